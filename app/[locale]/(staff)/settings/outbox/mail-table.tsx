import { useLocale, useTranslations } from 'next-intl';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Table } from '@/components/ui/table';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatDateTime } from '@/lib/i18n/format';
import type { OutboxEntry } from '@/lib/services/outbox';
import { retryMailAction } from './actions';

const MARKS = {
  sent: { mark: 'full', tone: 'plain' },
  waiting: { mark: 'half', tone: 'plain' },
  retrying: { mark: 'warning', tone: 'sun' },
  failed: { mark: 'stopped', tone: 'berry' },
  shown: { mark: 'empty', tone: 'muted' },
  cancelled: { mark: 'stopped', tone: 'muted' },
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
            <MailStanding mail={mail} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** Where one mail stands, why, and what can be done about it. */
function MailStanding({ mail }: Readonly<{ mail: OutboxEntry }>) {
  const t = useTranslations('outbox');
  const isTroubled = mail.state === 'retrying' || mail.state === 'failed';
  return (
    <div className="stack-2">
      <Badge {...MARKS[mail.state]}>{t(`states.${mail.state}`)}</Badge>
      {isTroubled && mail.error !== null ? (
        <p className="small muted">
          {t('trouble', { tries: mail.tries, error: mail.error, reason: reasonOf(mail.error) })}
        </p>
      ) : null}
      {mail.retriable ? (
        <OneButtonForm
          id={`retry-${mail.id}`}
          action={retryMailAction}
          fields={{ mailId: mail.id }}
          label={t(mail.state === 'shown' ? 'sendNow' : 'retry')}
          name={t(mail.state === 'shown' ? 'sendNowOf' : 'retryOf', { subject: mail.subject })}
          pendingLabel={t('retrying')}
          size="tiny"
        />
      ) : null}
    </div>
  );
}

/** What the protocol's words mean for somebody who has to do something about it. */
function reasonOf(error: string): 'address' | 'password' | 'connection' | 'other' {
  if (error.startsWith('EENVELOPE')) return 'address';
  if (error.startsWith('EAUTH')) return 'password';
  if (/^(ESOCKET|ECONN|ETIMEDOUT|EDNS)/.test(error)) return 'connection';
  return 'other';
}
