'use server';

import { getLocale } from 'next-intl/server';
import type { z } from 'zod';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import type { Actor } from '@/lib/auth/policy';
import { redirect } from '@/lib/i18n/navigation';
import { answerRequest, noteComment, takeRequest } from '@/lib/services/requests';
import { answerRequestInput, requestIdInput } from '@/lib/validation/candidate-request';
import type { FormState } from '@/lib/validation/form-state';

type RequestInput = z.output<typeof requestIdInput>;
const onRequest = (run: (actor: Actor, input: RequestInput) => Promise<void>) =>
  defineAction({ input: requestIdInput, run, revalidate: () => ['/requests/[requestId]', '/requests'] });

const take = onRequest(takeRequest);
const note = onRequest(noteComment);
const answer = defineAction({
  input: answerRequestInput,
  run: answerRequest,
  revalidate: () => ['/requests/[requestId]', '/requests'],
});

/** Marks that the reader looks at the request; the page stays. */
export async function takeRequestAction(_previous: FormState, data: FormData): Promise<FormState> {
  return stay(data, take);
}

/** Notes a comment as read; the page stays. */
export async function noteCommentAction(_previous: FormState, data: FormData): Promise<FormState> {
  return stay(data, note);
}

async function stay(data: FormData, run: typeof take): Promise<FormState> {
  const values = textsOf(data, ['requestId']);
  const result = await run(values);
  return result.ok ? { status: 'done', data: null, sentAt: Date.now() } : formState(result, values);
}

/** Sends the answer and returns to the requests that wait. */
export async function answerRequestAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['requestId', 'answer']);
  const result = await answer(values);
  if (!result.ok) return formState(result, values);
  return redirect({ href: '/requests', locale: await getLocale() });
}
