import { shownT } from '@/lib/report/shown-numbers';
import type { ReportModel, ReportScale } from '@/lib/report/types';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { CellValue, Column, ColumnUnit, ColumnWord, ExportedCandidate } from './candidate-row';

const T_RANGE = [20, 80] as const;
const PERCENT_RANGE = [0, 100] as const;
const STEN_RANGE = [1, 10] as const;
const MEAN_RANGE = [1, 5] as const;
const MEAN_DECIMALS = 2;

/** What a file says beyond the words of its language: how a column is made, apart from its name. */
type Shape = Readonly<{
  word: ColumnWord;
  unit: ColumnUnit;
  range?: readonly [number, number];
  decimals?: number;
  valueOf: (candidate: ExportedCandidate) => CellValue;
}>;

const column = (shape: Shape): Column => ({
  ...{ code: shape.word, scale: null, range: null, decimals: 0 },
  ...shape,
});

const ofModel =
  (valueOf: (model: ReportModel) => CellValue) =>
  ({ result }: ExportedCandidate): CellValue =>
    result === null ? null : valueOf(result.model);

const PERSON: readonly Column[] = [
  column({ word: 'reference', unit: 'text', valueOf: ({ reference }) => reference }),
  column({ word: 'name', unit: 'text', valueOf: ({ name }) => name }),
  column({ word: 'language', unit: 'word', valueOf: ({ language }) => language }),
  column({ word: 'status', unit: 'word', valueOf: ({ status }) => status }),
  column({ word: 'invited', unit: 'time', valueOf: ({ invitedAt }) => invitedAt }),
  column({ word: 'submitted', unit: 'time', valueOf: ({ submittedAt }) => submittedAt }),
];

const WHOLE: readonly Column[] = [
  column({
    ...{ word: 'fit', unit: 'points', range: PERCENT_RANGE },
    valueOf: ofModel(({ fit }) => (fit.status === 'fitted' ? fit.shown : null)),
  }),
  column({
    ...{ word: 'fitLow', unit: 'points', range: PERCENT_RANGE },
    valueOf: ofModel(({ fit }) => (fit.status === 'fitted' ? Math.round(fit.interval90[0]) : null)),
  }),
  column({
    ...{ word: 'fitHigh', unit: 'points', range: PERCENT_RANGE },
    valueOf: ofModel(({ fit }) => (fit.status === 'fitted' ? Math.round(fit.interval90[1]) : null)),
  }),
  column({ word: 'group', unit: 'word', valueOf: ({ group }) => group }),
  column({
    ...{ word: 'within', unit: 'count', range: [0, SCALE_KEYS.length] as const },
    valueOf: ofModel(({ withinTarget }) => withinTarget),
  }),
  column({
    word: 'composite',
    unit: 't',
    range: T_RANGE,
    valueOf: ofModel((model) => compositeT(model, 't')),
  }),
  column({
    ...{ word: 'compositeLow', unit: 't', range: T_RANGE },
    valueOf: ofModel((model) => compositeT(model, 'low')),
  }),
  column({
    ...{ word: 'compositeHigh', unit: 't', range: T_RANGE },
    valueOf: ofModel((model) => compositeT(model, 'high')),
  }),
];

const QUALITY: readonly Column[] = [
  column({ word: 'flags', unit: 'count', valueOf: ofModel(({ quality }) => quality.flagCount) }),
  column({ word: 'verdict', unit: 'word', valueOf: ofModel(({ quality }) => quality.verdict) }),
  column({ word: 'unanswered', unit: 'count', valueOf: ofModel(({ quality }) => quality.unanswered) }),
  column({ word: 'decision', unit: 'word', valueOf: ({ decision }) => decision }),
  column({ word: 'inputHash', unit: 'hash', valueOf: ({ result }) => result?.inputHash ?? null }),
  column({ word: 'resultHash', unit: 'hash', valueOf: ({ result }) => result?.resultHash ?? null }),
];

/**
 * The columns of a file of candidates: the numbers as the pages show them, whole T and fit, each with its interval.
 *
 * @param scales Scales that the assessment administers, in the fixed order; the others have no columns.
 */
export function candidateColumns(scales: readonly ScaleKey[]): readonly Column[] {
  return [...PERSON, ...WHOLE, ...scales.flatMap(scaleColumns), ...QUALITY];
}

type Scored = Extract<ReportScale, { status: 'scored' }>;
type Active = Exclude<ReportScale, { status: 'excluded' }>;

function scaleColumns(key: ScaleKey): readonly Column[] {
  const index = SCALE_KEYS.indexOf(key);
  const scored = (valueOf: (scale: Scored) => CellValue) =>
    ofModel(({ scales }) => {
      const scale = scales[index];
      return scale?.status === 'scored' ? valueOf(scale) : null;
    });
  const active = (valueOf: (scale: Active) => CellValue) =>
    ofModel(({ scales }) => {
      const scale = scales[index];
      return scale === undefined || scale.status === 'excluded' ? null : valueOf(scale);
    });
  const own = (shape: Shape): Column => ({ ...column(shape), code: `${key}.${shape.word}`, scale: key });
  return [
    own({ word: 't', unit: 't', range: T_RANGE, valueOf: scored(({ t }) => wholeT(t)) }),
    own({
      word: 'tLow',
      unit: 't',
      range: T_RANGE,
      valueOf: scored(({ interval90 }) => wholeT(interval90[0])),
    }),
    own({
      word: 'tHigh',
      unit: 't',
      range: T_RANGE,
      valueOf: scored(({ interval90 }) => wholeT(interval90[1])),
    }),
    own({ word: 'sten', unit: 'sten', range: STEN_RANGE, valueOf: scored(({ sten }) => sten) }),
    own({
      ...{ word: 'mean', unit: 'mean', range: MEAN_RANGE, decimals: MEAN_DECIMALS },
      valueOf: scored(({ mean }) => hundredths(mean)),
    }),
    own({
      word: 'band',
      unit: 'word',
      valueOf: active((scale) => (scale.status === 'scored' ? scale.band : scale.reason)),
    }),
    own({
      ...{ word: 'lost', unit: 'points', range: PERCENT_RANGE },
      valueOf: scored(({ shownPointsLost }) => shownPointsLost),
    }),
    own({
      ...{ word: 'weight', unit: 'percent', range: PERCENT_RANGE },
      valueOf: active(({ weightPercent }) => weightPercent),
    }),
    own({
      word: 'targetLower',
      unit: 't',
      range: T_RANGE,
      valueOf: active(({ targetLower }) => targetLower),
    }),
    own({
      word: 'targetUpper',
      unit: 't',
      range: T_RANGE,
      valueOf: active(({ targetUpper }) => targetUpper),
    }),
  ];
}

function compositeT({ composite }: ReportModel, end: 't' | 'low' | 'high'): number | null {
  if (composite.status !== 'scored') return null;
  const [low, high] = composite.interval90;
  return wholeT({ t: composite.t, low, high }[end]);
}

/** As every page shows a T: whole, from 20 to 80. */
function wholeT(t: number): number {
  return Math.round(shownT(t));
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
