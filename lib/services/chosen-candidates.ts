import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db } from '@/lib/db/client';
import * as candidateLists from '@/lib/db/repositories/candidate-lists';
import type { BulkInput } from '@/lib/validation/candidates';
import { cancelInvitation, resendInvitation } from './invitations';

/** What became of the chosen people. Whoever has no open invitation is not among them. */
export type BulkOutcome = Readonly<{
  done: number;
  /** Left undone because their state changed while the work went on. */
  failed: number;
}>;

/**
 * Makes a new link for each of the chosen people of an assessment who can still answer. Each is a change of its own:
 * one that has become impossible leaves the others as they are.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function resendInvitations(actor: Actor, input: BulkInput): Promise<BulkOutcome> {
  authorize(actor, 'candidate:invite');
  return eachOpen(actor, input, ({ attemptId, invitationId }) =>
    resendInvitation(actor, { attemptId, invitationId }),
  );
}

/**
 * Takes back the invitation of each of the chosen people of an assessment who can still answer.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function cancelInvitations(actor: Actor, input: BulkInput): Promise<BulkOutcome> {
  authorize(actor, 'candidate:invite');
  return eachOpen(actor, input, ({ attemptId }) => cancelInvitation(actor, { attemptId }));
}

type OpenInvitation = Readonly<{ attemptId: string; invitationId: string }>;

async function eachOpen(
  { organizationId }: MemberActor,
  { assessmentId, attemptIds }: BulkInput,
  run: (open: OpenInvitation) => Promise<unknown>,
): Promise<BulkOutcome> {
  const rows = await candidateLists.listChosen(db(), { organizationId, assessmentId }, attemptIds);
  let done = 0;
  let failed = 0;
  for (const { attemptId, invitationId, status } of rows) {
    const underWay = status === 'invited' || status === 'opened' || status === 'inProgress';
    if (!underWay || invitationId === null) continue;
    try {
      await run({ attemptId, invitationId });
      done += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failed += 1;
    }
  }
  return { done, failed };
}
