import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as organizations from '@/lib/db/repositories/organizations';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';
import type { OrganizationSettingsInput } from '@/lib/validation/account';

export type OrganizationSettings = Readonly<{
  name: string;
  contact: string;
  defaultLocale: Locale;
  /** Months in use, then locked; months until erased. */
  activeMonths: number;
  totalMonths: number;
}>;

/** The settings of the organisation. */
export async function getOrganizationSettings(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<OrganizationSettings> {
  authorize(actor, 'settings:manage');
  const found = await organizations.find(db(), actor.organizationId);
  if (!found) throw new AppError('NOT_FOUND', 'organization');
  const { name, contact, defaultLocale, activeMonths, totalMonths } = found;
  return {
    name,
    contact,
    defaultLocale: isLocale(defaultLocale) ? defaultLocale : DEFAULT_LOCALE,
    activeMonths,
    totalMonths,
  };
}

/** Changes the settings of the organisation. Retention applies to assessments made afterwards. */
export async function updateOrganizationSettings(
  actor: Actor,
  input: OrganizationSettingsInput,
): Promise<void> {
  authorize(actor, 'settings:manage');
  await inTransaction(async (tx) => {
    await organizations.update(tx, actor.organizationId, input);
    await auditEvents.record(tx, actor.organizationId, {
      actor,
      action: 'organization.changed',
      subjectType: 'organization',
      subjectId: actor.organizationId,
      data: { activeMonths: input.activeMonths, totalMonths: input.totalMonths },
    });
  });
}
