'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textOf, textsOf } from '@/lib/actions/form-state';
import { redirect } from '@/lib/i18n/navigation';
import {
  moveDecision,
  removeDecision,
  restoreDecision,
  saveDecision,
  saveFix,
} from '@/lib/services/authority';
import type { FormState } from '@/lib/validation/form-state';
import { decisionInput, moveDecisionInput, saveDecisionInput, saveFixInput } from '@/lib/validation/job-side';

const PAGES = ['/roles/[roleId]', '/roles/[roleId]/authority'];

const save = defineAction({ input: saveDecisionInput, run: saveDecision, revalidate: () => PAGES });
const remove = defineAction({ input: decisionInput, run: removeDecision, revalidate: () => PAGES });
const restore = defineAction({ input: decisionInput, run: restoreDecision, revalidate: () => PAGES });
const move = defineAction({ input: moveDecisionInput, run: moveDecision, revalidate: () => PAGES });
const mend = defineAction({ input: saveFixInput, run: saveFix, revalidate: () => PAGES });

/** Adds or changes a decision and returns to the catalogue. */
export async function saveDecisionAction(_previous: FormState, data: FormData): Promise<FormState> {
  const texts = textsOf(data, [
    'jobRoleId',
    'decisionId',
    'title',
    'condition',
    'decider',
    'limitAmount',
    'limitUnit',
    'mustInform',
    'escalation',
  ]);
  const stepIds = data.getAll('stepIds').filter((id) => typeof id === 'string');
  const result = await save({ ...texts, stepIds });
  if (!result.ok) return formState(result, { ...texts, stepIds: stepIds.join(',') });
  return redirect({ href: `/roles/${texts.jobRoleId}/authority`, locale: await getLocale() });
}

/** Takes a decision off the catalogue; the page then offers to bring it back. */
export async function removeDecisionAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'decisionId']);
  const result = await remove(values);
  if (!result.ok) return formState(result, values);
  const { jobRoleId, decisionId } = result.data;
  const href = `/roles/${jobRoleId}/authority?removed=${decisionId}`;
  return redirect({ href, locale: await getLocale() });
}

/** Brings a removed decision back to its place. */
export async function restoreDecisionAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'decisionId']);
  const result = await restore(values);
  if (!result.ok) return formState(result, values);
  return redirect({ href: `/roles/${result.data.jobRoleId}/authority`, locale: await getLocale() });
}

/** Moves a decision one place. */
export async function moveDecisionAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'decisionId']);
  const by = textOf(data, 'by') === 'up' ? 'up' : 'down';
  const result = await move({ ...values, by });
  return result.ok ? { status: 'done', data: null, sentAt: Date.now() } : formState(result, values);
}

/** Stores the plan for a step and returns to the list. */
export async function saveFixAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'stepId', 'change', 'owner', 'dueOn', 'state']);
  const result = await mend(values);
  if (!result.ok) return formState(result, values);
  return redirect({ href: `/roles/${values.jobRoleId}/authority#fix`, locale: await getLocale() });
}
