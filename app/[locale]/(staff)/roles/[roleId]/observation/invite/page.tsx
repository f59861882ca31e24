import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { InviteExpertForm } from '@/components/experts/invite-expert-form';
import { requirePermission } from '@/lib/auth/page-permission';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/locales';
import { getPathname } from '@/lib/i18n/navigation';
import { getObservationPanel } from '@/lib/services/observations';
import { idOrNotFound, orNotFound } from '../../../../page-data';
import { inviteObserverAction } from '../actions';
import { ObservationFrame } from '../frame';

type InvitePageProps = Readonly<{ params: Promise<{ roleId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('observation'))('invite') };
}

/** One observer at a time; the link is shown once. */
export default async function InviteObserverPage({ params }: InvitePageProps) {
  const locale = await getLocale();
  const actor = await requirePermission(locale, 'observation:manage');
  const jobRoleId = idOrNotFound((await params).roleId);
  const head = await orNotFound(getObservationPanel(actor, { jobRoleId }));
  const t = await getTranslations('observation');
  return (
    <ObservationFrame head={head} title={t('invite')} isForm>
      <InviteExpertForm
        action={inviteObserverAction}
        jobRoleId={jobRoleId}
        requestId={randomUUID()}
        anotherHref={getPathname({ href: `/roles/${jobRoleId}/observation/invite`, locale })}
        lead={t('observer.lead')}
        backHref={`/roles/${jobRoleId}/observation`}
        back={t('observer.back')}
        usualLocale={locale}
        locales={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
      />
    </ObservationFrame>
  );
}
