'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { redirect } from '@/lib/i18n/navigation';
import {
  eraseInvitedRater,
  inviteRater,
  replaceRaterLink,
  setRaterPlace,
  switchRater,
} from '@/lib/services/raters';
import type { InviteExpertResult, NewLink } from '@/lib/services/internal/invite-expert';
import type { FormState } from '@/lib/validation/form-state';
import {
  eraseRaterInput,
  inviteRaterInput,
  raterInput,
  raterPlaceInput,
  switchRaterInput,
} from '@/lib/validation/rater';

const invite = defineAction({ input: inviteRaterInput, run: inviteRater });
const replaceLink = defineAction({ input: raterInput, run: replaceRaterLink });
const erase = defineAction({ input: eraseRaterInput, run: eraseInvitedRater });
const setPlace = defineAction({
  input: raterPlaceInput,
  run: setRaterPlace,
  revalidate: () => ['/roles/[roleId]/raters/[raterId]', '/roles/[roleId]/raters'],
});
const switchOne = defineAction({
  input: switchRaterInput,
  run: switchRater,
  revalidate: () => ['/roles/[roleId]/raters', '/roles/[roleId]'],
});

/** Invites one rater; the answer carries the link, once. */
export async function inviteRaterAction(
  previous: FormState<InviteExpertResult>,
  data: FormData,
): Promise<FormState<InviteExpertResult>> {
  const values = textsOf(data, ['jobRoleId', 'requestId', 'name', 'email', 'locale', 'kind', 'site']);
  const result = await invite(values);
  // The second press of the same form must not hide the link that the first one brought.
  if (result.ok && result.data.status === 'repeated' && previous.status === 'done') return previous;
  return formState(result, values);
}

/** Makes a new link; the answer carries it, once. */
export async function replaceRaterLinkAction(
  _previous: FormState<NewLink>,
  data: FormData,
): Promise<FormState<NewLink>> {
  const values = textsOf(data, ['raterId']);
  return formState(await replaceLink(values), values);
}

/** Removes a rater for good and returns to the raters. */
export async function eraseRaterAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['raterId', 'confirmed']);
  const result = await erase(values);
  if (!result.ok) return formState(result, values);
  return redirect({ href: `/roles/${result.data.jobRoleId}/raters`, locale: await getLocale() });
}

/** Writes down where a rater works; the page stays. */
export async function setRaterPlaceAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['raterId', 'site']);
  const result = await setPlace(values);
  return result.ok ? { status: 'done', data: null, sentAt: Date.now() } : formState(result, values);
}

/** Leaves a rater out of the calculation, or takes the rater in again; the page shows what that did. */
export async function switchRaterAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['raterId', 'active']);
  const active = values.active === 'yes' ? 'yes' : 'no';
  const result = await switchOne({ raterId: values.raterId, active });
  return result.ok ? { status: 'done', data: null, sentAt: Date.now() } : formState(result, values);
}
