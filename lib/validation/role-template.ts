import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { filledText } from './plain-text';
import { TEXT_MAX } from './role-draft';

const title = z.string().trim().pipe(filledText(TEXT_MAX.title));
const key = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'invalid');

export const listTemplatesInput = z.strictObject({ locale: z.enum(LOCALES, 'invalid') });
export type ListTemplatesInput = z.output<typeof listTemplatesInput>;

export const previewTemplateInput = z.strictObject({ key, locale: z.enum(LOCALES, 'invalid') });
export type PreviewTemplateInput = z.output<typeof previewTemplateInput>;

export const roleFromTemplateInput = z.strictObject({
  key,
  version: z.coerce.number().int().positive(),
  /** Language of the description. */
  locale: z.enum(LOCALES, 'invalid'),
  title,
});
export type RoleFromTemplateInput = z.output<typeof roleFromTemplateInput>;

export const copyRoleInput = z.strictObject({ jobRoleId: z.uuid('required'), title });
export type CopyRoleInput = z.output<typeof copyRoleInput>;
