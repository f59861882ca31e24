import type { RaterView } from '@/lib/db/repositories/raters';

/**
 * Where an invited rater stands: before the page about rating, at the first vote, done, or asked again after a
 * discussion was opened.
 */
export type RaterState = 'frame' | 'rating' | 'submitted' | 'again';

type Facts = Pick<RaterView, 'frameReadAt' | 'submittedAt' | 'revotedAt' | 'discussionOpen'>;

export function raterState({ frameReadAt, submittedAt, revotedAt, discussionOpen }: Facts): RaterState {
  if (submittedAt !== null) return discussionOpen && revotedAt === null ? 'again' : 'submitted';
  return frameReadAt === null ? 'frame' : 'rating';
}
