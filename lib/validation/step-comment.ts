import { z } from 'zod';
import { filledText } from './plain-text';

/** Longest comment and decision, in characters. */
export const COMMENT_MAX = 1_000;

export const addCommentInput = z.strictObject({
  jobRoleId: z.uuid('invalid'),
  stepId: z.uuid('invalid'),
  text: z.string().trim().pipe(filledText(COMMENT_MAX)),
});
export type AddCommentInput = z.output<typeof addCommentInput>;

export const decideCommentInput = z.strictObject({
  commentId: z.uuid('invalid'),
  decision: z.string().trim().pipe(filledText(COMMENT_MAX)),
});
export type DecideCommentInput = z.output<typeof decideCommentInput>;
