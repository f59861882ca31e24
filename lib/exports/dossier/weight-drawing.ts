import { formatPercent } from '@/lib/i18n/format';
import type { Drawing, Mark } from '@/lib/pdf/paper';
import type { Words } from '@/lib/i18n/words';

/** One weight as it is drawn, in per cent; `low` and `high` only where there is an interval. */
export type DrawnWeight = Readonly<{
  name: string;
  percent: number;
  interval: readonly [number, number] | null;
}>;

const WIDTH = 500;
const ROW = 22;
const NAME_END = 165;
const BAR_START = 175;
const BAR_END = 455;
const BAR = 9;
const SIZE = 9;
const BASELINE = 3;
const CAP = 4;
/** The longest bar stands for at least this share, so that six equal weights do not look like everything. */
const LEAST_FULL = 50;
const SOFT = 0.35;

/** The weights as bars with their intervals, in the fixed order of the scales. */
export function weightDrawing(weights: readonly DrawnWeight[], { locale }: Pick<Words, 'locale'>): Drawing {
  const full = Math.max(LEAST_FULL, ...weights.map(({ percent, interval }) => interval?.[1] ?? percent));
  const place = (percent: number) => BAR_START + (percent / full) * (BAR_END - BAR_START);
  return {
    width: WIDTH,
    height: weights.length * ROW,
    marks: weights.flatMap(({ name, percent, interval }, index): readonly Mark[] => {
      const y = index * ROW + ROW / 2;
      return [
        { mark: 'text', x: NAME_END, y: y + BASELINE, text: name, size: SIZE, anchor: 'end' },
        {
          mark: 'box',
          x: BAR_START,
          y: y - BAR / 2,
          width: place(percent) - BAR_START,
          height: BAR,
          shade: SOFT,
          edge: true,
        },
        ...(interval === null ? [] : whisker(place(interval[0]), place(interval[1]), y)),
        {
          mark: 'text',
          x: WIDTH,
          y: y + BASELINE,
          text: formatPercent(locale, percent),
          size: SIZE,
          bold: true,
          anchor: 'end',
        },
      ];
    }),
  };
}

function whisker(low: number, high: number, y: number): readonly Mark[] {
  const line = { mark: 'line', width: 1, shade: 1 } as const;
  return [
    { ...line, x1: low, y1: y, x2: high, y2: y },
    { ...line, x1: low, y1: y - CAP, x2: low, y2: y + CAP },
    { ...line, x1: high, y1: y - CAP, x2: high, y2: y + CAP },
  ];
}
