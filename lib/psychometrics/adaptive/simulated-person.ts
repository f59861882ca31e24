import type { RandomSource } from '@/lib/stats/random';
import { drawResponse } from '../item-response/simulate-responses';
import type { AdaptiveBank } from './adaptive-bank';
import { AdaptiveSession, type AdaptiveRules, type AdaptiveStep } from './adaptive-session';
import type { StopReason } from './stop-rules';

/** One person of a simulation. */
export type SimulatedPerson = Readonly<{
  trueTheta: number;
  /** Answers to the whole bank, also to items that were not given. */
  responses: readonly number[];
  path: readonly AdaptiveStep[];
  stop: StopReason;
}>;

const SEEDS = 2 ** 32;

/** Draws a person from the standard normal population, and the answers by the model, and tests them. */
export function simulatedPerson(
  bank: AdaptiveBank,
  rules: AdaptiveRules,
  random: RandomSource,
): SimulatedPerson {
  const trueTheta = random.normal();
  const responses = bank.items.map((item) => drawResponse(item, trueTheta, random));
  const session = new AdaptiveSession(bank, rules, { seed: random.integer(SEEDS), path: [] });
  for (;;) {
    const next = session.next();
    if (next.status === 'done')
      return { trueTheta, responses, path: session.state().path, stop: next.reason };
    session.answer(responses[next.item] ?? 0);
  }
}
