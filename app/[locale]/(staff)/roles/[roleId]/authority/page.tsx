import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHead } from '@/components/layout/page-head';
import { DecisionSuggestions } from '@/components/roles/authority/decision-suggestions';
import { DecisionTable } from '@/components/roles/authority/decision-table';
import { CoverageList, FixTable } from '@/components/roles/authority/fix-table';
import { Measures, StepAuthority } from '@/components/roles/authority/measures';
import { RoleFrame } from '@/components/roles/role-frame';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';
import type { JobDecision } from '@/lib/job-analysis/job-side';
import type { MappedStep } from '@/lib/job-analysis/work-map';
import type { RoleDraftView } from '@/lib/services/role-drafts';
import { moveDecisionAction, removeDecisionAction, restoreDecisionAction } from './actions';
import { loadAuthority } from './authority-data';

type AuthorityPageProps = Readonly<{
  params: Promise<{ locale: Locale; roleId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('authority'))('metaTitle') };
}

/** What may be decided in the job, and where the job is to be mended before a person is asked for more. */
export default async function AuthorityPage({ params, searchParams }: AuthorityPageProps) {
  const { view, steps, side } = await loadAuthority(await params);
  const { jobRoleId, draft, archived } = view;
  const { decisions, fixes } = side;
  const t = await getTranslations('authority');
  const base = `/roles/${jobRoleId}`;
  const removed = z.uuid().safeParse((await searchParams)['removed']);
  const shared = { jobRoleId, steps, decisions, readOnly: archived };
  return (
    <RoleFrame jobRoleId={jobRoleId} jobTitle={draft.title} part="authority">
      <PageHead
        title={t('title')}
        facts={[draft.title]}
        actions={
          archived ? null : (
            <LinkButton variant="primary" href={`${base}/authority/new`}>
              {t('add')}
            </LinkButton>
          )
        }
      />
      <p>{t('lead')}</p>
      {archived ? <Notice tone="sky">{t('archived')}</Notice> : null}
      <ClientMessages namespaces={['common', 'errors']}>
        {removed.success && !archived && !decisions.some(({ id }) => id === removed.data) ? (
          <RemovedNotice jobRoleId={jobRoleId} decisionId={removed.data} />
        ) : null}
        <Catalogue view={view} steps={steps} decisions={decisions} />
      </ClientMessages>
      <FixTable {...shared} fixes={fixes} />
      <CoverageList {...shared} />
      <Measures steps={steps} />
      <StepAuthority jobRoleId={jobRoleId} steps={steps} decisions={decisions} />
    </RoleFrame>
  );
}

type CatalogueProps = Readonly<{
  view: RoleDraftView;
  steps: readonly MappedStep[];
  decisions: readonly JobDecision[];
}>;

async function Catalogue({ view: { jobRoleId, draft, archived }, steps, decisions }: CatalogueProps) {
  const t = await getTranslations('authority.matrix');
  return (
    <section className="sec" aria-labelledby="decisions">
      <h2 id="decisions">{t('title')}</h2>
      {decisions.length === 0 ? (
        <p>{t('empty')}</p>
      ) : (
        <DecisionTable
          jobRoleId={jobRoleId}
          decisions={decisions}
          numbers={new Map(steps.map(({ step, number }) => [step.id, number]))}
          actions={archived ? null : { move: moveDecisionAction, remove: removeDecisionAction }}
        />
      )}
      {archived ? null : (
        <DecisionSuggestions
          jobRoleId={jobRoleId}
          jobLocale={isLocale(draft.locale) ? draft.locale : DEFAULT_LOCALE}
          open={decisions.length === 0}
        />
      )}
    </section>
  );
}

async function RemovedNotice({ jobRoleId, decisionId }: Readonly<{ jobRoleId: string; decisionId: string }>) {
  const t = await getTranslations('authority');
  return (
    <Notice tone="sky" live>
      <div className="in-line">
        <span>{t('removed')}</span>
        <OneButtonForm
          id="restore"
          action={restoreDecisionAction}
          fields={{ jobRoleId, decisionId }}
          label={t('restore')}
          pendingLabel={t('working')}
          size="tiny"
        />
      </div>
    </Notice>
  );
}
