import { z } from 'zod';
import { attemptRef } from './answers';

/** What a candidate may ask of a human, or say about the report. */
export const REQUEST_KINDS = ['comment', 'humanReview', 'writtenStatement', 'otherWay', 'erasure'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Longest text of a candidate, and of the answer. */
export const REQUEST_TEXT_MAX = 2_000;
const ANSWER_MAX = 4_000;

/** Kinds that say nothing without words. */
const NEED_WORDS: readonly RequestKind[] = ['comment', 'otherWay'];

export const makeRequestInput = z
  .strictObject({
    attemptRef,
    kind: z.enum(REQUEST_KINDS),
    text: z
      .string()
      .transform((text) => text.replaceAll('\r\n', '\n').trim())
      .pipe(z.string().max(REQUEST_TEXT_MAX, 'tooLong'))
      .default(''),
  })
  .refine(({ kind, text }) => text !== '' || !NEED_WORDS.includes(kind), {
    path: ['text'],
    message: 'required',
  });
export type MakeRequestInput = z.output<typeof makeRequestInput>;

export const REQUEST_LISTS = ['waiting', 'overdue', 'answered'] as const;
export type RequestList = (typeof REQUEST_LISTS)[number];

const LAST_PAGE = 10_000;

export const listRequestsInput = z.strictObject({
  list: z.enum(REQUEST_LISTS).catch('waiting'),
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});
export type ListRequestsInput = z.output<typeof listRequestsInput>;

export const requestIdInput = z.strictObject({ requestId: z.uuid() });
export type RequestIdInput = z.output<typeof requestIdInput>;

export const answerRequestInput = z.strictObject({
  requestId: z.uuid(),
  answer: z.string().trim().min(1, 'required').max(ANSWER_MAX, 'tooLong'),
});
export type AnswerRequestInput = z.output<typeof answerRequestInput>;
