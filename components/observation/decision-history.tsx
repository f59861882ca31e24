import { useLocale, useTranslations } from 'next-intl';
import { formatDate } from '@/lib/i18n/format';
import type { ObservedStepPage } from '@/lib/services/observations';
import { hoursText, ratingText } from './numbers';

/** Every decision about a step with its reason, newest first: the first one holds. */
export function DecisionHistory({ history }: Pick<ObservedStepPage, 'history'>) {
  const t = useTranslations('observation.step');
  const locale = useLocale();
  return (
    <section className="sec">
      <h2>{t('history')}</h2>
      <ol className="others">
        {history.map(({ id, decidedAt, decidedBy, taken, observed, events, hours, reason }) => (
          <li key={id}>
            <div>
              <b>
                {t('historyLine', {
                  date: formatDate(locale, decidedAt),
                  taken,
                  observed: ratingText(locale, observed),
                  events,
                  hours: hoursText(locale, hours),
                })}
              </b>
              <p className="small">{decidedBy === null ? reason : t('by', { name: decidedBy, reason })}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
