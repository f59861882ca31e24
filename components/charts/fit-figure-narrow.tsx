import type { FitFigureRow, FitFigureScore } from './fit-figure-data';
import { Point, TargetRange, Whisker } from './marks';
import { SvgNumber } from './svg-text';
import { type Axis, place, T_MAX, T_MEAN, T_MIN, T_TICKS } from './t-axis';

const WIDTH = 328;
const AXIS: Axis = { min: T_MIN, max: T_MAX, start: 20, perUnit: 4.8 };
const ROW = 104;
const RULE_PER_PERCENT = 0.25;
const CENTRE = 66;
const BAND = 22;
const CAP = 5;
const AXIS_ROOM = 34;

/** The fit figure under 720 px: drawn for the phone, not the wide one made smaller. */
export function FitFigureNarrow({ rows }: Readonly<{ rows: readonly FitFigureRow[] }>) {
  const height = rows.length * ROW + AXIS_ROOM;
  return (
    <svg className="fig fig-narrow" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      {rows.map((row, index) => (
        <Row key={row.scale} row={row} y={index * ROW} />
      ))}
      {T_TICKS.map((t) => (
        <text key={t} className="mu" x={place(AXIS, t)} y={height - 8} textAnchor="middle">
          {t}
        </text>
      ))}
    </svg>
  );
}

function Row({ row, y }: Readonly<{ row: FitFigureRow; y: number }>) {
  const outside = row.score.status === 'scored' && !row.score.inside;
  return (
    <g>
      {T_TICKS.map((t) => {
        const x = place(AXIS, t);
        return (
          <line key={t} className={t === T_MEAN ? 'mid' : 'grid'} x1={x} x2={x} y1={y + 50} y2={y + 82} />
        );
      })}
      <rect className="rule" x={0} y={y} width={WIDTH} height={row.weightPercent * RULE_PER_PERCENT} />
      <text className="b t16" x={0} y={y + 27}>
        {row.name}
      </text>
      <SvgNumber className="mu" x={WIDTH} y={y + 27} value={row.weight} anchor="end" />
      <TargetRange
        axis={AXIS}
        lower={row.targetLower}
        upper={row.targetUpper}
        y={y + CENTRE - BAND / 2}
        height={BAND}
      />
      <Score score={row.score} y={y + CENTRE} />
      <text className={outside ? 'b' : 'mu'} x={0} y={y + 96}>
        {`${row.verdict}, ${row.target.text}`}
      </text>
      {row.lost ? (
        <SvgNumber className={outside ? 'b' : 'mu'} x={WIDTH} y={y + 96} value={row.lost} anchor="end" />
      ) : null}
    </g>
  );
}

function Score({ score, y }: Readonly<{ score: FitFigureScore; y: number }>) {
  if (score.status === 'missing') {
    return (
      <text className="mu halo" x={AXIS.start + 4} y={y - 18}>
        {score.text}
      </text>
    );
  }
  const x = place(AXIS, score.t);
  return (
    <>
      <Whisker axis={AXIS} low={score.low} high={score.high} y={y} cap={CAP} />
      <Point x={x} y={y} inside={score.inside} />
      <SvgNumber className="b t16 halo" x={x} y={y - 16} value={score.text} anchor="middle" />
    </>
  );
}
