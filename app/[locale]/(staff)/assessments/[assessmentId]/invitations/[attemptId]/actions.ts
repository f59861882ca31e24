'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { redirect } from '@/lib/i18n/navigation';
import { cancelInvitation, resendInvitation } from '@/lib/services/invitations';
import type { FormState } from '@/lib/validation/form-state';
import { cancelInvitationInput, resendInvitationInput } from '@/lib/validation/invitation';

type NewLink = Readonly<{ name: string; link: string }>;

const resend = defineAction({ input: resendInvitationInput, run: resendInvitation });
const cancel = defineAction({ input: cancelInvitationInput, run: cancelInvitation });

/** Makes a new link; the answer carries it, once. */
export async function resendInvitationAction(
  _previous: FormState<NewLink>,
  data: FormData,
): Promise<FormState<NewLink>> {
  const values = textsOf(data, ['attemptId', 'invitationId']);
  return formState(await resend(values), values);
}

/** Takes the invitation back and returns to the assessment. */
export async function cancelInvitationAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['attemptId']);
  const result = await cancel(values);
  if (!result.ok) return formState(result, values);
  return redirect({ href: `/assessments/${result.data.assessmentId}`, locale: await getLocale() });
}
