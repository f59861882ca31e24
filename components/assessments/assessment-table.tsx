import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import { endedCount, lastDay, type StateCounts } from './state-counts';

export type AssessmentRow = Readonly<{
  id: string;
  name: string;
  status: 'DRAFT' | 'OPEN' | 'CLOSED';
  closesAt: Date | null;
  profileVersion: number;
  jobTitle: string;
  counts: StateCounts;
}>;

type AssessmentTableProps = Readonly<{ assessments: readonly AssessmentRow[]; locale: Locale }>;

/** One line an assessment; the counts say where its candidates stand. */
export function AssessmentTable({ assessments, locale }: AssessmentTableProps) {
  const t = useTranslations('assessments');
  const counted = ['invited', 'underWay', 'submitted', 'reviewed', 'ended'] as const;
  return (
    <Table
      caption={t('listCaption')}
      stickyHead
      head={
        <tr>
          <th scope="col">{t('columns.name')}</th>
          <th scope="col">{t('columns.job')}</th>
          <th scope="col">{t('columns.state')}</th>
          {counted.map((column) => (
            <th key={column} className="n" scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      }
    >
      {assessments.map(({ id, name, status, closesAt, profileVersion, jobTitle, counts }) => (
        <tr key={id}>
          <th scope="row">
            <Link href={`/assessments/${id}`}>{name}</Link>
          </th>
          <td>{t('jobVersion', { title: jobTitle, version: profileVersion })}</td>
          <td>
            <Badge mark={status === 'OPEN' ? 'half' : 'stopped'} tone={status === 'OPEN' ? 'plain' : 'muted'}>
              {t(`status.${status}`)}
            </Badge>
            {status === 'OPEN' && closesAt ? (
              <span className="muted small nowrap">
                {' '}
                {t('until', { date: formatDate(locale, lastDay(closesAt)) })}
              </span>
            ) : null}
          </td>
          <td className="n">{counts.invited}</td>
          <td className="n">{counts.opened + counts.inProgress}</td>
          <td className="n">{counts.submitted}</td>
          <td className="n">{counts.reviewed}</td>
          <td className="n">{endedCount(counts)}</td>
        </tr>
      ))}
    </Table>
  );
}
