import type { RaterView } from '@/lib/db/repositories/raters';

/**
 * Where an invited rater stands: before the page about rating, at the first vote, done, asked again after a discussion
 * was opened, or done with the second vote, which may still be corrected.
 */
export type RaterState = 'frame' | 'rating' | 'submitted' | 'again' | 'votedAgain';

type Facts = Pick<RaterView, 'frameReadAt' | 'submittedAt' | 'revotedAt' | 'discussionOpen'>;

export function raterState({ frameReadAt, submittedAt, revotedAt, discussionOpen }: Facts): RaterState {
  if (submittedAt !== null && discussionOpen) return revotedAt === null ? 'again' : 'votedAgain';
  if (submittedAt !== null) return 'submitted';
  return frameReadAt === null ? 'frame' : 'rating';
}
