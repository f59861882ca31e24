import { useLocale, useTranslations } from 'next-intl';
import { usePersonName } from '@/components/assessments/person-name';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { ListedRequest } from '@/lib/services/requests';
import { RequestState } from './request-state';

/** Requests, each leading to its words and its answer. */
export function RequestTable({ entries }: Readonly<{ entries: readonly ListedRequest[] }>) {
  const t = useTranslations('requests');
  const locale = useLocale();
  const nameOf = usePersonName();
  return (
    <Table
      variant="people"
      caption={t('table')}
      head={
        <tr>
          <th scope="col">{t('who')}</th>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('assessment')}</th>
          <th scope="col">{t('sent')}</th>
          <th scope="col">{t('due')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      }
    >
      {entries.map((request) => (
        <tr key={request.id}>
          <th scope="row">
            {nameOf(request.who)}
            <br />
            <span className="small muted num">{t('reference', { receipt: request.receipt })}</span>
          </th>
          <td>
            <Link href={`/requests/${request.id}`}>{t(`kinds.${request.kind}`)}</Link>
          </td>
          <td>{request.assessment.name}</td>
          <td data-label={t('sent')}>
            <time dateTime={request.createdAt.toISOString()}>{formatDate(locale, request.createdAt)}</time>
          </td>
          <td data-label={t('due')}>
            {request.dueAt ? (
              <time dateTime={request.dueAt.toISOString()}>{formatDate(locale, request.dueAt)}</time>
            ) : (
              t('noDue')
            )}
          </td>
          <td>
            <RequestState request={request} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
