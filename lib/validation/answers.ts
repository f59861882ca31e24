import { z } from 'zod';

const HIGHEST_ANSWER = 5;
const LONGEST_DEVICE = 40;
const LONGEST_REF = 64;
const MOST_STATEMENTS = 999;
const HIGHEST_SEQ = 2_147_483_647;
/** Longer than a working day says no more than a day. */
const LONGEST_SHOWN_MS = 86_400_000;

/** Opaque: says nothing of scale, facet or key. */
export const itemId = z.string().regex(/^i\d{2,3}$/, 'invalid');

/** Opaque reference of an attempt, as its pages send it back. */
export const attemptRef = z.string().min(1).max(LONGEST_REF);

/** As chosen, before keying; null is a statement that was passed over on purpose. */
const answerValue = z.int().min(1).max(HIGHEST_ANSWER).nullable();

/** Body of one save: which attempt the page believes it belongs to, the answer, and what orders late arrivals. */
export const saveAnswerBody = z.strictObject({
  attemptRef,
  value: answerValue,
  seq: z.int().min(1).max(HIGHEST_SEQ),
  device: z.string().min(1).max(LONGEST_DEVICE),
  shownMs: z.int().min(0).max(LONGEST_SHOWN_MS).nullable(),
});

export const saveAnswerInput = saveAnswerBody.extend({ itemId, sessionToken: z.string() });
export type SaveAnswerInput = z.output<typeof saveAnswerInput>;

/** What the page without a script sends: no choice with `next` is a fault that the page explains. */
export const answerForm = z.strictObject({
  attemptRef,
  itemId,
  value: z.enum(['1', '2', '3', '4', '5']).transform(Number).optional(),
  step: z.enum(['next', 'skip']),
  position: z.coerce.number().int().min(1).max(MOST_STATEMENTS),
  from: z.literal('check').optional(),
});
