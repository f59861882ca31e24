import { getLocale } from 'next-intl/server';
import { may } from '@/lib/auth/policy';
import { requirePageActor } from '@/lib/auth/viewer';
import { redirect } from '@/lib/i18n/navigation';

/** The start page is the list that one's work begins with. */
export default async function StartPage() {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  redirect({ href: may(actor, 'jobRole:read') ? '/roles' : '/assessments', locale });
}
