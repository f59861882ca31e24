import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';

const NAME_MAX = 120;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day from a date field, or none. */
const optionalDay = z
  .string()
  .trim()
  .transform((day) => (day === '' ? null : day))
  .pipe(z.iso.date('invalidDate').regex(ISO_DAY, 'invalidDate').nullable());

/** Steps of the reminder plan that the form offers, in days before the last day. */
export const REMINDER_STEPS = [14, 7, 4, 2, 1] as const;

const COMMA = ',';
const parts = (text: string) => text.split(COMMA).filter((part) => part !== '');

/** Ticked boxes of one group, joined by commas. */
const reminderDays = z
  .string()
  .transform(parts)
  .pipe(z.array(z.enum(REMINDER_STEPS.map(String))))
  .transform((days) => days.map(Number));

const locales = z
  .string()
  .transform(parts)
  .pipe(z.array(z.enum(LOCALES)).min(1, 'chooseLanguage'));

/** When a candidate may read the own report. */
export const CANDIDATE_REPORTS = ['atOnce', 'afterReview'] as const;

const TOTAL_MONTHS_MAX = 60;
/** Longer than this only with a reason. */
export const TOTAL_MONTHS_USUAL = 24;
const REASON_MAX = 300;
const months = z.coerce
  .number('monthsInvalid')
  .int('monthsInvalid')
  .min(1, 'monthsInvalid')
  .max(TOTAL_MONTHS_MAX, 'monthsInvalid');

const name = z.string().trim().min(1, 'required').max(NAME_MAX, 'tooLong');
/** First and last day of answering; the last day is included, and ends for each candidate where the candidate is. */
const days = { opensOn: optionalDay, closesOn: optionalDay };

type Days = Readonly<{ opensOn: string | null; closesOn: string | null }>;
const inOrder = ({ opensOn, closesOn }: Days) => opensOn === null || closesOn === null || opensOn <= closesOn;
const ORDER_ERROR = { path: ['closesOn'], message: 'endBeforeStart' };

/** What is absent is as usual: every language, names shown, the report at once, retention of the organisation. */
export const createAssessmentInput = z
  .strictObject({
    name,
    roleProfileVersionId: z.uuid('required'),
    ...days,
    locales: locales.optional(),
    blind: z.stringbool({ truthy: ['on'], falsy: [''] }).optional(),
    candidateReport: z.enum(CANDIDATE_REPORTS, 'required').optional(),
    activeMonths: months.optional(),
    totalMonths: months.optional(),
    retentionReason: z.string().trim().max(REASON_MAX, 'tooLong').optional(),
    reminderDays: reminderDays.optional(),
  })
  .refine(inOrder, ORDER_ERROR)
  .refine(({ activeMonths = 1, totalMonths = TOTAL_MONTHS_MAX }) => activeMonths <= totalMonths, {
    path: ['totalMonths'],
    message: 'totalMonthsTooFew',
  })
  .refine(
    ({ totalMonths = 0, retentionReason = '' }) =>
      totalMonths <= TOTAL_MONTHS_USUAL || retentionReason !== '',
    {
      path: ['retentionReason'],
      message: 'retentionReasonMissing',
    },
  );
export type CreateAssessmentInput = z.output<typeof createAssessmentInput>;

export const changeAssessmentInput = z
  .strictObject({ assessmentId: z.uuid(), name, ...days, reminderDays })
  .refine(inOrder, ORDER_ERROR);
export type ChangeAssessmentInput = z.output<typeof changeAssessmentInput>;

export const assessmentIdInput = z.strictObject({ assessmentId: z.uuid() });
export type AssessmentIdInput = z.output<typeof assessmentIdInput>;
