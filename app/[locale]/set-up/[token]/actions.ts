'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { enter } from '@/lib/actions/enter';
import { formState, textsOf } from '@/lib/actions/form-state';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { isLocale } from '@/lib/i18n/locales';
import { redirect } from '@/lib/i18n/navigation';
import { completeSetUp } from '@/lib/services/set-up';
import type { FormState } from '@/lib/validation/form-state';
import { completeSetUpInput } from '@/lib/validation/set-up';

type SetUpState = FormState<{ organizationId: string }>;

const setUp = defineAction({ input: completeSetUpInput, run: completeSetUp, actor: anonymousActor });

/** Makes the organisation and its owner, and signs the owner in. */
export async function completeSetUpAction(_previous: SetUpState, data: FormData): Promise<SetUpState> {
  const { token, password, locale, ...shown } = textsOf(data, [
    'token',
    'organizationName',
    'contact',
    'locale',
    'name',
    'email',
    'password',
  ]);
  const pageLocale = await getLocale();
  const chosen = isLocale(locale) ? locale : pageLocale;
  const result = await setUp({ token, password, locale: chosen, ...shown });
  if (!result.ok) return formState(result, { ...shown, locale: chosen });
  await enter(shown.email, password);
  return redirect({ href: '/', locale: pageLocale });
}
