import { useTranslations } from 'next-intl';
import { HeadRow } from '@/components/ui/head-row';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { Dashboard } from '@/lib/services/dashboards';
import { PlotFigure } from './plot-figure';

type StopsProps = Pick<Dashboard, 'stops' | 'stopped'> & Readonly<{ locale: Locale }>;

/** At which statements people stop; for five at least, else why it is not shown. */
export function StopsFigure({ stops, stopped, locale }: StopsProps) {
  const t = useTranslations('dashboard.overview');
  const words = useStopWords(stops);
  if (stops === null) {
    return (
      <section className="sec" aria-labelledby="stops-title">
        <h2 id="stops-title">{t('stops.title')}</h2>
        <p>{stopped === 0 ? t('stops.none') : t('stops.tooFew', { count: stopped })}</p>
      </section>
    );
  }
  const number = (count: number) => formatNumber(locale, count);
  const total = number(stopped);
  const most = words.reduce((first, row) => (row.count > first.count ? row : first));
  return (
    <PlotFigure
      title={t('stops.title')}
      sentence={
        most.from === null
          ? t('stops.sentenceEnd', { total, count: number(most.count) })
          : t('stops.sentence', { total, from: most.from, to: most.to, count: number(most.count) })
      }
      caption={t('stops.caption')}
      data={{
        bars: 'lying',
        series: [t('stops.people')],
        rows: words.map(({ label, count }) => ({
          label,
          values: [count],
          text: number(count),
        })),
      }}
      asTable={t('asTable')}
      slim
      table={
        <Table
          caption={t('stops.title')}
          variant="tight"
          head={
            <HeadRow
              columns={[{ label: t('stops.statements') }, { label: t('stops.people'), isNumber: true }]}
            />
          }
        >
          {words.map(({ label, count }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="n">{number(count)}</td>
            </tr>
          ))}
        </Table>
      }
    />
  );
}

type StopRow = Readonly<{ label: string; from: number | null; to: number; count: number }>;

/** Stretches of the form in words; those who had answered everything last, where there are any. */
function useStopWords(stops: Dashboard['stops']): readonly StopRow[] {
  const t = useTranslations('dashboard.overview.stops');
  const rows = (stops?.stretches ?? []).map(({ from, to, count }) => ({
    label: t('range', { from, to }),
    from,
    to,
    count,
  }));
  const atEnd = stops?.atEnd ?? 0;
  return atEnd === 0 ? rows : [...rows, { label: t('atEnd'), from: null, to: 0, count: atEnd }];
}
