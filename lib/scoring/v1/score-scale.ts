import { isTooFew } from '@/lib/psychometrics/scores/answered-share';
import { ScoringError } from '../errors';
import type { Answers, Item, ResponseFormat, ScaleMean } from '../types';

/** Items of one scale; `facet` is compared only within the scale. */
export type ScaleItem = Pick<Item, 'id' | 'facet' | 'reversed'>;

export type MinimumShares = Readonly<{
  /** Share of the scale's items that must be answered, in (0, 1]. */
  ofScale: number;
  /** Share of each facet's items that must be answered, in (0, 1]. */
  ofFacet: number;
}>;

/**
 * Raw score of one behaviour scale: the mean of its keyed answers.
 *
 * A reversed item is mirrored within the response format (min + max − answer). With too few answers of the scale or of
 * one facet there is no score; nothing is imputed.
 *
 * @param items Items of the scale, in any order; one or more.
 * @param answers Answers as chosen, before keying, in points of the format.
 * @param format Closed response range in points, e.g. { min: 1, max: 5 }.
 * @returns The mean in points, within the format and unrounded, or `insufficient` with the reason and counts.
 * @throws {ScoringError} EMPTY_SCALE; SHARE_OUT_OF_RANGE; ANSWER_OUT_OF_RANGE for an answer that is not a whole number
 *   of the format.
 * @see docs/method.md, "Scale scores".
 * @example
 * scoreScale([{ id: 'a', facet: 'f', reversed: false }, { id: 'b', facet: 'f', reversed: true }],
 *   new Map([['a', 4], ['b', 1]]), { min: 1, max: 5 }, { ofScale: 0.8, ofFacet: 0.5 });
 * // => { status: 'scored', mean: 4.5, answered: 2, items: 2 }
 */
export function scoreScale(
  items: readonly ScaleItem[],
  answers: Answers,
  format: ResponseFormat,
  shares: MinimumShares,
): ScaleMean {
  if (items.length === 0) throw new ScoringError('EMPTY_SCALE', 'a scale requires at least one item');
  requireShare(shares.ofScale);
  requireShare(shares.ofFacet);

  let sum = 0;
  let answered = 0;
  for (const item of items) {
    const answer = answers.get(item.id) ?? null;
    if (answer === null) continue;
    sum += keyedPoints(item, answer, format);
    answered += 1;
  }

  const counts = { answered, items: items.length };
  if (isTooFew(answered, items.length, shares.ofScale)) {
    return { status: 'insufficient', reason: 'scaleTooFew', ...counts };
  }
  if (answered < items.length && hasThinFacet(items, answers, shares.ofFacet)) {
    return { status: 'insufficient', reason: 'facetTooFew', ...counts };
  }
  return { status: 'scored', mean: sum / answered, ...counts };
}

/**
 * Refuses a share outside (0, 1].
 *
 * @throws {ScoringError} SHARE_OUT_OF_RANGE.
 */
export function requireShare(share: number): void {
  if (!(share > 0 && share <= 1)) {
    throw new ScoringError('SHARE_OUT_OF_RANGE', `a minimum share must be in (0, 1], got ${share}`);
  }
}

function hasThinFacet(items: readonly ScaleItem[], answers: Answers, share: number): boolean {
  const facets = new Map<string, { answered: number; items: number }>();
  for (const { id, facet } of items) {
    const count = facets.get(facet) ?? { answered: 0, items: 0 };
    const isAnswered = (answers.get(id) ?? null) !== null;
    facets.set(facet, { answered: count.answered + (isAnswered ? 1 : 0), items: count.items + 1 });
  }
  return [...facets.values()].some((count) => isTooFew(count.answered, count.items, share));
}

function keyedPoints(item: ScaleItem, answer: number, { min, max }: ResponseFormat): number {
  // Written as "not inside", so that NaN is refused too.
  if (!(Number.isInteger(answer) && answer >= min && answer <= max)) {
    throw new ScoringError(
      'ANSWER_OUT_OF_RANGE',
      `item ${item.id} requires a whole number in [${min}, ${max}], got ${answer}`,
    );
  }
  return item.reversed ? min + max - answer : answer;
}
