import { defaultTargets } from '@/lib/job-analysis/default-targets';
import { orderStability, type PairStability } from '@/lib/job-analysis/order-stability';
import type { RoleDraft } from '@/lib/job-analysis/types';
import { perScale, type PerScale } from '@/lib/scales';
import { desirability, SHOULDER_T } from '@/lib/fit/desirability';

/** People compared at once: every pair is told, and more pairs than a person reads help nobody. */
const MOST_PEOPLE = 12;
const SEED = 20_261_122;
/** A share of one half is then known to ± .016. */
export const ORDER_DRAWS = 4000;

export type OrderInput = Readonly<{
  /** In the order in which they are shown; T per scale, anything where the scale does not count. */
  people: readonly Readonly<{ name: string; t: PerScale<number> }>[];
  draft: Pick<RoleDraft, 'scales'>;
  weights: PerScale<number>;
  standardError: PerScale<number> | null;
}>;

/**
 * How firmly the order of people stands against other weights, with the targets of the draft: the first twelve in the
 * order given, every pair of them.
 *
 * @throws {JobAnalysisError} as orderStability; {FitError} for scores that are no numbers.
 * @see docs/method/weights-uncertainty.md, "Does the order depend on the weights?".
 */
export function orderOfPeople({ people, draft, weights, standardError }: OrderInput): Readonly<{
  pairs: readonly PairStability[];
  isLimited: boolean;
}> {
  const defaults = defaultTargets(weights);
  const compared = people.slice(0, MOST_PEOPLE).map(({ name, t }) => ({
    name,
    values: perScale((_, index) => {
      if (weights[index] === 0) return 0;
      const { targetLower = null, targetUpper = null } = draft.scales[index] ?? {};
      const lower = targetLower ?? defaults[index] ?? 0;
      return desirability(t[index] ?? 0, { lower, upper: targetUpper, shoulder: SHOULDER_T });
    }),
  }));
  const pairs = orderStability(weights, compared, { seed: SEED, standardError, draws: ORDER_DRAWS });
  return { pairs, isLimited: people.length > MOST_PEOPLE };
}
