import type { Drawing, Mark } from '@/lib/pdf/paper';
import {
  activeScales,
  type ActiveScale,
  type ReportContext,
  targetText,
  verdictText,
} from './report-context';

const WIDTH = 744;
const TOP = 30;
const ROW = 56;
const AXIS = { min: 20, max: 80, start: 232, perUnit: 5.8 } as const;
const TICKS = [20, 30, 40, 50, 60, 70, 80] as const;
const MEAN = 50;
const RULE_END = 204;
const RULE_PER_PERCENT = 0.25;
const WORDS_X = 596;
const CENTRE = 34;
const BAND = 20;
const CAP = 5;
const POINT = 6.5;
const OPEN_POINT = 8;
const SIZE = 13;
const SMALL = 12;
const SCORE_RISE = 13;

const HAIR = { mark: 'line', width: 0.5, shade: 0.5 } as const;

/**
 * The fit figure on paper: the target as a band with its edges, the score as a filled disc inside it and an open diamond
 * outside, the interval as a line with caps, the weight as the thickness of the rule above. It says the same as the
 * figure of the page, without its links and colours.
 */
export function fitDrawing(context: ReportContext): Drawing {
  const scales = activeScales(context.model);
  const bottom = TOP + scales.length * ROW;
  return {
    width: WIDTH,
    height: bottom + 6,
    marks: [
      ...headMarks(context, bottom),
      ...scales.flatMap((scale, index) => rowMarks(scale, TOP + index * ROW, context)),
      { ...HAIR, x1: 0, y1: bottom, x2: WIDTH, y2: bottom },
    ],
  };
}

function headMarks({ words }: ReportContext, bottom: number): readonly Mark[] {
  const t = words.say('report.figure');
  const ticks = TICKS.flatMap((tick): readonly Mark[] => {
    const x = place(tick);
    const isMean = tick === MEAN;
    return [
      { mark: 'line', x1: x, y1: 24, x2: x, y2: bottom, width: isMean ? 1 : 0.5, shade: isMean ? 0.7 : 0.3 },
      { mark: 'text', x, y: 18, text: String(tick), size: SMALL, anchor: 'middle' },
    ];
  });
  return [
    ...ticks,
    { mark: 'text', x: 0, y: 18, text: t('scale'), size: SMALL },
    { mark: 'text', x: RULE_END, y: 18, text: t('weight'), size: SMALL, anchor: 'end' },
    { mark: 'text', x: WIDTH, y: 18, text: t('lost'), size: SMALL, anchor: 'end' },
  ];
}

function rowMarks(scale: ActiveScale, y: number, context: ReportContext): readonly Mark[] {
  const { words, numbers } = context;
  const { key, weightPercent, targetLower, targetUpper } = scale;
  const centre = y + CENTRE;
  const end = targetUpper ?? AXIS.max;
  const band = { y: centre - BAND / 2, height: BAND };
  const edge = (at: number): Mark => ({
    ...{ mark: 'line', x1: place(at), x2: place(at), width: 1.2, shade: 1 },
    y1: band.y,
    y2: band.y + BAND,
  });
  return [
    { mark: 'box', x: 0, y, width: RULE_END, height: weightPercent * RULE_PER_PERCENT, shade: 1 },
    { ...HAIR, x1: 0, y1: y, x2: WIDTH, y2: y },
    { mark: 'text', x: 0, y: y + 27, text: words.say('scales.names')(key), size: SIZE, bold: true },
    {
      mark: 'text',
      x: RULE_END,
      y: y + 44,
      text: numbers.percent(weightPercent),
      size: SMALL,
      anchor: 'end',
    },
    { mark: 'box', x: place(targetLower), width: place(end) - place(targetLower), shade: 0.14, ...band },
    edge(targetLower),
    ...(targetUpper === null ? [] : [edge(targetUpper)]),
    ...scoreMarks(scale, centre, context),
    { mark: 'text', x: WORDS_X, y: y + 30, text: verdictText(scale, context), size: SMALL },
    { mark: 'text', x: WORDS_X, y: y + 46, text: targetText(scale, context), size: SMALL },
    ...lostMarks(scale, y + 46, context),
  ];
}

function scoreMarks(scale: ActiveScale, y: number, { numbers }: ReportContext): readonly Mark[] {
  if (scale.status === 'insufficient') return [];
  const [low, high] = scale.interval90;
  const line = { mark: 'line', width: 1.4, shade: 1 } as const;
  const caps = [low, high].filter((end) => end >= AXIS.min && end <= AXIS.max);
  const x = place(scale.t);
  return [
    { ...line, x1: place(low), y1: y, x2: place(high), y2: y },
    ...caps.map((end) => ({ ...line, x1: place(end), y1: y - CAP, x2: place(end), y2: y + CAP })),
    scale.band === 'within'
      ? { mark: 'disc', x, y, radius: POINT }
      : { mark: 'diamond', x, y, radius: OPEN_POINT },
    {
      ...{ mark: 'text', x, y: y - SCORE_RISE, size: SIZE, bold: true, anchor: 'middle' },
      text: numbers.t(scale.t),
    },
  ];
}

function lostMarks(scale: ActiveScale, y: number, { numbers }: ReportContext): readonly Mark[] {
  if (scale.status === 'insufficient' || scale.shownPointsLost === null) return [];
  const text = numbers.loss(scale.shownPointsLost);
  return [{ mark: 'text', x: WIDTH, y, text, size: SMALL, bold: true, anchor: 'end' }];
}

/** Place of a T; one beyond the axis stands at its end. */
function place(t: number): number {
  return AXIS.start + (Math.min(AXIS.max, Math.max(AXIS.min, t)) - AXIS.min) * AXIS.perUnit;
}
