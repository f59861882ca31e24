import type { RaterDetails } from '@/lib/db/repositories/raters';

/** Where an invitation stands. */
export type InvitationState =
  'invited' | 'opened' | 'rating' | 'submitted' | 'votedAgain' | 'revoked' | 'expired' | 'own';

/** How HR sees a rater: how far somebody is, never what somebody has entered before it is handed in. */
export function invitationState(rater: RaterDetails, now: Date): InvitationState {
  if (rater.userId !== null) return 'own';
  if (rater.revokedAt !== null) return 'revoked';
  if (rater.revotedAt !== null) return 'votedAgain';
  if (rater.submittedAt !== null) return 'submitted';
  if (rater.linkExpiresAt === null || rater.linkExpiresAt <= now) return 'expired';
  if (rater.frameReadAt !== null) return 'rating';
  return rater.openedAt === null ? 'invited' : 'opened';
}
