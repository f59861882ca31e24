import 'server-only';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as organizations from '@/lib/db/repositories/organizations';
import { LOCALES } from '@/lib/i18n/locales';
import { type CreateAssessmentInput, TOTAL_MONTHS_USUAL } from '@/lib/validation/assessment';

/** Days before the last day on which those who have not finished are usually reminded. */
export const USUAL_REMINDER_DAYS = [7, 2] as const;

/** How long an assessment keeps personal data, in months. */
export type Retention = Readonly<{ activeMonths: number; totalMonths: number }>;

/**
 * The organisation's retention, as far as it needs no reason of its own.
 *
 * @throws {AppError} NOT_FOUND
 */
export async function usualRetention(tx: Tx, organizationId: string): Promise<Retention> {
  const organization = await organizations.find(tx, organizationId);
  if (!organization) throw new AppError('NOT_FOUND', `organisation ${organizationId}`);
  const totalMonths = Math.min(organization.totalMonths, TOTAL_MONTHS_USUAL);
  return { activeMonths: Math.min(organization.activeMonths, totalMonths), totalMonths };
}

/**
 * What a new assessment was given beside its pins, and the usual for what it was not.
 *
 * @throws {AppError} INVALID_INPUT when the months given and the usual ones contradict each other.
 */
export async function settingsOrUsual(tx: Tx, organizationId: string, input: CreateAssessmentInput) {
  const usual = await usualRetention(tx, organizationId);
  const { activeMonths = usual.activeMonths, totalMonths = usual.totalMonths } = input;
  if (activeMonths > totalMonths) {
    throw new AppError('INVALID_INPUT', 'locked after erased', { totalMonths: 'totalMonthsTooFew' });
  }
  return {
    activeMonths,
    totalMonths,
    retentionReason: totalMonths > TOTAL_MONTHS_USUAL ? (input.retentionReason ?? null) : null,
    locales: input.locales ?? LOCALES,
    blind: input.blind ?? false,
    candidateReport: input.candidateReport ?? ('atOnce' as const),
    reminderDays: input.reminderDays ?? USUAL_REMINDER_DAYS,
  };
}
