import type { ScaleKey } from '@/lib/scales';

/** A vote about one step as its page holds it. */
export type VoteFields = Readonly<{
  frequency: number | null;
  loss: number | null;
  gain: number | null;
  relevance: Readonly<Partial<Record<ScaleKey, number | null>>>;
  notInMyWork: boolean;
}>;

export type OpenPart = 'frequency' | 'loss' | 'gain' | 'links';

/**
 * What is still open in a vote; nothing for a step that is not the rater's work.
 *
 * @param scales The scales that the page asks about.
 * @example openParts({ frequency: 3, loss: 1, gain: null, relevance: {}, notInMyWork: false }, []); // ['gain']
 */
export function openParts(vote: VoteFields, scales: readonly ScaleKey[]): readonly OpenPart[] {
  if (vote.notInMyWork) return [];
  const parts: OpenPart[] = (['frequency', 'loss', 'gain'] as const).filter((field) => vote[field] === null);
  const areLinked = scales.every((key) => typeof vote.relevance[key] === 'number');
  return areLinked ? parts : [...parts, 'links'];
}

/** Whether a vote enters the averages, or says on purpose that it does not. */
export function isRated(vote: VoteFields): boolean {
  return openParts(vote, []).length === 0;
}
