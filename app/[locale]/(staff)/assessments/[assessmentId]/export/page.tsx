import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AnswersSection } from '@/components/exports/answers-section';
import { FileSection } from '@/components/exports/file-section';
import { ClientMessages } from '@/components/layout/client-messages';
import { Page } from '@/components/layout/page';
import { PageHead } from '@/components/layout/page-head';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { requirePageActor } from '@/lib/auth/viewer';
import { getPathname } from '@/lib/i18n/navigation';
import { listExports } from '@/lib/services/assessment-exports';
import { idOrNotFound, orNotFound } from '../../../page-data';
import { requestAnswersAction, requestExportAction } from './actions';

type ExportPageProps = Readonly<{ params: Promise<{ assessmentId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports'))('metaTitle') };
}

/** What can be taken out of an assessment: tables at once, long files by a job. */
export default async function ExportPage({ params }: ExportPageProps) {
  const locale = await getLocale();
  const actor = await requirePageActor(locale);
  const assessmentId = idOrNotFound((await params).assessmentId);
  const exports = await orNotFound(listExports(actor, { assessmentId, locale }));
  const [t, nav] = await Promise.all([getTranslations('exports'), getTranslations('nav')]);
  const { assessment, people, results, direct, requested } = exports;
  const path = `/assessments/${assessmentId}`;
  const place = {
    path: getPathname({ href: `${path}/export`, locale }),
    locale,
    assessmentId,
    requested,
    action: requestExportAction,
  };
  return (
    <Page
      crumbs={[
        { label: nav('assessments'), href: '/assessments' },
        { label: assessment.name, href: path },
      ]}
    >
      <PageHead title={t('title')} facts={[t('people', { count: people, results })]} />
      {people === 0 ? (
        <EmptyState title={t('title')}>{t('none')}</EmptyState>
      ) : (
        <ClientMessages namespaces={['exports', 'common', 'errors']}>
          <div className="stack">
            <p>{t('lead')}</p>
            {assessment.blind ? <Notice tone="sky">{t('blind')}</Notice> : null}
            <Notice>{t('recorded')}</Notice>
          </div>
          <FileSection {...place} word="table" formats={['xlsx', 'csv']} direct={direct} />
          <FileSection {...place} word="json" formats={['json']} direct={direct} />
          <FileSection {...place} word="codebook" formats={['codebook']} direct />
          <FileSection {...place} word="zip" formats={['zip']} direct={false} />
          {exports.mayExportAnswers ? (
            <AnswersSection {...place} action={requestAnswersAction} state={requested.answers ?? null} />
          ) : null}
        </ClientMessages>
      )}
    </Page>
  );
}
