import { useLocale, useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import { formatDateTime } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import type { SessionView } from '@/lib/services/internal/observation-view';
import type { ObserverEntry } from '@/lib/services/observations';
import { hoursText } from './numbers';

type SessionTableProps = Readonly<{
  jobRoleId: string;
  sessions: readonly SessionView[];
  observers: readonly ObserverEntry[];
  readOnly: boolean;
}>;

/** Every stretch of observation, and whether rates rest on it. */
export function SessionTable({ jobRoleId, sessions, observers, readOnly }: SessionTableProps) {
  const t = useTranslations('observation.sessions');
  const name = useObserverName(observers);
  const hasSecond = sessions.some(({ state }) => state === 'second');
  return (
    <section className="sec" aria-labelledby="sessions">
      <h2 id="sessions">{t('title')}</h2>
      <Table
        caption={t('caption')}
        variant="people"
        head={
          <tr>
            <th scope="col">{t('label')}</th>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('observer')}</th>
            <th scope="col" className="n">
              {t('hours')}
            </th>
            <th scope="col" className="n">
              {t('events')}
            </th>
            <th scope="col">{t('state')}</th>
            <th scope="col">
              <span className="vh">{t('manage')}</span>
            </th>
          </tr>
        }
      >
        {sessions.map((session) => (
          <Row
            key={session.id}
            jobRoleId={jobRoleId}
            session={session}
            observer={name(session.observer)}
            readOnly={readOnly}
          />
        ))}
      </Table>
      {hasSecond ? <p className="small muted">{t('second')}</p> : null}
    </section>
  );
}

type RowProps = Readonly<{
  jobRoleId: string;
  session: SessionView;
  observer: string;
  readOnly: boolean;
}>;

function Row({ jobRoleId, session, observer, readOnly }: RowProps) {
  const t = useTranslations('observation.sessions');
  const locale = useLocale();
  const { id, label, people, parallelCode, hours, total, state, leftOutReason } = session;
  const date = formatDateTime(locale, new Date(session.startedAt));
  return (
    <tr>
      <th scope="row">
        {people > 1 ? t('people', { label, count: people }) : label}
        {parallelCode === '' ? null : (
          <span className="small muted"> {t('code', { code: parallelCode })}</span>
        )}
      </th>
      <td data-label={t('when')}>{date}</td>
      <td data-label={t('observer')}>{observer}</td>
      <td data-label={t('hours')} className="n">
        {hoursText(locale, hours)}
      </td>
      <td data-label={t('events')} className="n">
        {total}
      </td>
      <td data-label={t('state')}>{t(`states.${state}`, { reason: leftOutReason ?? '' })}</td>
      <td className="act">
        {readOnly ? null : (
          <Link href={`/roles/${jobRoleId}/observation/sessions/${id}`}>
            <span aria-hidden="true">{t('manage')}</span>
            <span className="vh">{t('manageOf', { label, date })}</span>
          </Link>
        )}
      </td>
    </tr>
  );
}

/** What HR calls an observer: the name while it is known, else the number. */
export function useObserverName(observers: readonly ObserverEntry[]): (number: number) => string {
  const t = useTranslations('observation.observers');
  return (number) => observers[number - 1]?.name ?? t('unnamed', { number });
}
