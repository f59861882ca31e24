import type { PerScale } from '@/lib/scales';
import { wrapLabel } from '../charts/wrap-label';

type Branch = Readonly<{ root: number; x: number; y: number }>;

const BRANCHES: PerScale<Branch> = [
  { root: 30, x: 150, y: 94 },
  { root: 30, x: 310, y: 94 },
  { root: 120, x: 108, y: 218 },
  { root: 120, x: 352, y: 218 },
  { root: 230, x: 70, y: 350 },
  { root: 230, x: 390, y: 350 },
];
const TRUNK_X = 230;
const ROOM = 17;

type SixBranchesProps = Readonly<{
  /** The picture in a sentence. */
  label: string;
  /** The names of the scales, in their order. */
  names: PerScale<string>;
}>;

/** The tree of the sign-in page: one branch a scale. */
export function SixBranches({ label, names }: SixBranchesProps) {
  return (
    <svg className="tree" viewBox="0 0 460 430" role="img" aria-label={label}>
      <g strokeWidth="3">
        <path d={`M${TRUNK_X} 20V410`} />
        {BRANCHES.map(({ root, x, y }, index) => (
          <g key={`${x}-${y}`}>
            <path d={`M${TRUNK_X} ${root} ${x} ${y}`} />
            <circle cx={x} cy={y} r={5} strokeWidth="2" />
            {wrapLabel(names[index] ?? '', ROOM).map((line, lineIndex) => (
              <text key={line} x={x} y={y + 24 + lineIndex * 18} textAnchor="middle">
                {line}
              </text>
            ))}
          </g>
        ))}
      </g>
    </svg>
  );
}
