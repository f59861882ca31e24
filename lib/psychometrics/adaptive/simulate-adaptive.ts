import { correlation } from '@/lib/stats/covariance';
import { mean } from '@/lib/stats/mean';
import { normalQuantile } from '@/lib/stats/normal-distribution';
import { randomSource } from '@/lib/stats/random';
import { expectedAPosterioriMatrix } from '../item-response/expected-a-posteriori';
import { requireCount } from '../require-count';
import type { AdaptiveBank } from './adaptive-bank';
import type { AdaptiveRules } from './adaptive-session';
import { simulatedPerson, type SimulatedPerson } from './simulated-person';
import type { StopReason } from './stop-rules';

/** How well an adaptive form would measure, by the model itself. */
export type AdaptiveSimulation = Readonly<{
  people: number;
  /** Mean number of items given. */
  meanLength: number;
  /** Share of people who got each item. */
  exposureRates: readonly number[];
  /** Share of people by the reason why the test ended. */
  stopShares: Readonly<Record<StopReason, number>>;
  /** Correlation of the adaptive estimate with that of the whole bank; null when either does not vary. */
  correlationWithBank: number | null;
  /** Squared correlation of the adaptive estimate with the true trait. */
  reliability: number | null;
  /** The same of the whole bank. */
  bankReliability: number | null;
  /** Root mean square distance of the adaptive estimate from the true trait, in SDs. */
  rmse: number;
  /** Mean standard error that the test states. */
  meanSe: number;
  /** Share of people whose true trait lies in the stated 90 % interval, θ̂ ± 1.645 SE. */
  coverage90: number;
}>;

export type SimulationOptions = Readonly<{
  /** At least 2. */
  people: number;
  seed: number;
  /** Told the share of the work that is done, from 0 to 1. */
  onProgress?: (share: number) => void;
}>;

const INTERVAL_90_UPPER = 0.95;
const REPORTS = 100;

/**
 * Simulates people from the population of the calibration who answer by the model, and tests them adaptively and with
 * the whole bank. What it cannot show: errors of the item parameters, and people whom the model does not describe.
 *
 * @throws {PsychometricsError} OUT_OF_RANGE for fewer than two people; as AdaptiveSession for the rules.
 * @example
 * const bank = prepareAdaptiveBank(Array.from({ length: 30 }, () => ({ a: 2, b: [-1, 0, 1] })));
 * simulateAdaptive(bank, DEFAULT_ADAPTIVE_RULES, { people: 100, seed: 1 }).meanLength; // 6.31
 */
export function simulateAdaptive(
  bank: AdaptiveBank,
  rules: AdaptiveRules,
  options: SimulationOptions,
): AdaptiveSimulation {
  const people = simulatePeople(bank, rules, options);
  const answers = Int16Array.from(people.flatMap(({ responses }) => responses));
  const whole = Array.from(expectedAPosterioriMatrix(bank.prepared, answers).theta);
  const truth = people.map(({ trueTheta }) => trueTheta);
  const last = people.map(({ path }) => path.at(-1) ?? { theta: 0, se: 1 });
  const estimates = last.map(({ theta }) => theta);
  const errors = last.map(({ theta }, index) => theta - (truth[index] ?? 0));
  const width = normalQuantile(INTERVAL_90_UPPER);
  return {
    people: people.length,
    meanLength: mean(people.map(({ path }) => path.length)),
    exposureRates: exposureRates(bank.items.length, people),
    stopShares: stopShares(people),
    correlationWithBank: correlation(estimates, whole),
    reliability: squared(correlation(estimates, truth)),
    bankReliability: squared(correlation(whole, truth)),
    rmse: Math.sqrt(mean(errors.map((error) => error * error))),
    meanSe: mean(last.map(({ se }) => se)),
    coverage90: mean(last.map(({ se }, index) => (Math.abs(errors[index] ?? 0) <= width * se ? 1 : 0))),
  };
}

/** The people of a simulation; the same seed gives the same people. */
export function simulatePeople(
  bank: AdaptiveBank,
  rules: AdaptiveRules,
  { people, seed, onProgress }: SimulationOptions,
): readonly SimulatedPerson[] {
  requireCount('people', people, 2);
  const random = randomSource(seed);
  const every = Math.max(1, Math.floor(people / REPORTS));
  return Array.from({ length: people }, (_, index) => {
    const person = simulatedPerson(bank, rules, random);
    if ((index + 1) % every === 0 || index + 1 === people) onProgress?.((index + 1) / people);
    return person;
  });
}

function exposureRates(items: number, people: readonly SimulatedPerson[]): readonly number[] {
  const rates = Array.from({ length: items }, () => 0);
  for (const { path } of people) {
    for (const { item } of path) rates[item] = (rates[item] ?? 0) + 1 / people.length;
  }
  return rates;
}

function stopShares(people: readonly SimulatedPerson[]): Readonly<Record<StopReason, number>> {
  const share = (reason: StopReason) => mean(people.map(({ stop }) => (stop === reason ? 1 : 0)));
  return {
    standardErrorReached: share('standardErrorReached'),
    littleGain: share('littleGain'),
    mostItems: share('mostItems'),
    bankUsedUp: share('bankUsedUp'),
  };
}

function squared(r: number | null): number | null {
  return r === null ? null : r * r;
}
