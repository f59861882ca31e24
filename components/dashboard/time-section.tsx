import { useTranslations } from 'next-intl';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { Dashboard } from '@/lib/services/dashboards';
import { roughTime } from './rough-time';

type TimeSectionProps = Pick<Dashboard, 'time'> & Readonly<{ locale: Locale }>;

/** How long it takes from the consent to handing in: the median, and the middle half. */
export function TimeSection({ time, locale }: TimeSectionProps) {
  const t = useTranslations('dashboard.overview.time');
  const inWords = (seconds: number) => {
    const { unit, count } = roughTime(seconds);
    return unit === 'moment' ? t('moment') : t(unit, { count });
  };
  const [low = 0, median = 0, high = 0] = time?.quartiles ?? [];
  const range = inWords(low) === inWords(high) ? inWords(low) : `${inWords(low)} – ${inWords(high)}`;
  return (
    <section className="sec" aria-labelledby="time-title">
      <h2 id="time-title">{t('title')}</h2>
      {time === null ? (
        <p>{t('tooFew')}</p>
      ) : (
        <>
          <dl className="facts">
            <div>
              <dt>{t('median')}</dt>
              <dd>{inWords(median)}</dd>
            </div>
            <div>
              <dt>{t('middle')}</dt>
              <dd>{range}</dd>
            </div>
            <div>
              <dt>{t('people')}</dt>
              <dd>{formatNumber(locale, time.n)}</dd>
            </div>
          </dl>
          <p className="small muted">{t('caption')}</p>
        </>
      )}
    </section>
  );
}
