'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { isLocale } from '@/lib/i18n/locales';
import { redirect } from '@/lib/i18n/navigation';
import {
  addIncident,
  closeStoryLink,
  codeIncident,
  dismissIncident,
  makeStoryLink,
  redactIncident,
  reopenIncident,
} from '@/lib/services/incidents';
import type { FormState } from '@/lib/validation/form-state';
import {
  addIncidentInput,
  codeIncidentInput,
  dismissIncidentInput,
  incidentInput,
  redactIncidentInput,
  storyLinkInput,
} from '@/lib/validation/job-side';

type MadeLink = Readonly<{ link: string; locale: string }>;

const PAGES = [
  '/roles/[roleId]/incidents',
  '/roles/[roleId]/incidents/[incidentId]',
  '/roles/[roleId]/map',
  '/roles/[roleId]/map/steps/[stepId]',
];
const revalidate = () => PAGES;

const make = defineAction({ input: storyLinkInput, run: makeStoryLink, revalidate });
const close = defineAction({ input: storyLinkInput, run: closeStoryLink, revalidate });
const add = defineAction({ input: addIncidentInput, run: addIncident, revalidate });
const code = defineAction({ input: codeIncidentInput, run: codeIncident, revalidate });
const dismiss = defineAction({ input: dismissIncidentInput, run: dismissIncident, revalidate });
const reopen = defineAction({ input: incidentInput, run: reopenIncident, revalidate });
const redact = defineAction({ input: redactIncidentInput, run: redactIncident, revalidate });

const done = () => ({ status: 'done', data: null, sentAt: Date.now() }) as const;

/** Opens the collection in a language; the answer carries the link, once. */
export async function makeStoryLinkAction(
  _previous: FormState<MadeLink>,
  data: FormData,
): Promise<FormState<MadeLink>> {
  const values = textsOf(data, ['jobRoleId', 'locale']);
  return formState(await make({ ...values, locale: localeOf(values.locale) }), values);
}

/** Ends the collection in a language. */
export async function closeStoryLinkAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'locale']);
  const result = await close({ ...values, locale: localeOf(values.locale) });
  return result.ok ? done() : formState(result, values);
}

/** Stores a situation that a member heard. */
export async function addIncidentAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, [
    'jobRoleId',
    'incidentId',
    'locale',
    'kind',
    'happened',
    'action',
    'outcome',
    'roughly',
  ]);
  const result = await add({ ...values, locale: localeOf(values.locale) });
  return result.ok ? done() : formState(result, values);
}

/** Codes a situation to a step. */
export async function codeIncidentAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'incidentId', 'stepId', 'scaleKey', 'level']);
  // The schema checks what came from outside.
  const result = await code(values as Parameters<typeof code>[0]);
  return result.ok ? done() : formState(result, values);
}

/** Sets a situation aside and returns to the list. */
export async function dismissIncidentAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'incidentId', 'reason']);
  const result = await dismiss(values);
  if (!result.ok) return formState(result, values);
  return redirect({ href: `/roles/${values.jobRoleId}/incidents`, locale: await getLocale() });
}

/** Puts a situation back among the waiting ones. */
export async function reopenIncidentAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'incidentId']);
  const result = await reopen(values);
  return result.ok ? done() : formState(result, values);
}

/** Puts other texts in the place of those that were told. */
export async function redactIncidentAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'incidentId', 'happened', 'action', 'outcome']);
  const result = await redact(values);
  return result.ok ? done() : formState(result, values);
}

function localeOf(text: string) {
  // An unknown language is refused by the schema, which sees the text as it came.
  return isLocale(text) ? text : (text as 'fi');
}
