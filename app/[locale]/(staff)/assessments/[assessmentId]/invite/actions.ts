'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { type InviteResult, inviteCandidate } from '@/lib/services/invitations';
import type { FormState } from '@/lib/validation/form-state';
import { inviteCandidateInput } from '@/lib/validation/invitation';

const invite = defineAction({ input: inviteCandidateInput, run: inviteCandidate });

/** Invites one candidate; the answer carries the link, once. */
export async function inviteCandidateAction(
  previous: FormState<InviteResult>,
  data: FormData,
): Promise<FormState<InviteResult>> {
  const values = textsOf(data, ['assessmentId', 'requestId', 'name', 'email', 'locale', 'timeZone']);
  const result = await invite(values);
  // The second press of the same form must not hide the link that the first one brought.
  if (result.ok && result.data.status === 'repeated' && previous.status === 'done') return previous;
  return formState(result, values);
}
