import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { viewAt } from '@/components/take/view';
import { currentCandidate } from '@/lib/auth/candidate-session';
import { enter, pageMetadata } from '../enter';
import { QuestionnairePage } from '../questionnaire-page';

type StatementPageProps = Readonly<{
  params: Promise<{ position: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export async function generateMetadata({ params, searchParams }: StatementPageProps): Promise<Metadata> {
  const found = await currentCandidate();
  if (found.session !== 'live' || found.view.state !== 'answering')
    return pageMetadata('start.pageTitle', []);
  const t = await getTranslations('take');
  const { position } = await params;
  const { statements, organizationName } = found.view;
  const title = t('statement.pageTitle', { position, total: statements, organization: organizationName });
  return { title: (await searchParams)['error'] ? t('errorPrefix', { title }) : title };
}

/** One statement under its own address; the page that arrives first carries the others along. */
export default async function StatementPage({ params, searchParams }: StatementPageProps) {
  const [{ position }, { from, error }] = await Promise.all([params, searchParams]);
  const path = `/take/${position}`;
  const entry = await enter(path, ['answering']);
  if (!entry.open) return entry.page;
  const start = viewAt(path, from === 'check' ? '?from=check' : '', entry.view.statements);
  if (!start) redirect('/take');
  return <QuestionnairePage actor={entry.actor} view={entry.view} start={start} error={error} />;
}
