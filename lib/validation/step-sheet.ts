import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';

/** Longest pasted text and largest file, in characters and bytes: some ten times what 300 rows need. */
export const SHEET_SIZE_MAX = 700_000;

export const exportStepsInput = z.strictObject({
  jobRoleId: z.uuid('invalid'),
  format: z.enum(['csv', 'xlsx']),
  locale: z.enum(LOCALES),
});
export type ExportStepsInput = z.output<typeof exportStepsInput>;

export const previewStepsInput = z.strictObject({
  jobRoleId: z.uuid('invalid'),
  source: z.union([
    z.strictObject({
      kind: z.literal('text'),
      text: z.string().min(1, 'required').max(SHEET_SIZE_MAX, 'tooLong'),
    }),
    z.strictObject({
      kind: z.literal('xlsx'),
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= SHEET_SIZE_MAX, 'tooLong'),
    }),
  ]),
});
export type PreviewStepsInput = z.output<typeof previewStepsInput>;

export const importStepsInput = z.strictObject({
  jobRoleId: z.uuid('invalid'),
  /** The revision that the preview was made for: a draft that moved on is not overwritten unseen. */
  draftRevision: z.coerce.number().int().nonnegative(),
  text: z
    .string()
    .min(1, 'required')
    .max(SHEET_SIZE_MAX * 2, 'tooLong'),
});
export type ImportStepsInput = z.output<typeof importStepsInput>;
