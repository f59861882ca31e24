import { type FitIntervalRow, sharedStretch } from './fit-interval-data';
import { Whisker } from './marks';
import { SvgNumber } from './svg-text';
import { type Axis, place, stretch } from './t-axis';

const FIRST = 36;
const ROW = 46;
/** Where a row's words stand: wide beside each other, in the middle size the note under the interval. */
const LAYOUTS = {
  wide: {
    width: 1136,
    start: 232,
    plot: 486,
    fitEnd: 756,
    intervalX: 770,
    noteX: 880,
    intervalDy: 30,
    noteDy: 30,
  },
  mid: {
    width: 744,
    start: 232,
    plot: 252,
    fitEnd: 526,
    intervalX: 544,
    noteX: 544,
    intervalDy: 21,
    noteDy: 39,
  },
} as const;

type Layout = (typeof LAYOUTS)[keyof typeof LAYOUTS];
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

type FitIntervalWideProps = Readonly<{
  rows: readonly FitIntervalRow[];
  captionId: string;
  size: keyof typeof LAYOUTS;
}>;

/** Fits and intervals of several people, by name: `wide` from 1280 px up, `mid` from 720 px and in print. */
export function FitIntervalWide({ rows, captionId, size }: FitIntervalWideProps) {
  const layout = LAYOUTS[size];
  const axis = fitAxis(rows, layout.start, layout.plot);
  const bottom = FIRST + rows.length * ROW + 24;
  const shared = sharedStretch(rows);
  const linked = rows.some(hasLink);
  return (
    <svg
      className={`fig fig-${size}`}
      viewBox={`0 0 ${layout.width} ${bottom + 10}`}
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
        <Row key={row.id} row={row} axis={axis} layout={layout} y={FIRST + index * ROW} />
      ))}
    </svg>
  );
}

function hasLink({ name, result }: FitIntervalRow): boolean {
  return name.href !== undefined || (result.status === 'fitted' && result.fitText.href !== undefined);
}

type RowProps = Readonly<{ row: FitIntervalRow; axis: Axis; layout: Layout; y: number }>;

function Row({ row, axis, layout, y }: RowProps) {
  const { result } = row;
  return (
    <g>
      <line className="hair" x1={0} x2={layout.width} y1={y + ROW} y2={y + ROW} />
      <SvgNumber className="b t16" x={0} y={y + 30} value={row.name} />
      {result.status === 'noFit' ? (
        <text className="mu halo" x={layout.start + 12} y={y + 30}>
          {result.note}
        </text>
      ) : (
        <>
          <Whisker axis={axis} low={result.low} high={result.high} y={y + 24} cap={6} />
          <circle className="pt" cx={place(axis, result.fit)} cy={y + 24} r={7.5} />
          <SvgNumber className="b t16" x={layout.fitEnd} y={y + 30} value={result.fitText} anchor="end" />
          <text className="mu" x={layout.intervalX} y={y + layout.intervalDy}>
            {result.intervalText}
          </text>
          <text className={result.tied ? 'mu' : 'b'} x={layout.noteX} y={y + layout.noteDy}>
            {result.note}
          </text>
        </>
      )}
    </g>
  );
}
