import type { Drawing, Mark } from '@/lib/pdf/paper';
import type { ComparisonContext, PrintedPerson } from './comparison-context';

const WIDTH = 520;
const TOP = 22;
const ROW = 26;
const NAME_ROOM = 170;
const AXIS = { min: 0, max: 100, start: 180, perUnit: 2.8 } as const;
const TICKS = [0, 25, 50, 75, 100] as const;
const SIZE = 9;
const BASELINE = 3;
const CAP = 4;
const POINT = 4;

/** Fits with their intervals, one line a person, in the order of the page: no rank can be read off. */
export function comparisonDrawing({ comparison: { people }, numbers }: ComparisonContext): Drawing {
  const height = TOP + people.length * ROW;
  return {
    width: WIDTH,
    height,
    marks: [
      ...TICKS.flatMap((tick): readonly Mark[] => [
        { mark: 'line', x1: place(tick), y1: TOP - 4, x2: place(tick), y2: height, width: 0.5, shade: 0.3 },
        { mark: 'text', x: place(tick), y: TOP - 8, text: String(tick), size: SIZE, anchor: 'middle' },
      ]),
      ...people.flatMap((person, index) => personMarks(person, TOP + index * ROW + ROW / 2, numbers)),
    ],
  };
}

function personMarks(
  { name, model: { fit } }: PrintedPerson,
  y: number,
  numbers: ComparisonContext['numbers'],
): readonly Mark[] {
  const label: Mark = { mark: 'text', x: 0, y: y + BASELINE, text: shortened(name), size: SIZE, bold: true };
  if (fit.status === 'noFit') return [label];
  const [low, high] = fit.interval90;
  const line = { mark: 'line', width: 1.2, shade: 1 } as const;
  return [
    label,
    { ...line, x1: place(low), y1: y, x2: place(high), y2: y },
    { ...line, x1: place(low), y1: y - CAP, x2: place(low), y2: y + CAP },
    { ...line, x1: place(high), y1: y - CAP, x2: place(high), y2: y + CAP },
    { mark: 'disc', x: place(fit.fit), y, radius: POINT },
    {
      mark: 'text',
      x: WIDTH,
      y: y + BASELINE,
      text: numbers.whole(fit.shown),
      size: SIZE,
      bold: true,
      anchor: 'end',
    },
  ];
}

/** A long name is whole in the table below. */
function shortened(name: string): string {
  const room = Math.floor(NAME_ROOM / (SIZE * 0.58));
  return name.length > room ? `${name.slice(0, room - 1)}…` : name;
}

function place(fit: number): number {
  return AXIS.start + (Math.min(AXIS.max, Math.max(AXIS.min, fit)) - AXIS.min) * AXIS.perUnit;
}
