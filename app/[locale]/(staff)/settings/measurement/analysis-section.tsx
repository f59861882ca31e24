import { getLocale, getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { loadQuestionnaire } from '@/lib/content/load';
import { formatDateTime } from '@/lib/i18n/format';
import type { ItemAnalysisState } from '@/lib/services/item-analyses';
import { ReliabilityTable } from './reliability-table';
import { RequestForm } from './request-form';
import { Running } from '@/components/ui/running';
import { ScaleItems } from './scale-items';

/** One questionnaire version: who answered, the newest numbers, and the way to newer ones. */
export async function AnalysisSection({ state }: Readonly<{ state: ItemAnalysisState }>) {
  const [t, locale] = await Promise.all([getTranslations('measurement'), getLocale()]);
  const { key, version, finished, open, failed, result, questionnaireVersionId } = state;
  const { title, items } = loadQuestionnaire(key, version).texts[locale];
  return (
    <section aria-labelledby={questionnaireVersionId}>
      <h2 id={questionnaireVersionId}>{t('questionnaire', { title, version })}</h2>
      <p>{t('finished', { count: finished })}</p>
      {failed ? (
        <Notice tone="berry" title={t('failedTitle')} headingLevel={3}>
          {t('failed')}
        </Notice>
      ) : null}
      {open ? (
        <Running label={t(`open.${open.status}`)} progress={open.progress} hint={t('openHint')} />
      ) : (
        <RequestForm questionnaireVersionId={questionnaireVersionId} again={result !== null} />
      )}
      {result ? (
        <>
          <p className="muted">
            {t('computed', {
              when: formatDateTime(locale, result.computedAt),
              people: result.analysis.people,
              leftOut: result.analysis.leftOut,
            })}
          </p>
          <ReliabilityTable analysis={result.analysis} title={title} />
          {result.analysis.scales.map((scale) => (
            <ScaleItems key={scale.scale} scale={scale} words={items} />
          ))}
        </>
      ) : null}
    </section>
  );
}
