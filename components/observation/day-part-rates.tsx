import { useLocale, useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/i18n/format';
import type { RatesByDayPart } from '@/lib/job-analysis/rates-by-day-part';
import { HeadRow } from '@/components/ui/head-row';
import { hoursText, rateText } from './numbers';

/** How often a step was seen at each time of the day, and whether the difference means anything. */
export function DayPartRates({ rates: { parts, verdict } }: Readonly<{ rates: RatesByDayPart }>) {
  const t = useTranslations('observation.dayParts');
  const locale = useLocale();
  return (
    <section className="sec">
      <h2>{t('title')}</h2>
      <p>{t(`verdict.${verdict}`)}</p>
      <Table
        caption={t('caption')}
        head={
          <HeadRow
            columns={[
              { label: t('part') },
              { label: t('sessions'), isNumber: true },
              { label: t('hours'), isNumber: true },
              { label: t('events'), isNumber: true },
              { label: t('rate'), isNumber: true },
            ]}
          />
        }
      >
        {parts.map(({ part, sessions, hours, events, rate, limits95: [low, high] }) => (
          <tr key={part}>
            <th scope="row">{t(`parts.${part}`)}</th>
            <td className="n">{formatNumber(locale, sessions)}</td>
            <td className="n">{hoursText(locale, hours)}</td>
            <td className="n">{formatNumber(locale, events)}</td>
            <td className="n">
              {rateText(locale, rate)} ({rateText(locale, low)}–{rateText(locale, high)})
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
