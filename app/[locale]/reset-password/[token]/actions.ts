'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { redirect } from '@/lib/i18n/navigation';
import { resetPassword } from '@/lib/services/passwords';
import { resetPasswordInput } from '@/lib/validation/account';
import type { FormState } from '@/lib/validation/form-state';

const reset = defineAction({ input: resetPasswordInput, run: resetPassword, actor: anonymousActor });

/** Sets the new password and goes to the sign-in page. */
export async function resetPasswordAction(
  _previous: FormState<void>,
  data: FormData,
): Promise<FormState<void>> {
  const result = await reset(textsOf(data, ['token', 'password']));
  if (!result.ok) return formState(result, {});
  return redirect({ href: { pathname: '/sign-in', query: { from: 'reset' } }, locale: await getLocale() });
}
