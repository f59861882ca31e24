import type { StageCounts } from '@/lib/services/dashboards';
import { REACHED_STAGES, type ReachedStage } from '@/lib/validation/candidates';

const PERCENT = 100;

/** The stages that candidates themselves go through; a review that is still to come is no loss. */
const THEIR_OWN = REACHED_STAGES.filter((stage) => stage !== 'reviewed');

/** Between which two stages most candidates were lost, and how many of those who had come so far; null where none were. */
export function largestDrop(
  reached: StageCounts,
): Readonly<{ from: ReachedStage; to: ReachedStage; count: number; percent: number }> | null {
  const drops = THEIR_OWN.slice(1).flatMap((to, index) => {
    const from = THEIR_OWN[index];
    const count = from === undefined ? 0 : reached[from] - reached[to];
    return from === undefined || count <= 0
      ? []
      : [{ from, to, count, percent: (PERCENT * count) / reached[from] }];
  });
  return drops.reduce<(typeof drops)[number] | null>(
    (largest, drop) => (largest === null || drop.count > largest.count ? drop : largest),
    null,
  );
}
