'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { enter } from '@/lib/actions/enter';
import { formState, textOf, textsOf } from '@/lib/actions/form-state';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { isLocale } from '@/lib/i18n/locales';
import { redirect } from '@/lib/i18n/navigation';
import { joinWithAccount, joinWithNewAccount } from '@/lib/services/join';
import type { FormState } from '@/lib/validation/form-state';
import { joinInput, joinWithAccountInput } from '@/lib/validation/member';

type JoinState = FormState<{ email: string }>;

const join = defineAction({ input: joinInput, run: joinWithNewAccount, actor: anonymousActor });
const joinKnown = defineAction({ input: joinWithAccountInput, run: joinWithAccount, actor: anonymousActor });

/** Makes an account for the invited address and signs it in. */
export async function joinAction(_previous: JoinState, data: FormData): Promise<JoinState> {
  const { locale, ...rest } = textsOf(data, ['token', 'name', 'locale', 'password']);
  const result = await join({ ...rest, locale: isLocale(locale) ? locale : await getLocale() });
  if (!result.ok) return formState(result, { name: rest.name });
  return begin(result.data.email, rest.password);
}

/** Adds the membership to a known account and signs it in. */
export async function joinWithAccountAction(_previous: JoinState, data: FormData): Promise<JoinState> {
  const result = await joinKnown(textsOf(data, ['token', 'password']));
  if (!result.ok) return formState(result, {});
  return begin(result.data.email, textOf(data, 'password'));
}

async function begin(email: string, password: string): Promise<never> {
  const locale = await getLocale();
  const entered = await enter(email, password);
  return redirect({ href: entered.ok ? '/' : { pathname: '/sign-in', query: { from: 'join' } }, locale });
}
