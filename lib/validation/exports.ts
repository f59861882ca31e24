import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { compareInput } from './candidates';
import { profileVersionInput } from './role-profile';

const id = z.uuid('invalid');
const locale = z.enum(LOCALES);

export const dossierInput = profileVersionInput.extend({ locale });
export type DossierInput = z.output<typeof dossierInput>;

/** How a published profile leaves: as our own document with its hash, or in the shape of CASE. */
export const exportProfileInput = profileVersionInput.extend({ format: z.enum(['json', 'case']), locale });
export type ExportProfileInput = z.output<typeof exportProfileInput>;

export const reportPdfInput = z.strictObject({ reportId: id, locale });
export type ReportPdfInput = z.output<typeof reportPdfInput>;

export const comparisonPdfInput = compareInput.extend({ locale });
export type ComparisonPdfInput = z.output<typeof comparisonPdfInput>;

const assessmentId = id;

/** Files of an assessment; `zip` holds every report and `answers` the raw answers. */
export const EXPORT_FORMATS = ['xlsx', 'csv', 'json', 'codebook', 'zip', 'answers'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Formats that are made while somebody waits, unless there are many people. */
export const DIRECT_FORMATS = ['xlsx', 'csv', 'json', 'codebook'] as const;
export type DirectFormat = (typeof DIRECT_FORMATS)[number];

export const assessmentExportsInput = z.strictObject({ assessmentId, locale });
export type AssessmentExportsInput = z.output<typeof assessmentExportsInput>;

export const exportAssessmentInput = z.strictObject({ assessmentId, format: z.enum(DIRECT_FORMATS), locale });
export type ExportAssessmentInput = z.output<typeof exportAssessmentInput>;

/** From a form, where everything is a text. */
const chosenLocale = z.string().pipe(locale);

export const requestExportInput = z.strictObject({
  assessmentId,
  format: z.string().pipe(z.enum(['xlsx', 'csv', 'json', 'zip'])),
  locale: chosenLocale,
});
export type RequestExportInput = z.output<typeof requestExportInput>;

const REASON_MAX = 500;

export const requestAnswersInput = z.strictObject({
  assessmentId,
  locale: chosenLocale,
  reason: z.string().trim().min(1, 'required').max(REASON_MAX, 'tooLong'),
});
export type RequestAnswersInput = z.output<typeof requestAnswersInput>;

export const exportFileInput = z.strictObject({ assessmentId, fileId: id });
export type ExportFileInput = z.output<typeof exportFileInput>;
