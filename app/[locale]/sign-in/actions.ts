'use server';

import { getLocale } from 'next-intl/server';
import { enter } from '@/lib/actions/enter';
import { formState, textOf } from '@/lib/actions/form-state';
import { redirect } from '@/lib/i18n/navigation';
import type { FormState } from '@/lib/validation/form-state';

/** Signs in and goes to the start page. */
export async function signInAction(_previous: FormState, data: FormData): Promise<FormState> {
  const email = textOf(data, 'email');
  const result = await enter(email, textOf(data, 'password'));
  if (!result.ok) return formState(result, { email });
  return redirect({ href: '/', locale: await getLocale() });
}
