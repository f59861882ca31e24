import { useTranslations } from 'next-intl';
import { HeadRow } from '@/components/ui/head-row';
import { Table } from '@/components/ui/table';
import { FINNISH_TIME, startOfDay } from '@/lib/core/local-day';
import { formatDate, formatDayOfYear, formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { Dashboard } from '@/lib/services/dashboards';
import { PlotFigure } from './plot-figure';

type WeeksProps = Pick<Dashboard, 'weeks'> & Readonly<{ locale: Locale }>;

/** How many were invited and how many handed in, week by week. */
export function WeeksFigure({ weeks, locale }: WeeksProps) {
  const t = useTranslations('dashboard.overview');
  const dayOf = (week: string) => formatDate(locale, mondayOf(week));
  const sum = (of: 'invited' | 'submitted') =>
    formatNumber(
      locale,
      weeks.reduce((total, week) => total + week[of], 0),
    );
  const [first] = weeks;
  const busiest = weeks.reduce<(typeof weeks)[number] | undefined>(
    (most, week) => (most === undefined || week.submitted > most.submitted ? week : most),
    undefined,
  );
  const sentence = t('weeks.sentence', {
    from: first ? dayOf(first.week) : '',
    to: formatDate(locale, new Date()),
    invited: sum('invited'),
    submitted: sum('submitted'),
  });
  const most =
    busiest && busiest.submitted > 0
      ? ` ${t('weeks.busiest', { date: dayOf(busiest.week), count: formatNumber(locale, busiest.submitted) })}`
      : '';
  const series = [t('stages.submitted'), t('stages.invited')];
  return (
    <PlotFigure
      title={t('weeks.title')}
      sentence={`${sentence}${most}`}
      caption={t('weeks.caption')}
      data={{
        bars: 'standing',
        series,
        rows: weeks.map(({ week, invited, submitted }) => ({
          label: formatDayOfYear(locale, mondayOf(week)),
          values: [submitted, invited],
          text: '',
        })),
      }}
      asTable={t('asTable')}
      slim
      table={<WeekTable weeks={weeks} locale={locale} />}
    />
  );
}

function WeekTable({ weeks, locale }: WeeksProps) {
  const t = useTranslations('dashboard.overview');
  return (
    <Table
      caption={t('weeks.title')}
      variant="tight"
      head={
        <HeadRow
          columns={[
            { label: t('weeks.week') },
            { label: t('stages.invited'), isNumber: true },
            { label: t('stages.submitted'), isNumber: true },
          ]}
        />
      }
    >
      {weeks.map(({ week, invited, submitted }) => (
        <tr key={week}>
          <th scope="row">
            <time dateTime={week}>{formatDate(locale, mondayOf(week))}</time>
          </th>
          <td className="n">{formatNumber(locale, invited)}</td>
          <td className="n">{formatNumber(locale, submitted)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** The moment at which the Monday begins. */
function mondayOf(week: string): Date {
  return startOfDay(week, FINNISH_TIME);
}
