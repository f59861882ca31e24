import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { QualityCheck, ResponseQuality } from '@/lib/scoring/types';

const MS_PER_SECOND = 1000;

/** How the answers were given: flags are questions for a person and never change a score. */
export function ReportQuality({ quality, locale }: Readonly<{ quality: ResponseQuality; locale: Locale }>) {
  const t = useTranslations('report.quality');
  const { flagCount, verdict, longString, responseTime, unanswered, administered } = quality;
  const seconds = (ms: number) => formatNumber(locale, ms / MS_PER_SECOND, 1);
  return (
    <section className="stack" aria-labelledby="quality-title">
      <h2 id="quality-title">{t('title')}</h2>
      <p>
        <b>{t('normal', { count: flagCount })}</b>{' '}
        {verdict === 'normal' && flagCount === 1 ? `${t('usual')} ` : null}
        {verdict === 'normal' ? null : `${t(verdict)} `}
        {t('unchanged')}
      </p>
      <dl className="rests">
        <CheckRow
          check={longString}
          term={t('longString')}
          text={(value, limit) => t('longStringText', { value, limit })}
        />
        <CheckRow
          check={responseTime}
          term={t('responseTime')}
          text={(value, limit) => t('responseTimeText', { value: seconds(value), limit: seconds(limit) })}
        />
        <dt>{t('unanswered')}</dt>
        <dd>{t('unansweredText', { count: unanswered, of: administered })}</dd>
      </dl>
    </section>
  );
}

type CheckRowProps = Readonly<{
  check: QualityCheck;
  term: string;
  text: (value: number, limit: number) => string;
}>;

function CheckRow({ check, term, text }: CheckRowProps) {
  const t = useTranslations('report.quality');
  const flagged = check.status === 'measured' && check.flagged;
  return (
    <>
      <dt>
        {check.status === 'measured' ? <Icon name={flagged ? 'warning' : 'check'} small /> : null} {term}
      </dt>
      <dd>
        {check.status === 'measured' ? (
          <>
            <VisuallyHidden>{flagged ? t('flagged') : t('fine')}: </VisuallyHidden>
            {text(check.value, check.limit)}
          </>
        ) : (
          t('notMeasured')
        )}
      </dd>
    </>
  );
}
