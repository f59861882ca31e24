import 'server-only';
import { notFound } from 'next/navigation';
import type { Locale } from '@/lib/i18n/locales';
import { type MemberActor, may, type MemberPermission } from './policy';
import { requirePageActor } from './viewer';

/**
 * The signed-in member with a permission, for pages. Somebody without it sees that there is no such page; the service
 * behind the page refuses on its own.
 */
export async function requirePermission(locale: Locale, permission: MemberPermission): Promise<MemberActor> {
  const actor = await requirePageActor(locale);
  if (!may(actor, permission)) notFound();
  return actor;
}
