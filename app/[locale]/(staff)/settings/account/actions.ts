'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textOf, textsOf } from '@/lib/actions/form-state';
import { isLocale } from '@/lib/i18n/locales';
import { updateProfile } from '@/lib/services/account';
import { changePassword } from '@/lib/services/passwords';
import { endOwnSession } from '@/lib/services/sessions';
import { changePasswordInput, updateProfileInput } from '@/lib/validation/account';
import type { FormState } from '@/lib/validation/form-state';
import { sessionInput } from '@/lib/validation/session';

const HERE = ['/settings/account'];

const saveProfile = defineAction({ input: updateProfileInput, run: updateProfile, revalidate: () => HERE });
const setPassword = defineAction({ input: changePasswordInput, run: changePassword, revalidate: () => HERE });
const endSession = defineAction({ input: sessionInput, run: endOwnSession, revalidate: () => HERE });

/** Changes the own name and language. */
export async function saveProfileAction(
  _previous: FormState<void>,
  data: FormData,
): Promise<FormState<void>> {
  const { name, locale } = textsOf(data, ['name', 'locale']);
  const chosen = isLocale(locale) ? locale : await getLocale();
  return formState(await saveProfile({ name, locale: chosen }), { name, locale: chosen });
}

/** Changes the own password. */
export async function changePasswordAction(
  _previous: FormState<void>,
  data: FormData,
): Promise<FormState<void>> {
  return formState(await setPassword(textsOf(data, ['current', 'password'])), {});
}

/** Ends one of the own sessions. */
export async function endSessionAction(_previous: FormState<void>, data: FormData): Promise<FormState<void>> {
  return formState(await endSession({ sessionId: textOf(data, 'sessionId') }), {});
}
