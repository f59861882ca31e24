import { PsychometricsError } from '../errors';
import { requireCount } from '../require-count';
import type { AdaptiveBank } from './adaptive-bank';
import type { AdaptiveRules } from './adaptive-session';
import { simulatePeople, type SimulationOptions } from './simulate-adaptive';

/** Chances that hold the exposure of every item under a cap, or why there are none. */
export type ExposureControl =
  | Readonly<{
      status: 'controlled';
      /** Chance of each item to be given once it is chosen, in (0, 1]. */
      administerChances: readonly number[];
      /** Largest share of simulated people who got one item. */
      highestExposure: number;
    }>
  | Readonly<{ status: 'none'; reason: 'bankTooSmall' }>;

export type ExposureOptions = SimulationOptions &
  Readonly<{
    /** Largest share of people who may get one item; .40 unless given. */
    cap?: number;
    /** Rounds of simulation, 10 unless given. */
    cycles?: number;
  }>;

export const EXPOSURE_CAP = 0.4;
/** A smaller bank runs out of items when the best are held back. */
export const BANK_TIMES_LENGTH = 3;
const DEFAULT_CYCLES = 10;

/**
 * Exposure control by Sympson & Hetter: the chance of an item to be given is lowered until the share of people who get it
 * stays under the cap. Round by round, with S the share for whom the item is chosen, K = aim / S where S is larger, else 1;
 * the round whose most exposed item is exposed least is kept. The rounds aim below the cap by three standard errors of a
 * simulated share, so that other people of the same population stay under it too.
 *
 * @param rules The rules of the test; their own chances are not used.
 * @returns reason 'bankTooSmall' when the bank has fewer than three times the most items of a form: there the draw among
 *   the best items is all the control there is.
 * @throws {PsychometricsError} OUT_OF_RANGE for a cap outside (0, 1], no cycles, or as simulateAdaptive.
 * @see Sympson & Hetter 1985.
 * @example
 * const bank = prepareAdaptiveBank([{ a: 2, b: [-1, 0, 1] }]);
 * sympsonHetter(bank, DEFAULT_ADAPTIVE_RULES, { people: 100, seed: 1 }); // { status: 'none', reason: 'bankTooSmall' }
 */
export function sympsonHetter(
  bank: AdaptiveBank,
  rules: AdaptiveRules,
  { people, seed, onProgress, cap = EXPOSURE_CAP, cycles = DEFAULT_CYCLES }: ExposureOptions,
): ExposureControl {
  if (!(cap > 0 && cap <= 1))
    throw new PsychometricsError('OUT_OF_RANGE', `the cap must be in (0, 1], got ${cap}`);
  requireCount('cycles', cycles, 1);
  if (bank.items.length < BANK_TIMES_LENGTH * rules.maxItems)
    return { status: 'none', reason: 'bankTooSmall' };

  const aim = Math.max(cap / 2, cap - 3 * Math.sqrt((cap * (1 - cap)) / people));
  let administerChances: readonly number[] = bank.items.map(() => 1);
  let best = { administerChances, highestExposure: Number.POSITIVE_INFINITY };
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const simulated = simulatePeople(
      bank,
      { ...rules, administerChances },
      { people, seed: seed + cycle, onProgress: (share) => onProgress?.((cycle + share) / cycles) },
    );
    const { given, chosen } = countItems(bank.items.length, simulated);
    const highestExposure = Math.max(...given) / people;
    if (highestExposure < best.highestExposure) best = { administerChances, highestExposure };
    administerChances = chosen.map((count) => Math.min(1, (aim * people) / Math.max(1, count)));
  }
  return { status: 'controlled', ...best };
}

function countItems(items: number, people: ReturnType<typeof simulatePeople>) {
  const given = Array.from({ length: items }, () => 0);
  const chosen = Array.from({ length: items }, () => 0);
  for (const { path } of people) {
    for (const { item, passedOver } of path) {
      given[item] = (given[item] ?? 0) + 1;
      for (const one of [item, ...passedOver]) chosen[one] = (chosen[one] ?? 0) + 1;
    }
  }
  return { given, chosen };
}
