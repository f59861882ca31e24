import { notFound } from 'next/navigation';
import { requirePageActor } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/i18n/locales';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { jobRoleInput } from '@/lib/validation/job-role';
import { orNotFound } from '../../or-not-found';

/** The draft behind the pages of the map, for those who may read it. */
export async function loadMapDraft({ locale, roleId }: Readonly<{ locale: Locale; roleId: string }>) {
  const actor = await requirePageActor(locale);
  const input = jobRoleInput.safeParse({ jobRoleId: roleId });
  if (!input.success) notFound();
  return orNotFound(getRoleDraft(actor, input.data));
}
