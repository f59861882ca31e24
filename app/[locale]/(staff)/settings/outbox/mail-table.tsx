import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Table } from '@/components/ui/table';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatDateTime } from '@/lib/i18n/format';
import type { OutboxEntry } from '@/lib/services/outbox';

const MARKS = {
  sent: { mark: 'full', tone: 'plain' },
  waiting: { mark: 'half', tone: 'plain' },
  retrying: { mark: 'warning', tone: 'sun' },
  failed: { mark: 'stopped', tone: 'berry' },
  shown: { mark: 'empty', tone: 'muted' },
} as const;

/** Mails, newest first; each opens to its text. */
export function MailTable({ entries }: Readonly<{ entries: readonly OutboxEntry[] }>) {
  const t = useTranslations('outbox');
  const locale = useLocale();
  return (
    <Table
      caption={t('table')}
      head={
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('recipient')}</th>
          <th scope="col">{t('subject')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      }
    >
      {entries.map((mail) => (
        <tr key={mail.id}>
          <td>
            <time dateTime={mail.createdAt.toISOString()}>{formatDateTime(locale, mail.createdAt)}</time>
          </td>
          <td className="address">{mail.recipient}</td>
          <th scope="row">
            <span lang={mail.locale}>{mail.subject}</span>
            <Disclosure
              summary={
                <>
                  {t('show')}
                  <VisuallyHidden> {mail.subject}</VisuallyHidden>
                </>
              }
            >
              <p className="mail-text" lang={mail.locale}>
                {mail.text}
              </p>
            </Disclosure>
          </th>
          <td>
            <Badge {...MARKS[mail.state]}>{t(`states.${mail.state}`)}</Badge>
          </td>
        </tr>
      ))}
    </Table>
  );
}
