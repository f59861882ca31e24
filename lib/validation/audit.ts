import { z } from 'zod';

export const AUDIT_FILTERS = [
  'all',
  'session',
  'member',
  'jobRole',
  'assessment',
  'candidate',
  'report',
  'settings',
] as const;
export type AuditFilter = (typeof AUDIT_FILTERS)[number];

export const listAuditInput = z.strictObject({
  filter: z.enum(AUDIT_FILTERS).default('all'),
  /** Sequence number of the last event of the page before. */
  before: z.coerce.number().int().min(1).nullable().default(null),
});
export type ListAuditInput = z.output<typeof listAuditInput>;
