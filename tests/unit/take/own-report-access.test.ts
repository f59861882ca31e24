import { expect, test } from 'vitest';
import { ownReportAccess } from '@/lib/services/internal/own-report-access';

const SUBMITTED = { status: 'submitted', reportId: 'r', candidateReport: 'afterReview', firstReadAt: null };

test.each([
  ['there is no report', { ...SUBMITTED, reportId: null }, 'none'],
  ['nobody of the employer has read it', SUBMITTED, 'later'],
  ['somebody has read it', { ...SUBMITTED, firstReadAt: new Date() }, 'ready'],
  ['it was noted as reviewed', { ...SUBMITTED, status: 'reviewed' }, 'ready'],
  ['it is given at once', { ...SUBMITTED, candidateReport: 'atOnce' }, 'ready'],
  ['the consent was taken back', { ...SUBMITTED, status: 'withdrawn', firstReadAt: new Date() }, 'withdrawn'],
] as const)('while %s', (_when, facts, access) => {
  expect(ownReportAccess(facts)).toBe(access);
});
