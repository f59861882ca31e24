'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { addStepComment, decideStepComment } from '@/lib/services/step-comments';
import type { FormState } from '@/lib/validation/form-state';
import { addCommentInput, decideCommentInput } from '@/lib/validation/step-comment';

const revalidate = () => ['/roles/[roleId]', '/roles/[roleId]/map/steps/[stepId]'];
const add = defineAction({ input: addCommentInput, run: addStepComment, revalidate });
const decide = defineAction({ input: decideCommentInput, run: decideStepComment, revalidate });

/** Says something about a step. */
export async function addCommentAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'stepId', 'text']);
  const result = await add(values);
  return result.ok ? { status: 'done', data: null, sentAt: Date.now() } : formState(result, values);
}

/** Closes a comment with what was decided. */
export async function decideCommentAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['commentId', 'decision']);
  const result = await decide(values);
  return result.ok ? { status: 'done', data: null, sentAt: Date.now() } : formState(result, values);
}
