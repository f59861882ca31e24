import { mean } from '@/lib/stats/mean';
import { PsychometricsError } from '../errors';
import { picksOfRatings, requirePicks, requireScenarios, type Picks, type ScenarioTable } from './scenarios';

/** Score of one person. */
export type ConsensusScore =
  | Readonly<{ status: 'scored'; score: number; answered: number }>
  | Readonly<{ status: 'none'; reason: 'notAnswered' }>;

/**
 * Share of experts who rate each option best; an expert who rates several alike shares the vote among them.
 *
 * @param ratings Experts, their scenarios, the options.
 * @returns Scenario by scenario; the shares of a scenario sum to 1.
 * @throws {PsychometricsError} TOO_FEW without experts or with one option; WRONG_SHAPE; NOT_FINITE.
 * @example bestShares([[[6, 2]], [[5, 5]]]); // [[0.75, 0.25]]
 */
export function bestShares(ratings: readonly ScenarioTable[]): ScenarioTable {
  const [first] = ratings;
  if (first === undefined) throw new PsychometricsError('TOO_FEW', 'an expert is needed');
  for (const expert of ratings) {
    requireScenarios(first, expert);
    if (expert.some((options, scenario) => options.length !== first[scenario]?.length))
      throw new PsychometricsError('WRONG_SHAPE', 'every expert must rate the same options');
  }
  return first.map((options, scenario) => {
    const votes = options.map(() => 0);
    for (const expert of ratings) {
      const { best } = picksOfRatings(expert[scenario] ?? []);
      for (const option of best) votes[option] = (votes[option] ?? 0) + 1 / best.length;
    }
    // Parts of votes may add up to a hair more than all votes.
    return votes.map((count) => Math.min(1, count / ratings.length));
  });
}

/**
 * Proportion consensus: the mean share of experts who would have picked the same option as best. A check beside the
 * scores against the key, not a score to be reported.
 *
 * @param shares As {@link bestShares} gives them.
 * @param picks One per scenario, null when not answered.
 * @returns Score from 0 to 1.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE for shares outside 0–1 and no such option.
 * @example consensusScore([[0.75, 0.25]], [{ best: [0], worst: [1] }]); // score 0.75
 */
export function consensusScore(shares: ScenarioTable, picks: readonly (Picks | null)[]): ConsensusScore {
  requireScenarios(shares, picks);
  if (!shares.flat().every((share) => share >= 0 && share <= 1))
    throw new PsychometricsError('OUT_OF_RANGE', 'shares must be in [0, 1]');
  const scores = shares.flatMap((options, scenario) => {
    const picked = picks[scenario] ?? null;
    if (picked === null) return [];
    requirePicks(picked, options.length);
    return [mean(picked.best.map((option) => options[option] ?? 0))];
  });
  return scores.length === 0
    ? { status: 'none', reason: 'notAnswered' }
    : { status: 'scored', score: mean(scores), answered: scores.length };
}
