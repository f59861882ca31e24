import { PsychometricsError } from '../errors';
import { requirePicks, requireScenarios, type Picks } from './scenarios';

/** The right answers of one scenario. */
export type ScenarioKey = Readonly<{ options: number; best: number; worst: number }>;

/** Score of one person. */
export type BestWorstScore =
  | Readonly<{
      status: 'scored';
      /** Sum over the answered scenarios. */
      score: number;
      /** From −2 to 2 each; null when not answered. */
      perScenario: readonly (number | null)[];
      answered: number;
      /** What the score can be: −2 and 2 per answered scenario. */
      range: readonly [number, number];
    }>
  | Readonly<{ status: 'none'; reason: 'notAnswered' }>;

/** Points that one scenario can give or take. */
export const POINTS_PER_SCENARIO = 2;

/**
 * Best and worst against an expert key: +1 when the key's best is picked as best, +1 when its worst is picked as worst,
 * −1 each when they are picked the other way round; options that share a pick share its credit. Guessing, and one rating
 * for everything, give 0 on average.
 *
 * @param key One entry per scenario, as expertKey makes it.
 * @param picks One per scenario, null when not answered.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE.
 * @see docs/method/situational-judgement.md.
 * @example bestWorstScore([{ options: 4, best: 0, worst: 3 }], [{ best: [0], worst: [2, 3] }]); // score 1.5
 */
export function bestWorstScore(
  key: readonly ScenarioKey[],
  picks: readonly (Picks | null)[],
): BestWorstScore {
  requireScenarios(key, picks);
  key.forEach(requireKey);
  const perScenario = key.map((scenario, index) => {
    const picked = picks[index] ?? null;
    return picked === null ? null : scenarioScore(scenario, picked);
  });
  const given = perScenario.filter((points) => points !== null);
  if (given.length === 0) return { status: 'none', reason: 'notAnswered' };
  const most = POINTS_PER_SCENARIO * given.length;
  const score = given.reduce((sum, points) => sum + points, 0);
  return { status: 'scored', score, perScenario, answered: given.length, range: [-most, most] };
}

function scenarioScore({ options, best, worst }: ScenarioKey, picks: Picks): number {
  requirePicks(picks, options);
  const credit = (picked: readonly number[], option: number) =>
    picked.includes(option) ? 1 / picked.length : 0;
  return (
    credit(picks.best, best) +
    credit(picks.worst, worst) -
    (credit(picks.best, worst) + credit(picks.worst, best))
  );
}

function requireKey({ options, best, worst }: ScenarioKey): void {
  requirePicks({ best: [best], worst: [worst] }, options);
  if (best === worst)
    throw new PsychometricsError('OUT_OF_RANGE', 'the best and the worst option must be different');
}
