import { responseMatrix } from '@/lib/psychometrics/item-response/response-matrix';
import {
  calibrate,
  type CalibrationGap,
  MIN_PEOPLE_OPERATIONAL,
} from '@/lib/psychometrics/item-response/marginal-maximum-likelihood';
import { ITEM_STATISTICS_PEOPLE, reviewItem } from '@/lib/psychometrics/reliability/item-review';
import { reliabilityReport, type ScaleReport } from '@/lib/psychometrics/reliability/reliability-report';
import { percentOfMaximum } from '@/lib/psychometrics/scores/standard-scores';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { Item, Questionnaire } from '@/lib/scoring/types';
import { standardDeviation } from '@/lib/stats/covariance';
import { mean } from '@/lib/stats/mean';
import type {
  ItemAnalysis,
  ItemStatistics,
  NotMeasured,
  ScaleAnalysis,
  ScaleCalibration,
  ScaleStatistics,
} from './item-analysis-types';

export type ItemAnalysisInput = Readonly<{
  questionnaire: Questionnaire;
  /** Raw answers, person by person in the order of the items; null = open or not administered. */
  rows: readonly (readonly (number | null)[])[];
  /** Forms that were left out before. */
  leftOut: number;
}>;

/**
 * Statistics of every scale of a questionnaire on an organisation's own answers: reliability with its interval, each
 * statement's part in it, and the parameters of the graded response model. Below 100 people, and below 500 for the
 * model, there is a reason instead of a number.
 *
 * @param onProgress Called with the share that is done, 0–1, never falling.
 * @throws {PsychometricsError} WRONG_SHAPE or OUT_OF_RANGE for answers that do not fit the questionnaire.
 * @see docs/method.md, "Own data".
 */
export function computeItemAnalysis(
  { questionnaire, rows, leftOut }: ItemAnalysisInput,
  onProgress: (share: number) => void = () => {},
): ItemAnalysis {
  const { items, responseFormat, minimumShare } = questionnaire;
  const reports = reliabilityReport({
    format: responseFormat,
    reversed: items.map(({ reversed }) => reversed),
    scales: SCALE_KEYS.map((name) => ({ name, columns: columnsOf(items, name) })),
    rows,
    minimumShare,
  });
  return {
    schemaVersion: 1,
    people: rows.length,
    leftOut,
    scales: SCALE_KEYS.map((scale, index): ScaleAnalysis => {
      const report = reports[index];
      if (report === undefined) throw new Error(`no report of ${scale}`);
      const keyed = completeKeyedRows({ questionnaire, rows, leftOut }, scale);
      const own = items.filter((item) => item.scale === scale);
      return {
        scale,
        complete: report.nComplete,
        statistics: scaleStatistics(report, own, keyed, responseFormat),
        calibration: scaleCalibration(own, keyed, responseFormat.min, (share) => {
          onProgress((index + share) / SCALE_KEYS.length);
        }),
      };
    }),
  };
}

function columnsOf(items: readonly Item[], scale: ScaleKey): readonly number[] {
  return items.flatMap((item, column) => (item.scale === scale ? [column] : []));
}

/** Keyed answers of those who answered the whole scale. */
function completeKeyedRows(
  { questionnaire, rows }: ItemAnalysisInput,
  scale: ScaleKey,
): readonly (readonly number[])[] {
  const { items, responseFormat } = questionnaire;
  const mirror = responseFormat.min + responseFormat.max;
  const columns = columnsOf(items, scale);
  return rows.flatMap((row) => {
    const keyed = columns.flatMap((column) => {
      const value = row[column] ?? null;
      return value === null ? [] : [items[column]?.reversed === true ? mirror - value : value];
    });
    return keyed.length === columns.length ? [keyed] : [];
  });
}

function scaleStatistics(
  report: ScaleReport,
  items: readonly Item[],
  keyed: readonly (readonly number[])[],
  format: Questionnaire['responseFormat'],
): ScaleStatistics | NotMeasured {
  const { nComplete, alpha, alphaCi95, omega, sem } = report;
  if (nComplete < ITEM_STATISTICS_PEOPLE) return tooFew(nComplete, ITEM_STATISTICS_PEOPLE);
  if (alpha.value === null || alphaCi95 === null) return { status: 'none', reason: 'noVariance' };
  return {
    status: 'measured',
    alpha: alpha.value,
    alphaCi95: [alphaCi95[0], alphaCi95[1]],
    omega: omega.value,
    sem: sem.value,
    items: items.map((item, index) => {
      const values = keyed.map((row) => row[index] ?? format.min);
      return itemStatistics(item, values, { report, index, format });
    }),
  };
}

type Place = Readonly<{ report: ScaleReport; index: number; format: Questionnaire['responseFormat'] }>;

function itemStatistics(
  { id, reversed }: Item,
  values: readonly number[],
  { report, index, format }: Place,
): ItemStatistics {
  const itemMean = mean(values);
  const itemRest = report.itemRest[index] ?? null;
  const alphaIfDeleted = report.alphaIfDeleted[index] ?? null;
  const review = reviewItem({
    people: values.length,
    itemRest,
    pomp: percentOfMaximum(itemMean, format.min, format.max),
    largestCategoryShare: largestShare(values),
    alpha: report.alpha.value,
    alphaIfDeleted,
  });
  return {
    itemId: id,
    reversed,
    mean: itemMean,
    sd: standardDeviation(values),
    itemRest,
    alphaIfDeleted,
    review: review.status === 'reviewed' ? [...review.reasons] : [],
  };
}

function largestShare(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Math.max(...counts.values()) / values.length;
}

function scaleCalibration(
  items: readonly Item[],
  keyed: readonly (readonly number[])[],
  lowest: number,
  onProgress: (share: number) => void,
): ScaleCalibration | NotMeasured {
  if (keyed.length < MIN_PEOPLE_OPERATIONAL) return tooFew(keyed.length, MIN_PEOPLE_OPERATIONAL);
  const fromZero = keyed.map((row) => row.map((value) => value - lowest));
  const result = calibrate(responseMatrix(fromZero), { onProgress });
  if (result.status === 'none') return { status: 'none', reason: gapReason(result.reason) };
  return {
    status: 'calibrated',
    converged: result.converged,
    logLikelihood: result.logLikelihood,
    items: result.items.map(({ a, b }, index) => ({ itemId: items[index]?.id ?? '', a, b: [...b] })),
  };
}

function gapReason(reason: CalibrationGap): 'noVariance' | 'modelDoesNotHold' {
  return reason === 'noVariance' || reason === 'emptyCategory' ? 'noVariance' : 'modelDoesNotHold';
}

function tooFew(people: number, needed: number): NotMeasured {
  return { status: 'none', reason: 'tooFewPeople', people, needed };
}
