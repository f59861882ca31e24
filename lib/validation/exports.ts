import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
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
