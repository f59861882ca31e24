import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { EXPORT_FORMATS } from '@/lib/validation/exports';

const PREFIX = 'assessmentExport';

const parts = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  locale: z.enum(LOCALES),
  userId: z.uuid(),
});
export type ExportKind = z.output<typeof parts>;

/**
 * The kind of a stored computation that makes a file: the same file for the same member is made once at a time.
 *
 * @example exportKind({ format: 'zip', locale: 'fi', userId }); // 'assessmentExport.zip.fi.<id>'
 */
export function exportKind({ format, locale, userId }: ExportKind): string {
  return [PREFIX, format, locale, userId].join('.');
}

/** Which file a kind makes; null for computations of other kinds. */
export function readExportKind(kind: string): ExportKind | null {
  const [prefix, format, locale, userId] = kind.split('.');
  if (prefix !== PREFIX) return null;
  const read = parts.safeParse({ format, locale, userId });
  return read.success ? read.data : null;
}
