import { PsychometricsError } from '../errors';
import { estimated, undefinedBecause, type Estimate } from '../estimate';
import { logCategoryProbability, requireBank, type GradedItem } from '../item-response/graded-response-model';

/** Flagged below this value. */
export const PERSON_FIT_LIMIT = -2.5;

/**
 * Person fit lz for graded items: the log-likelihood of the answers at θ, standardised by its expectation and variance
 * there, (l₀ − E) / √V (Drasgow, Levine and Williams 1985). Low = answers that the model finds unlikely for anyone at θ.
 *
 * @param bank Items of one scale.
 * @param responses Categories from 0, one per item; null = open.
 * @param theta The person's estimate, e.g. EAP. With an estimate lz varies a little less than a standard normal.
 * @returns Undefined without answers.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE for a category that the item lacks; NOT_FINITE; as requireBank.
 * @example personFit([{ a: 1, b: [0] }, { a: 1, b: [1] }], [1, 0], 0); // { value: 0.60653…, reason: null }
 */
export function personFit(
  bank: readonly GradedItem[],
  responses: readonly (number | null)[],
  theta: number,
): Estimate<'noAnswers' | 'noVariance'> {
  requireBank(bank);
  if (!Number.isFinite(theta)) throw new PsychometricsError('NOT_FINITE', `theta, got ${theta}`);
  if (bank.length !== responses.length)
    throw new PsychometricsError('WRONG_SHAPE', `${responses.length} answers to ${bank.length} items`);
  let logLikelihood = 0;
  let expectation = 0;
  let variance = 0;
  let answered = 0;
  bank.forEach((item, index) => {
    const response = responses[index] ?? null;
    if (response === null) return;
    requireCategory(item, response);
    const moments = logMoments(item, theta);
    logLikelihood += logCategoryProbability(item, response, theta);
    expectation += moments.mean;
    variance += moments.variance;
    answered += 1;
  });
  if (answered === 0) return undefinedBecause('noAnswers');
  // All categories equally likely, or one certain: every answer fits alike.
  const rounding = 1e-14;
  return variance > rounding
    ? estimated((logLikelihood - expectation) / Math.sqrt(variance))
    : undefinedBecause('noVariance');
}

/** Mean and variance of ln P over the categories of an item. */
function logMoments(item: GradedItem, theta: number): Readonly<{ mean: number; variance: number }> {
  let mean = 0;
  let square = 0;
  for (let category = 0; category <= item.b.length; category += 1) {
    const log = logCategoryProbability(item, category, theta);
    const probability = Math.exp(log);
    mean += probability * log;
    square += probability * log * log;
  }
  return { mean, variance: Math.max(0, square - mean * mean) };
}

function requireCategory({ b }: GradedItem, response: number): void {
  if (!(Number.isInteger(response) && response >= 0 && response <= b.length))
    throw new PsychometricsError('OUT_OF_RANGE', `a category must be 0–${b.length}, got ${response}`);
}
