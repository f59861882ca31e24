import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/layout/page-head';
import { AgreementNote } from '@/components/observation/agreement-note';
import { hoursText } from '@/components/observation/numbers';
import { ObserverTable } from '@/components/observation/observer-table';
import { OtherList } from '@/components/observation/other-list';
import { SessionTable } from '@/components/observation/session-table';
import { StepTable } from '@/components/observation/step-table';
import { RoleFrame } from '@/components/roles/role-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { requirePermission } from '@/lib/auth/page-permission';
import { getObservationPanel, type ObservationPanel } from '@/lib/services/observations';
import { idOrNotFound, orNotFound } from '../../../page-data';

type ObservationPageProps = Readonly<{ params: Promise<{ roleId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('observation'))('title') };
}

/** What was seen of the work, beside what the raters say of it, and what is to be decided. */
export default async function ObservationPage({ params }: ObservationPageProps) {
  const locale = await getLocale();
  const actor = await requirePermission(locale, 'observation:manage');
  const jobRoleId = idOrNotFound((await params).roleId);
  const panel = await orNotFound(getObservationPanel(actor, { jobRoleId }));
  const t = await getTranslations('observation');
  const base = `/roles/${jobRoleId}`;
  return (
    <RoleFrame jobRoleId={jobRoleId} jobTitle={panel.jobTitle} part="observation">
      <PageHead
        title={t('title')}
        facts={[
          panel.jobTitle,
          t('facts.hours', { hours: hoursText(locale, panel.hours) }),
          t('facts.sessions', { count: panel.sessions.length }),
          t('facts.events', { count: panel.events }),
        ]}
        actions={
          panel.archived ? null : (
            <LinkButton variant="primary" href={`${base}/observation/invite`}>
              {t('invite')}
            </LinkButton>
          )
        }
      />
      <p>{t('lead')}</p>
      {panel.archived ? <Notice tone="sky">{t('archived')}</Notice> : null}
      <Observed panel={panel} />
    </RoleFrame>
  );
}

async function Observed({ panel }: Readonly<{ panel: ObservationPanel }>) {
  const t = await getTranslations('observation');
  const { jobRoleId, archived, observers, sessions, steps, agreement, others } = panel;
  const open = steps.filter(({ state }) => state === 'decide' || state === 'renew').length;
  if (observers.length === 0) return <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>;
  const people = <ObserverTable jobRoleId={jobRoleId} observers={observers} />;
  if (sessions.length === 0) return people;
  return (
    <>
      {open > 0 ? (
        <Notice tone="sun" title={t('decide.title', { count: open })}>
          {t('decide.body')}
        </Notice>
      ) : null}
      <StepTable jobRoleId={jobRoleId} steps={steps} />
      <OtherList jobRoleId={jobRoleId} others={others} readOnly={archived} />
      <SessionTable jobRoleId={jobRoleId} sessions={sessions} observers={observers} readOnly={archived} />
      <AgreementNote agreement={agreement} />
      {people}
    </>
  );
}
