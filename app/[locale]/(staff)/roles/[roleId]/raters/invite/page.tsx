import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { InviteExpertForm } from '@/components/experts/invite-expert-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { RoleFrame } from '@/components/roles/role-frame';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/locales';
import { getPathname } from '@/lib/i18n/navigation';
import { getRaterPanel } from '@/lib/services/rater-panel';
import { INVITED_KINDS } from '@/lib/validation/rater';
import { idOrNotFound, orNotFound } from '../../../../page-data';
import { inviteRaterAction } from '../actions';

type InvitePageProps = Readonly<{ params: Promise<{ roleId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('raters.form'))('title') };
}

/** One rater at a time; the link is shown once. */
export default async function InviteRaterPage({ params }: InvitePageProps) {
  const locale = await getLocale();
  const actor = await requirePermission(locale, 'rater:manage');
  const jobRoleId = idOrNotFound((await params).roleId);
  const { jobTitle, archived } = await orNotFound(getRaterPanel(actor, { jobRoleId }));
  const t = await getTranslations('raters');
  return (
    <RoleFrame jobRoleId={jobRoleId} jobTitle={jobTitle} part="raters" here={t('form.title')}>
      <PageHead title={t('form.title')} facts={[jobTitle]} />
      {archived ? (
        <Notice tone="sky">{t('archived')}</Notice>
      ) : (
        <ClientMessages namespaces={['experts', 'common', 'errors']}>
          <InviteExpertForm
            action={inviteRaterAction}
            jobRoleId={jobRoleId}
            requestId={randomUUID()}
            anotherHref={getPathname({ href: `/roles/${jobRoleId}/raters/invite`, locale })}
            usualLocale={locale}
            kinds={INVITED_KINDS.map((value) => ({ value, label: t(`formKinds.${value}`) }))}
            lead={t('form.lead')}
            backHref={`/roles/${jobRoleId}/raters`}
            back={t('form.back')}
            locales={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          />
        </ClientMessages>
      )}
    </RoleFrame>
  );
}
