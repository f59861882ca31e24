import type { MappedStep } from '@/lib/job-analysis/work-map';

const SIZE = 60;
const MIDDLE = SIZE / 2;
const RING = 25;
const DISC_MIN = 9;
const DISC_MAX = 21;
const IMPACT_MAX = 4;

/** A step on the map: the disc grows with criticality, the ring tells whether the worker may decide. */
export function StepMark({ step: { number, criticality, authority } }: Readonly<{ step: MappedStep }>) {
  const radius = DISC_MIN + (DISC_MAX - DISC_MIN) * (criticality ?? 0);
  const tone = authority ?? 'unknown';
  return (
    <svg
      className={`mark ${tone}`}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      width={SIZE}
      height={SIZE}
      aria-hidden="true"
    >
      <circle className="ring" cx={MIDDLE} cy={MIDDLE} r={RING} />
      <circle className="disc" cx={MIDDLE} cy={MIDDLE} r={authority === 'closed' ? DISC_MAX : radius} />
      <text x={MIDDLE} y={MIDDLE} dominantBaseline="central" textAnchor="middle">
        {number}
      </text>
    </svg>
  );
}

/** Harm or delight as four triangles, filled up to the rounded mean. */
export function ImpactMarks({ kind, value }: Readonly<{ kind: 'loss' | 'gain'; value: number | null }>) {
  const filled = Math.round(value ?? 0);
  const shape = kind === 'gain' ? 'M1 10 6 1l5 9z' : 'M1 2h10L6 11z';
  return (
    <svg className={`impact ${kind}`} viewBox="0 0 56 12" width={56} height={12} aria-hidden="true">
      {Array.from({ length: IMPACT_MAX }, (_, index) => (
        <path
          key={index}
          d={shape}
          transform={`translate(${index * 14} 0)`}
          className={index < filled ? 'on' : 'off'}
        />
      ))}
    </svg>
  );
}
