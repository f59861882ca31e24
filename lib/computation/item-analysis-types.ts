import type { ItemReviewReason } from '@/lib/psychometrics/reliability/item-review';
import type { ScaleKey } from '@/lib/scales';

/** Why a number is not there. */
export type NotMeasured =
  | Readonly<{ status: 'none'; reason: 'tooFewPeople'; people: number; needed: number }>
  | Readonly<{ status: 'none'; reason: 'noVariance' | 'modelDoesNotHold' }>;

export type ItemStatistics = Readonly<{
  itemId: string;
  reversed: boolean;
  /** Mean of the keyed answers as per cent of the maximum possible; null when nobody answered. */
  pomp: number | null;
  /** Share of each point as chosen, from the lowest to the highest. */
  shares: number[];
  itemRest: number | null;
  alphaIfDeleted: number | null;
  /** Why an author should read the statement again. */
  review: ItemReviewReason[];
}>;

export type ScaleStatistics = Readonly<{
  status: 'measured';
  alpha: number;
  alphaCi95: [number, number];
  omega: number | null;
  /** In points of the answer format; null where alpha is negative. */
  sem: number | null;
  items: ItemStatistics[];
}>;

export type ScaleCalibration = Readonly<{
  status: 'calibrated';
  converged: boolean;
  logLikelihood: number;
  items: { itemId: string; a: number; b: number[] }[];
}>;

export type ScaleAnalysis = Readonly<{
  scale: ScaleKey;
  /** People with an answer to every statement of the scale. */
  complete: number;
  statistics: ScaleStatistics | NotMeasured;
  calibration: ScaleCalibration | NotMeasured;
}>;

/** Statistics of a questionnaire version on an organisation's own answers, nobody named. */
export type ItemAnalysis = Readonly<{
  schemaVersion: 1;
  people: number;
  /** Forms with one answer throughout, left out. */
  leftOut: number;
  scales: ScaleAnalysis[];
}>;
