import { correlation } from '@/lib/stats/covariance';
import { PsychometricsError } from '../errors';
import { expectedAPosterioriMatrix, NO_RESPONSE, prepareBank } from './expected-a-posteriori';
import { logCategoryProbability, requireBank, type GradedItem } from './graded-response-model';
import type { ResponseMatrix } from './response-matrix';

/** Pairs further than this above or below the mean Q3 depend on each other beyond the trait. */
export const Q3_LIMIT = 0.2;

export type DependentPair = Readonly<{
  items: readonly [number, number];
  /** Correlation of the residuals; null where one of them does not vary or the pair has fewer than two people. */
  q3: number | null;
  /** Whether q3 is further than {@link Q3_LIMIT} from the mean of all pairs. */
  flagged: boolean;
}>;

export type LocalDependence = Readonly<{
  pairs: readonly DependentPair[];
  /** Mean of the q3 that exist; slightly below 0 also in perfect data, about −1 / (items − 1). */
  mean: number | null;
}>;

/**
 * Yen's Q3: the correlation of two items' residuals x − E(x | θ̂) among people who answered both, θ̂ being the EAP.
 * Because θ̂ is made of the same answers, Q3 is negative on average; pairs are judged by their distance from the mean.
 *
 * @param bank Parameters of the items, in the order of the columns.
 * @throws {PsychometricsError} as requireBank; WRONG_SHAPE when bank and answers differ in their items.
 * @see Yen 1984; Christensen, Makransky & Horton 2017.
 * @example
 * const bank = [{ a: 1.5, b: [-1] }, { a: 1, b: [-0.3] }, { a: 2, b: [0.2] }, { a: 1.2, b: [0.9] }];
 * const people = responseMatrix(simulateResponses(bank, { people: 500, seed: 1 }).responses);
 * localDependence(bank, people); // mean −0.18993…, no pair flagged
 */
export function localDependence(bank: readonly GradedItem[], responses: ResponseMatrix): LocalDependence {
  requireBank(bank);
  if (bank.length !== responses.items)
    throw new PsychometricsError('WRONG_SHAPE', `${bank.length} items and ${responses.items} columns`);
  const residuals = residualsOf(bank, responses);
  const raw = bank.flatMap((_, i) =>
    bank.slice(i + 1).map((_, offset) => {
      const j = i + 1 + offset;
      return { items: [i, j] as const, q3: pairwise(residuals[i] ?? [], residuals[j] ?? []) };
    }),
  );
  const known = raw.flatMap(({ q3 }) => (q3 === null ? [] : [q3]));
  const mean = known.length === 0 ? null : known.reduce((sum, q3) => sum + q3, 0) / known.length;
  const isFar = (q3: number | null) => q3 !== null && mean !== null && Math.abs(q3 - mean) > Q3_LIMIT;
  return { pairs: raw.map(({ items, q3 }) => ({ items, q3, flagged: isFar(q3) })), mean };
}

function residualsOf(
  bank: readonly GradedItem[],
  { answers, people, items }: ResponseMatrix,
): readonly (readonly (number | null)[])[] {
  const { theta, scored } = expectedAPosterioriMatrix(prepareBank(bank), answers);
  return bank.map((item, column) =>
    Array.from({ length: people }, (_, person) => {
      const category = answers[person * items + column] ?? NO_RESPONSE;
      if (category === NO_RESPONSE || scored[person] !== 1) return null;
      return category - expectedScore(item, theta[person] ?? 0);
    }),
  );
}

/** Σ k P(k | θ). */
function expectedScore(item: GradedItem, theta: number): number {
  return item.b.reduce(
    (sum, _, k) => sum + (k + 1) * Math.exp(logCategoryProbability(item, k + 1, theta)),
    0,
  );
}

function pairwise(left: readonly (number | null)[], right: readonly (number | null)[]): number | null {
  const x: number[] = [];
  const y: number[] = [];
  left.forEach((first, person) => {
    const second = right[person] ?? null;
    if (first === null || second === null) return;
    x.push(first);
    y.push(second);
  });
  return x.length < 2 ? null : correlation(x, y);
}
