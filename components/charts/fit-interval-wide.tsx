import { type FitIntervalRow, sharedStretch } from './fit-interval-data';
import { Whisker } from './marks';
import { SvgNumber } from './svg-text';
import { type Axis, place, stretch } from './t-axis';

const WIDTH = 1136;
const FIRST = 36;
const ROW = 46;
const START = 190;
const PLOT = 528;
const MAX = 100;
/** The figure begins at 20, which no usual fit goes under; when one does, it begins at 0. */
const USUAL_MIN = 20;
const TICKS = [0, 20, 40, 60, 80, 100] as const;

/** Axis of the fits shown: 20–100, or 0–100 when an interval reaches under 20. */
export function fitAxis(rows: readonly FitIntervalRow[], start: number, length: number): Axis {
  const lowest = Math.min(
    MAX,
    ...rows.map(({ result }) => (result.status === 'fitted' ? Math.min(result.low, result.fit) : MAX)),
  );
  const min = lowest < USUAL_MIN ? 0 : USUAL_MIN;
  return { min, max: MAX, start, perUnit: length / (MAX - min) };
}

/** The marks of an axis of fits. */
export function fitTicks({ min }: Axis): readonly number[] {
  return TICKS.filter((tick) => tick >= min);
}

type FitIntervalWideProps = Readonly<{ rows: readonly FitIntervalRow[]; captionId: string }>;

/** Fits and intervals of several people, by name, from 720 px up. */
export function FitIntervalWide({ rows, captionId }: FitIntervalWideProps) {
  const axis = fitAxis(rows, START, PLOT);
  const bottom = FIRST + rows.length * ROW + 24;
  const shared = sharedStretch(rows);
  const linked = rows.some(({ name }) => name.href !== undefined);
  return (
    <svg
      className="fig fig-wide"
      viewBox={`0 0 ${WIDTH} ${bottom + 10}`}
      {...(linked ? { 'aria-hidden': true } : { role: 'img', 'aria-labelledby': captionId })}
    >
      {fitTicks(axis).map((tick) => (
        <g key={tick}>
          <line className="grid" x1={place(axis, tick)} x2={place(axis, tick)} y1={30} y2={bottom} />
          <text className="mu" x={place(axis, tick)} y={20} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      {shared ? (
        <rect
          className="common"
          x={place(axis, shared.from)}
          y={34}
          width={stretch(axis, shared.from, shared.to)}
          height={bottom - 40}
        />
      ) : null}
      {rows.map((row, index) => (
        <Row key={row.id} row={row} axis={axis} y={FIRST + index * ROW} />
      ))}
    </svg>
  );
}

function Row({ row, axis, y }: Readonly<{ row: FitIntervalRow; axis: Axis; y: number }>) {
  const { result } = row;
  return (
    <g>
      <line className="hair" x1={0} x2={WIDTH} y1={y + ROW} y2={y + ROW} />
      <SvgNumber className="b t16" x={0} y={y + 30} value={row.name} />
      {result.status === 'noFit' ? (
        <text className="mu halo" x={START + 12} y={y + 30}>
          {result.note}
        </text>
      ) : (
        <>
          <Whisker axis={axis} low={result.low} high={result.high} y={y + 24} cap={6} />
          <circle className="pt" cx={place(axis, result.fit)} cy={y + 24} r={7.5} />
          <SvgNumber className="b t16" x={756} y={y + 30} value={result.fitText} anchor="end" />
          <text className="mu" x={770} y={y + 30}>
            {result.intervalText}
          </text>
          <text className={result.tied ? 'mu' : 'b'} x={880} y={y + 30}>
            {result.note}
          </text>
        </>
      )}
    </g>
  );
}
