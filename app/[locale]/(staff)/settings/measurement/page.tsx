import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { requirePermission } from '@/lib/auth/page-permission';
import { listItemAnalyses } from '@/lib/services/item-analyses';
import { SettingsPage } from '../settings-page';
import { AnalysisSection } from './analysis-section';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('measurement');
  return { title: t('title') };
}

/** How well each questionnaire measures among this organisation's own people. */
export default async function MeasurementPage() {
  const actor = await requirePermission(await getLocale(), 'monitoring:read');
  const [t, analyses] = await Promise.all([getTranslations('measurement'), listItemAnalyses(actor)]);
  return (
    <SettingsPage actor={actor} part="measurement">
      <p>{t('lead')}</p>
      {analyses.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
      ) : (
        <ClientMessages namespaces={['measurement', 'common', 'errors']}>
          {analyses.map((analysis) => (
            <AnalysisSection key={analysis.questionnaireVersionId} state={analysis} />
          ))}
        </ClientMessages>
      )}
    </SettingsPage>
  );
}
