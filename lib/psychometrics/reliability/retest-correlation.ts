import { correlation } from '@/lib/stats/covariance';
import { PsychometricsError } from '../errors';
import type { Interval } from '../scores/interval';
import { correlationInterval } from '../validity/correlation-interval';

/** Fewer people give a retest figure that is shown but not built on. */
export const RETEST_PEOPLE = 50;

export type Retest =
  | Readonly<{
      status: 'estimated';
      r: number;
      /** Fisher's z interval at 95 %. */
      ci95: Interval;
      people: number;
      /** At least {@link RETEST_PEOPLE}. */
      isEnough: boolean;
    }>
  | Readonly<{ status: 'none'; reason: 'tooFewPeople' | 'noVariance' }>;

const FEWEST = 4;

/**
 * Retest correlation of people measured twice, with its Fisher interval tanh(atanh r ± 1.96 / √(n − 3)).
 *
 * @param first Scores on the first occasion; `second` in the same order of people.
 * @throws {PsychometricsError} WRONG_SHAPE for lists of different length; NOT_FINITE.
 * @example retestCorrelation([1, 2, 3, 4, 5], [1, 2, 3, 5, 4]); // r 0.9, ci95 [0.0861…, 0.9934…]
 */
export function retestCorrelation(first: readonly number[], second: readonly number[]): Retest {
  const people = first.length;
  if (people !== second.length)
    throw new PsychometricsError('WRONG_SHAPE', `${people} first scores and ${second.length} second`);
  if (![...first, ...second].every(Number.isFinite))
    throw new PsychometricsError('NOT_FINITE', 'scores must be finite');
  if (people < FEWEST) return { status: 'none', reason: 'tooFewPeople' };
  const r = correlation(first, second);
  if (r === null) return { status: 'none', reason: 'noVariance' };
  return {
    status: 'estimated',
    r,
    ci95: correlationInterval(r, people),
    people,
    isEnough: people >= RETEST_PEOPLE,
  };
}
