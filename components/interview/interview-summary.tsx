import { useLocale, useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/i18n/format';
import type { InterviewSummary as Summary } from '@/lib/services/interviews';

type InterviewSummaryProps = Readonly<{ reportId: string; summary: Summary }>;

/** The interview beside the fit of a report: one source among others, which changes no score. */
export function InterviewSummary({ reportId, summary }: InterviewSummaryProps) {
  const t = useTranslations('interview.summary');
  return (
    <section className="sec" aria-labelledby="interview-title">
      <h2 id="interview-title">{t('title')}</h2>
      {summary.state === 'none' ? <p>{t('none')}</p> : null}
      {summary.state === 'open' ? (
        <p>{t('open', { submitted: summary.submitted, count: summary.interviewers })}</p>
      ) : null}
      {summary.state === 'revealed' ? <ScaleTable scales={summary.scales} /> : null}
      {summary.state === 'none' ? null : <p className="small muted">{t('notFit')}</p>}
      <p className="no-print">
        <LinkButton href={`/reports/${reportId}/interview`}>{t('link')}</LinkButton>
      </p>
    </section>
  );
}

type ScaleTableProps = Readonly<{ scales: Extract<Summary, { state: 'revealed' }>['scales'] }>;

function ScaleTable({ scales }: ScaleTableProps) {
  const t = useTranslations('interview.summary');
  const words = useTranslations('interview.scales');
  const scaleName = useTranslations('scales.names');
  const locale = useLocale();
  return (
    <Table
      caption={t('caption')}
      variant="tight"
      head={
        <tr>
          <th scope="col">{t('scale')}</th>
          <th scope="col">{t('rating')}</th>
        </tr>
      }
    >
      {scales.map(({ scale, mean, lowest, highest, joint }) => (
        <tr key={scale}>
          <th scope="row">{scaleName(scale)}</th>
          <td>
            {mean === null || lowest === null || highest === null
              ? words('none')
              : lowest === highest
                ? words('same', { rating: lowest })
                : words('mean', { mean: formatNumber(locale, mean, 1), low: lowest, high: highest })}
            {joint === null ? null : <b>; {t('joint', { rating: joint })}</b>}
          </td>
        </tr>
      ))}
    </Table>
  );
}
