import { percentOfMaximum } from '../scores/standard-scores';
import { answerCovariance } from './answer-covariance';
import type { AnswerMatrix, ScaleItems } from './answer-matrix';
import { categoryCounts } from './category-counts';
import { reviewItem, type ItemReview } from './item-review';
import { scaleReliability, type ScaleReliability } from './scale-reliability';

export type AnalysedItem = Readonly<{
  column: number;
  /** People who answered it. */
  answered: number;
  /** Share of each point among them, from the lowest to the highest, as chosen; empty when nobody answered. */
  shares: readonly number[];
  /** Keyed, over them, as per cent of the maximum possible; null when nobody answered. */
  pomp: number | null;
  itemRest: number | null;
  alphaIfDeleted: number | null;
  review: ItemReview;
}>;

export type ScaleAnalysis = ScaleReliability &
  Readonly<{
    /** Complete cases of the scale: all coefficients are theirs. */
    people: number;
    items: readonly AnalysedItem[];
  }>;

/**
 * The whole item report of a form: coefficients of every scale and, item by item, the use of the points, the mean, the
 * item-rest correlation, alpha without it and the review. Two exact passes over bytes; linear in people.
 *
 * @returns One analysis per scale, in the order given.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE for an answer outside the format.
 * @see docs/method/scores-and-reliability.md, "Item review".
 * @example
 * const matrix = { answers: Uint8Array.of(1, 2, 3, 3, 4, 5), width: 2, format: { min: 1, max: 5 } };
 * itemAnalysis(matrix, [{ columns: [0, 1], reversed: [false, false] }])[0]; // alpha 0.96296…, sem 0.28867…
 */
export function itemAnalysis(matrix: AnswerMatrix, scales: readonly ScaleItems[]): readonly ScaleAnalysis[] {
  const counts = categoryCounts(matrix);
  return scales.map((scale) => {
    const { people, covariance } = answerCovariance(matrix, scale);
    const reliability = scaleReliability(covariance, people, scale.columns.length);
    const items = scale.columns.map((column, index) => {
      const use = useOfPoints(counts[column] ?? new Int32Array(0), matrix, scale.reversed[index] === true);
      const itemRest = reliability.itemRest[index] ?? null;
      const alphaIfDeleted = reliability.alphaIfDeleted[index] ?? null;
      const review = reviewItem({
        people,
        itemRest,
        pomp: use.pomp ?? 0,
        largestCategoryShare: Math.max(0, ...use.shares),
        alpha: reliability.alpha.value,
        alphaIfDeleted,
      });
      return { column, ...use, itemRest, alphaIfDeleted, review };
    });
    return { ...reliability, people, items };
  });
}

function useOfPoints(counts: Int32Array, { format: { min, max } }: AnswerMatrix, isReversed: boolean) {
  let answered = 0;
  let sum = 0;
  counts.forEach((count, index) => {
    answered += count;
    sum += count * (min + index);
  });
  if (answered === 0) return { answered, shares: [], pomp: null };
  const mean = sum / answered;
  return {
    answered,
    shares: Array.from(counts, (count) => count / answered),
    pomp: percentOfMaximum(isReversed ? min + max - mean : mean, min, max),
  };
}
