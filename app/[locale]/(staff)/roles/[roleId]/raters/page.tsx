import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { AgreementSection } from '@/components/raters/agreement-section';
import { EffectSection } from '@/components/raters/effect-section';
import { QualitySection } from '@/components/raters/quality-section';
import { RaterTable } from '@/components/raters/rater-table';
import { DisagreementSection, ScreeningSection } from '@/components/raters/talk-sections';
import { RoleFrame } from '@/components/roles/role-frame';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import { getRaterPanel } from '@/lib/services/rater-panel';
import { idOrNotFound, orNotFound } from '../../../page-data';
import { switchRaterAction } from './actions';

type RatersPageProps = Readonly<{ params: Promise<{ roleId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('raters'))('title') };
}

/** Who rates the job, how well they agree, what each does to the weights, and what is missing. */
export default async function RatersPage({ params }: RatersPageProps) {
  const actor = await requirePermission(await getLocale(), 'rater:manage');
  const jobRoleId = idOrNotFound((await params).roleId);
  const panel = await orNotFound(getRaterPanel(actor, { jobRoleId }));
  const t = await getTranslations('raters');
  return (
    <RoleFrame jobRoleId={jobRoleId} jobTitle={panel.jobTitle} part="raters">
      <PageHead
        title={t('title')}
        facts={[panel.jobTitle]}
        actions={
          <>
            <LinkButton href={`/roles/${jobRoleId}/consensus`}>{t('discussion')}</LinkButton>
            {panel.archived ? null : (
              <LinkButton href={`/roles/${jobRoleId}/raters/invite`} variant="primary">
                {t('invite')}
              </LinkButton>
            )}
          </>
        }
      />
      <p>{t('lead')}</p>
      {panel.archived ? <Notice tone="sky">{t('archived')}</Notice> : null}
      <QualitySection quality={panel.quality} />
      <ClientMessages namespaces={['common', 'errors']}>
        <RaterTable jobRoleId={jobRoleId} panel={panel} switchAction={switchRaterAction} />
      </ClientMessages>
      <EffectSection panel={panel} />
      <AgreementSection panel={panel} />
      <DisagreementSection jobRoleId={jobRoleId} panel={panel} />
      <ScreeningSection panel={panel} />
    </RoleFrame>
  );
}
