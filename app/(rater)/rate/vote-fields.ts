import type { VoteFields } from '@/lib/job-analysis/open-parts';
import { SCALE_KEYS } from '@/lib/scales';
import type { RatedFields } from '@/lib/services/ratings';

/** A stored vote, or none yet, as the page of a step holds it. */
export function fieldsOf(vote: RatedFields | null): VoteFields {
  return {
    frequency: vote?.frequency ?? null,
    loss: vote?.loss ?? null,
    gain: vote?.gain ?? null,
    relevance: Object.fromEntries(SCALE_KEYS.map((key, index) => [key, vote?.relevance[index] ?? null])),
    notInMyWork: vote?.notInMyWork === true,
  };
}
