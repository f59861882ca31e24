import { responseMatrix } from '@/lib/psychometrics/item-response/response-matrix';
import {
  calibrate,
  type CalibrationGap,
  MIN_PEOPLE_OPERATIONAL,
} from '@/lib/psychometrics/item-response/marginal-maximum-likelihood';
import { NO_ANSWER, type ScaleItems } from '@/lib/psychometrics/reliability/answer-matrix';
import {
  itemAnalysis,
  type ScaleAnalysis as AnalysedScale,
} from '@/lib/psychometrics/reliability/item-analysis';
import { ITEM_STATISTICS_PEOPLE } from '@/lib/psychometrics/reliability/item-review';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { Item, Questionnaire } from '@/lib/scoring/types';
import type {
  ItemAnalysis,
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

type Rows = ItemAnalysisInput['rows'];

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
  const { items, responseFormat } = questionnaire;
  const scales = SCALE_KEYS.map((key) => scaleItems(items, key));
  const matrix = { answers: answerBytes(rows, items.length), width: items.length, format: responseFormat };
  const analysed = itemAnalysis(matrix, scales);
  return {
    schemaVersion: 1,
    people: rows.length,
    leftOut,
    scales: SCALE_KEYS.map((scale, index): ScaleAnalysis => {
      const [analysis, own] = [analysed[index], scales[index]];
      if (analysis === undefined || own === undefined) throw new Error(`no analysis of ${scale}`);
      return {
        scale,
        complete: analysis.people,
        statistics: scaleStatistics(analysis, items),
        calibration: scaleCalibration(items, own, keyedRows(rows, own, responseFormat), (share) => {
          onProgress((index + share) / SCALE_KEYS.length);
        }),
      };
    }),
  };
}

function scaleItems(items: readonly Item[], scale: ScaleKey): ScaleItems {
  const columns = items.flatMap((item, column) => (item.scale === scale ? [column] : []));
  return { columns, reversed: columns.map((column) => items[column]?.reversed === true) };
}

/** A row of another length is left for the analysis to refuse. */
function answerBytes(rows: Rows, width: number): Uint8Array {
  return Uint8Array.from(
    rows.flatMap((row) => (row.length === width ? row : [...row, null])),
    (value) => value ?? NO_ANSWER,
  );
}

/** Keyed answers from 0 of those who answered the whole scale. */
function keyedRows(
  rows: Rows,
  { columns, reversed }: ScaleItems,
  { min, max }: Questionnaire['responseFormat'],
): readonly (readonly number[])[] {
  return rows.flatMap((row) => {
    const keyed = columns.flatMap((column, index) => {
      const value = row[column] ?? null;
      return value === null ? [] : [reversed[index] === true ? max - value : value - min];
    });
    return keyed.length === columns.length ? [keyed] : [];
  });
}

function scaleStatistics(analysis: AnalysedScale, items: readonly Item[]): ScaleStatistics | NotMeasured {
  const { people, alpha, alphaCi95, omega, sem } = analysis;
  if (people < ITEM_STATISTICS_PEOPLE) return tooFew(people, ITEM_STATISTICS_PEOPLE);
  if (alpha.value === null || alphaCi95 === null) return { status: 'none', reason: 'noVariance' };
  return {
    status: 'measured',
    alpha: alpha.value,
    alphaCi95: [alphaCi95[0], alphaCi95[1]],
    omega: omega.value,
    sem: sem.value,
    items: analysis.items.map(({ column, pomp, shares, itemRest, alphaIfDeleted, review }) => ({
      itemId: items[column]?.id ?? '',
      reversed: items[column]?.reversed === true,
      pomp,
      shares: [...shares],
      itemRest,
      alphaIfDeleted,
      review: review.status === 'reviewed' ? [...review.reasons] : [],
    })),
  };
}

function scaleCalibration(
  items: readonly Item[],
  { columns }: ScaleItems,
  keyed: readonly (readonly number[])[],
  onProgress: (share: number) => void,
): ScaleCalibration | NotMeasured {
  if (keyed.length < MIN_PEOPLE_OPERATIONAL) return tooFew(keyed.length, MIN_PEOPLE_OPERATIONAL);
  const result = calibrate(responseMatrix(keyed), { onProgress });
  if (result.status === 'none') return { status: 'none', reason: gapReason(result.reason) };
  return {
    status: 'calibrated',
    converged: result.converged,
    logLikelihood: result.logLikelihood,
    items: result.items.map(({ a, b }, index) => ({
      itemId: items[columns[index] ?? 0]?.id ?? '',
      a,
      b: [...b],
    })),
  };
}

function gapReason(reason: CalibrationGap): 'noVariance' | 'modelDoesNotHold' {
  return reason === 'noVariance' || reason === 'emptyCategory' ? 'noVariance' : 'modelDoesNotHold';
}

function tooFew(people: number, needed: number): NotMeasured {
  return { status: 'none', reason: 'tooFewPeople', people, needed };
}
