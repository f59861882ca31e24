'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textOf, textsOf } from '@/lib/actions/form-state';
import { type FoundCandidates, searchCandidates } from '@/lib/services/candidates';
import { removeView, saveView } from '@/lib/services/saved-views';
import { saveViewInput, searchCandidatesInput, viewIdInput } from '@/lib/validation/candidates';
import type { FormState } from '@/lib/validation/form-state';

const search = defineAction({ input: searchCandidatesInput, run: searchCandidates });
const save = defineAction({
  input: saveViewInput,
  run: saveView,
  revalidate: () => ['/assessments/[assessmentId]'],
});
const remove = defineAction({
  input: viewIdInput,
  run: removeView,
  revalidate: () => ['/assessments/[assessmentId]'],
});

/** Finds people; the words travel in the body and are kept nowhere. */
export async function searchCandidatesAction(
  _previous: FormState<FoundCandidates>,
  data: FormData,
): Promise<FormState<FoundCandidates>> {
  const values = textsOf(data, ['assessmentId', 'text']);
  return formState(await search(values), { text: values.text });
}

/** Keeps the present filters under a name. */
export async function saveViewAction(
  _previous: FormState<{ viewId: string }>,
  data: FormData,
): Promise<FormState<{ viewId: string }>> {
  const values = textsOf(data, ['name', 'filters']);
  return formState(await save({ ...values, shared: textOf(data, 'shared') === 'on' }), values);
}

/** Removes one of the member's own views. */
export async function removeViewAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['viewId']);
  const result = await remove(values);
  return formState(result.ok ? { ok: true, data: null } : result, values);
}
