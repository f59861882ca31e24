import { type Axis, isShown, place, stretch } from './t-axis';

type WhiskerProps = Readonly<{ axis: Axis; low: number; high: number; y: number; cap: number }>;

/** An interval: a line with caps; an end outside the figure has no cap. `cap` is half the height of a cap. */
export function Whisker({ axis, low, high, y, cap }: WhiskerProps) {
  const capAt = (value: number) =>
    cap > 0 && isShown(axis, value) ? `M${place(axis, value)} ${y - cap}v${2 * cap}` : '';
  return (
    <path className="whisk" d={`M${place(axis, low)} ${y}H${place(axis, high)}${capAt(low)}${capAt(high)}`} />
  );
}

type PointProps = Readonly<{ x: number; y: number; inside: boolean; size?: 'large' | 'small' }>;

const POINT_SIZES = { large: { disc: 7.5, diamond: 8.5 }, small: { disc: 6, diamond: 7 } } as const;

/** A person: a filled disc inside the target, an open diamond outside it. */
export function Point({ x, y, inside, size = 'large' }: PointProps) {
  const { disc, diamond: d } = POINT_SIZES[size];
  if (inside) return <circle className="pt" cx={x} cy={y} r={disc} />;
  return <path className="pt-out" d={`M${x} ${y - d}l${d} ${d}-${d} ${d}-${d}-${d}z`} />;
}

type TargetRangeProps = Readonly<{
  axis: Axis;
  lower: number;
  /** No upper limit when null: the band runs to the right edge, without an edge line. */
  upper: number | null;
  y: number;
  height: number;
}>;

/** The soft band of the target, with an edge at each real limit. */
export function TargetRange({ axis, lower, upper, y, height }: TargetRangeProps) {
  const end = upper ?? axis.max;
  return (
    <>
      <rect
        className="range"
        x={place(axis, lower)}
        y={y}
        width={stretch(axis, lower, end)}
        height={height}
      />
      <EdgeLine x={place(axis, lower)} y={y} height={height} />
      {upper === null ? null : <EdgeLine x={place(axis, upper)} y={y} height={height} />}
    </>
  );
}

function EdgeLine({ x, y, height }: Readonly<{ x: number; y: number; height: number }>) {
  return <line className="edge" x1={x} x2={x} y1={y} y2={y + height} />;
}
