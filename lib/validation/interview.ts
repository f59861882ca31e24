import { z } from 'zod';
import { SCALE_KEYS } from '@/lib/scales';

export const INTERVIEW_NOTE_MAX = 4000;
export const OWN_QUESTION_MAX = 400;
const OWN_QUESTION_MIN = 10;
/** More than any guide has. */
const RATINGS_MAX = 80;
const INTERVIEWERS_MAX = 20;

/** What an interviewer can mark: a point of the scale, or that the question was not asked. */
export const RATING_MARKS = ['1', '2', '3', '4', '5', 'notAsked'] as const;
export type RatingMark = (typeof RATING_MARKS)[number];

export const interviewOfReportInput = z.strictObject({ reportId: z.uuid() });
export type InterviewOfReportInput = z.output<typeof interviewOfReportInput>;

export const prepareInterviewInput = z.strictObject({
  reportId: z.uuid(),
  interviewers: z.array(z.uuid()).min(1, 'interviewerMissing').max(INTERVIEWERS_MAX),
});
export type PrepareInterviewInput = z.output<typeof prepareInterviewInput>;

export const interviewInput = z.strictObject({ interviewId: z.uuid() });
export type InterviewInput = z.output<typeof interviewInput>;

export const interviewerInput = z.strictObject({
  interviewId: z.uuid(),
  userId: z.uuid('interviewerMissing'),
});
export type InterviewerInput = z.output<typeof interviewerInput>;

/** Kept as it was typed, spaces and all. */
const note = z.string().max(INTERVIEW_NOTE_MAX, 'tooLong');

export const saveSheetInput = z.strictObject({
  interviewId: z.uuid(),
  /** Absent where only ratings changed. */
  note: note.exactOptional(),
  ratings: z
    .array(z.strictObject({ questionId: z.uuid(), mark: z.enum(RATING_MARKS).nullable(), note }))
    .max(RATINGS_MAX),
  /** Hand in: from then on nothing of it can be changed. */
  submit: z.boolean(),
});
export type SaveSheetInput = z.output<typeof saveSheetInput>;

export const addOwnQuestionInput = z.strictObject({
  interviewId: z.uuid(),
  /** Made by the form, so that the same question sent twice is one. */
  questionId: z.uuid(),
  text: z
    .string()
    .trim()
    .min(1, 'required')
    .min(OWN_QUESTION_MIN, 'questionTooShort')
    .max(OWN_QUESTION_MAX, 'tooLong'),
  /** Empty: the answer is noted and not rated. */
  scale: z.union([z.literal(''), z.enum(SCALE_KEYS)]),
});
export type AddOwnQuestionInput = z.output<typeof addOwnQuestionInput>;

export const addBankQuestionInput = z.strictObject({
  interviewId: z.uuid(),
  questionId: z.uuid(),
  key: z.string().min(1, 'required').max(80),
});
export type AddBankQuestionInput = z.output<typeof addBankQuestionInput>;

export const interviewQuestionInput = z.strictObject({ interviewId: z.uuid(), questionId: z.uuid() });
export type InterviewQuestionInput = z.output<typeof interviewQuestionInput>;

export const agreeOnScaleInput = z.strictObject({
  interviewId: z.uuid(),
  scale: z.enum(SCALE_KEYS),
  rating: z.enum(['1', '2', '3', '4', '5'], 'ratingMissing').transform(Number),
  note: z.string().trim().min(1, 'required').max(INTERVIEW_NOTE_MAX, 'tooLong'),
  /** How many agreements on this scale the page showed. */
  seen: z.coerce.number().int().min(0),
});
export type AgreeOnScaleInput = z.output<typeof agreeOnScaleInput>;
