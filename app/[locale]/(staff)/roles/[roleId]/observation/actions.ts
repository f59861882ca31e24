'use server';

import { getLocale } from 'next-intl/server';
import type { ActionResult } from '@/lib/actions/action-result';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { redirect } from '@/lib/i18n/navigation';
import {
  decideFrequency,
  endSession,
  leaveOutSession,
  reviewOthers,
  takeInSession,
} from '@/lib/services/observation-decisions';
import { eraseInvitedObserver, inviteObserver, replaceObserverLink } from '@/lib/services/observers';
import type { InviteExpertResult, NewLink } from '@/lib/services/internal/invite-expert';
import type { FormState } from '@/lib/validation/form-state';
import {
  decideFrequencyInput,
  eraseObserverInput,
  inviteObserverInput,
  leaveOutInput,
  observerInput,
  reviewInput,
  sessionInput,
} from '@/lib/validation/observation';

type Changed = Readonly<{ jobRoleId: string }>;

const invite = defineAction({ input: inviteObserverInput, run: inviteObserver });
const replaceLink = defineAction({ input: observerInput, run: replaceObserverLink });
const erase = defineAction({ input: eraseObserverInput, run: eraseInvitedObserver });
const leaveOut = defineAction({ input: leaveOutInput, run: leaveOutSession });
const takeIn = defineAction({ input: sessionInput, run: takeInSession });
const end = defineAction({ input: sessionInput, run: endSession });
const review = defineAction({ input: reviewInput, run: reviewOthers });
const decide = defineAction({
  input: decideFrequencyInput,
  run: decideFrequency,
  revalidate: () => ['/roles/[roleId]/observation/steps/[stepId]', '/roles/[roleId]'],
});

/** Invites one observer; the answer carries the link, once. */
export async function inviteObserverAction(
  previous: FormState<InviteExpertResult>,
  data: FormData,
): Promise<FormState<InviteExpertResult>> {
  const values = textsOf(data, ['jobRoleId', 'requestId', 'name', 'email', 'locale', 'site']);
  const result = await invite(values);
  // The second press of the same form must not hide the link that the first one brought.
  if (result.ok && result.data.status === 'repeated' && previous.status === 'done') return previous;
  return formState(result, values);
}

/** Makes a new link; the answer carries it, once. */
export async function replaceObserverLinkAction(
  _previous: FormState<NewLink>,
  data: FormData,
): Promise<FormState<NewLink>> {
  const values = textsOf(data, ['observerId']);
  return formState(await replaceLink(values), values);
}

/** Removes an observer for good and returns to the observation. */
export async function eraseObserverAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['observerId', 'confirmed']);
  return thenBack(await erase(values), values);
}

/** Leaves a session out of the rates and returns to the observation. */
export async function leaveOutAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['sessionId', 'reason']);
  return thenBack(await leaveOut(values), values);
}

/** Takes a session into the rates again and returns to the observation. */
export async function takeInAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['sessionId']);
  return thenBack(await takeIn(values), values);
}

/** Ends a forgotten session and returns to the observation. */
export async function endSessionAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['sessionId']);
  return thenBack(await end(values), values);
}

/** Assigns or dismisses events that fitted no step and returns to the observation. */
export async function reviewAction(_previous: FormState, data: FormData): Promise<FormState> {
  const names = [
    'outcome',
    'jobRoleId',
    'tapIds',
    'stepId',
    'newStepId',
    'title',
    'stageId',
    'reason',
  ] as const;
  const values = textsOf(data, names);
  const filled = Object.fromEntries(
    names.filter((name) => data.has(name)).map((name) => [name, values[name]]),
  );
  // The schema checks what came from outside.
  const input = { ...filled, tapIds: values.tapIds.split(',') } as Parameters<typeof review>[0];
  return thenBack(await review(input), values);
}

/** Decides which frequency of a step holds; the page then shows it. */
export async function decideAction(
  _previous: FormState<Changed>,
  data: FormData,
): Promise<FormState<Changed>> {
  const values = textsOf(data, ['jobRoleId', 'stepId', 'taken', 'reason', 'events', 'hours']);
  return formState(await decide(values), values);
}

async function thenBack(
  result: ActionResult<Changed>,
  values: Readonly<Record<string, string>>,
): Promise<FormState> {
  if (!result.ok) return formState(result, values);
  return redirect({ href: `/roles/${result.data.jobRoleId}/observation`, locale: await getLocale() });
}
