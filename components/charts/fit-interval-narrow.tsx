import { type FitIntervalRow, sharedStretch } from './fit-interval-data';
import { fitAxis, fitTicks } from './fit-interval-wide';
import { Whisker } from './marks';
import { SvgNumber } from './svg-text';
import { type Axis, place, stretch } from './t-axis';

const WIDTH = 328;
const FIRST = 30;
const ROW = 84;
const START = 12;
const PLOT = 304;

/** Fits and intervals of several people on a phone. */
export function FitIntervalNarrow({ rows }: Readonly<{ rows: readonly FitIntervalRow[] }>) {
  const axis = fitAxis(rows, START, PLOT);
  const bottom = FIRST + rows.length * ROW;
  const shared = sharedStretch(rows);
  return (
    <svg className="fig fig-narrow" viewBox={`0 0 ${WIDTH} ${bottom + 6}`} aria-hidden="true">
      {fitTicks(axis).map((tick) => (
        <text key={tick} className="mu" x={place(axis, tick)} y={16} textAnchor="middle">
          {tick}
        </text>
      ))}
      {rows.map((row, index) => (
        <Row key={row.id} row={row} axis={axis} shared={shared} y={FIRST + index * ROW} />
      ))}
    </svg>
  );
}

type RowProps = Readonly<{
  row: FitIntervalRow;
  axis: Axis;
  shared: ReturnType<typeof sharedStretch>;
  y: number;
}>;

function Row({ row, axis, shared, y }: RowProps) {
  const { result } = row;
  return (
    <g>
      <line className="hair" x1={0} x2={WIDTH} y1={y} y2={y} />
      <SvgNumber className="b t16" x={0} y={y + 22} value={row.name} />
      {result.status === 'noFit' ? (
        <text className="mu" x={0} y={y + 46}>
          {result.note}
        </text>
      ) : (
        <>
          <SvgNumber className="b t16" x={WIDTH} y={y + 22} value={result.fitText} anchor="end" />
          {shared && result.tied ? (
            <rect
              className="common"
              x={place(axis, shared.from)}
              y={y + 32}
              width={stretch(axis, shared.from, shared.to)}
              height={24}
            />
          ) : null}
          <Whisker axis={axis} low={result.low} high={result.high} y={y + 44} cap={6} />
          <circle className="pt" cx={place(axis, result.fit)} cy={y + 44} r={7.5} />
          <text className={result.tied ? 'mu' : 'b'} x={0} y={y + 74}>
            {`${result.intervalText}, ${result.note}`}
          </text>
        </>
      )}
    </g>
  );
}
