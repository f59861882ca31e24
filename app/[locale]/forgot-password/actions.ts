'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textOf } from '@/lib/actions/form-state';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { requestPasswordReset } from '@/lib/services/passwords';
import { requestPasswordResetInput } from '@/lib/validation/account';
import type { FormState } from '@/lib/validation/form-state';

const ask = defineAction({
  input: requestPasswordResetInput,
  run: requestPasswordReset,
  actor: anonymousActor,
});

/** Sends a link for a new password to an address that has an account. */
export async function forgotPasswordAction(
  _previous: FormState<void>,
  data: FormData,
): Promise<FormState<void>> {
  const email = textOf(data, 'email');
  return formState(await ask({ email }), { email });
}
