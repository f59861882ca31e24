'use server';

import { defineAction } from '@/lib/actions/define-action';
import type { ActionResult } from '@/lib/actions/action-result';
import { formState, textOf, textsOf } from '@/lib/actions/form-state';
import { closeDiscussion, noteDiscussion, openDiscussion } from '@/lib/services/consensus';
import type { FormState } from '@/lib/validation/form-state';
import { noteDiscussionInput, openDiscussionInput } from '@/lib/validation/rater';
import { jobRoleInput } from '@/lib/validation/job-role';

const PAGES = ['/roles/[roleId]/consensus', '/roles/[roleId]/raters'];

const open = defineAction({ input: openDiscussionInput, run: openDiscussion, revalidate: () => PAGES });
const close = defineAction({ input: jobRoleInput, run: closeDiscussion, revalidate: () => PAGES });
const note = defineAction({ input: noteDiscussionInput, run: noteDiscussion, revalidate: () => PAGES });

/** Opens the discussion about the ticked steps, or adds them to it. */
export async function openDiscussionAction(_previous: FormState, data: FormData): Promise<FormState> {
  const stepIds = data.getAll('stepIds').filter((value) => typeof value === 'string');
  return answer(await open({ jobRoleId: textOf(data, 'jobRoleId'), stepIds }), {});
}

/** Ends the discussion. */
export async function closeDiscussionAction(_previous: FormState, data: FormData): Promise<FormState> {
  return answer(await close(textsOf(data, ['jobRoleId'])), {});
}

/** Writes down what was said about one step. */
export async function noteDiscussionAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'stepId', 'note']);
  return answer(await note(values), values);
}

function answer(result: ActionResult<void>, values: Readonly<Record<string, string>>): FormState {
  return result.ok ? { status: 'done', data: null, sentAt: Date.now() } : formState(result, values);
}
