import { useLocale, useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import { formatDateTime, formatNumber } from '@/lib/i18n/format';
import type { AuditEntry } from '@/lib/services/audit';

/** What happened, when, by whom and about whom, in words. */
export function AuditTable({ entries }: Readonly<{ entries: readonly AuditEntry[] }>) {
  const t = useTranslations('audit');
  const locale = useLocale();
  return (
    <Table
      caption={t('table')}
      variant="tight"
      head={
        <tr>
          <th scope="col" className="n">
            {t('number')}
          </th>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('actor')}</th>
          <th scope="col">{t('action')}</th>
          <th scope="col">{t('subject')}</th>
        </tr>
      }
    >
      {entries.map(({ seq, occurredAt, actorKind, actorName, action, subjectName }) => (
        <tr key={seq}>
          <td className="n" data-label={t('number')}>
            {formatNumber(locale, seq)}
          </td>
          <td>
            <time dateTime={occurredAt.toISOString()}>{formatDateTime(locale, occurredAt)}</time>
          </td>
          <td data-label={t('actor')}>{actorName ?? t(`actors.${actorKind}`)}</td>
          <th scope="row">{t(`actions.${action}`)}</th>
          <td data-label={t('subject')}>{subjectName ?? t('none')}</td>
        </tr>
      ))}
    </Table>
  );
}
