import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { filledText, text } from './plain-text';
import { TEXT_MAX } from './role-draft';

const FIRST_STAGES_MAX = 12;
const SEARCH_MAX = 120;

export const createJobRoleInput = z.strictObject({
  title: z.string().trim().pipe(filledText(TEXT_MAX.title)),
  industry: z.string().trim().pipe(text(TEXT_MAX.industry)),
  locale: z.enum(LOCALES, 'invalid'),
  stageTitles: z.array(filledText(TEXT_MAX.stageTitle)).max(FIRST_STAGES_MAX, 'tooLong'),
});
export type CreateJobRoleInput = z.output<typeof createJobRoleInput>;

export const jobRoleInput = z.strictObject({ jobRoleId: z.uuid('invalid') });
export type JobRoleInput = z.output<typeof jobRoleInput>;

export const listJobRolesInput = z.strictObject({
  search: z.string().trim().max(SEARCH_MAX).catch(''),
});
export type ListJobRolesInput = z.output<typeof listJobRolesInput>;
