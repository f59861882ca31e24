import { useTranslations } from 'next-intl';
import { usePersonName } from '@/components/assessments/person-name';
import { Badge } from '@/components/ui/badge';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { Link } from '@/lib/i18n/navigation';
import { WaitingPlaces } from './waiting-places';
import { WaitingLine, WaitingSection } from './waiting-section';
import type { EverythingWaiting } from './waiting-count';

type WaitingListProps = EverythingWaiting & Readonly<{ locale: Locale }>;

/** What waits, by kind: first what others have asked for, then the member's own part, then what ends. */
export function WaitingList({ waiting, requests, failedMails, locale }: WaitingListProps) {
  const { places } = waiting;
  return (
    <div className="waiting">
      <Requests requests={requests} locale={locale} />
      <Interviews waiting={waiting} />
      <WaitingPlaces kind="read" places={places.read} locale={locale} />
      <WaitingPlaces kind="decide" places={places.decide} locale={locale} />
      <WaitingPlaces kind="deadline" places={places.deadline} locale={locale} />
      <WaitingPlaces kind="link" places={places.link} locale={locale} />
      <WaitingPlaces kind="raters" places={places.raters} locale={locale} />
      <Mails failed={failedMails} />
    </div>
  );
}

function Requests({ requests: { entries, total }, locale }: Pick<WaitingListProps, 'requests' | 'locale'>) {
  const t = useTranslations('dashboard.home');
  const kinds = useTranslations('requests.kinds');
  const nameOf = usePersonName();
  if (entries.length === 0) return null;
  const more =
    total > entries.length ? <Link href="/requests">{t('allRequests', { count: total })}</Link> : null;
  return (
    <WaitingSection title={t('requests')} more={more}>
      {entries.map(({ id, kind, who, assessment, dueAt, overdue }) => (
        <WaitingLine
          key={id}
          place={assessment.name}
          when={
            <>
              {overdue ? (
                <Badge tone="sun" mark="warning">
                  {t('overdue')}
                </Badge>
              ) : null}{' '}
              {dueAt ? t('due', { date: formatDate(locale, dueAt) }) : null}
            </>
          }
        >
          <Link href={`/requests/${id}`}>{t('request', { kind: kinds(kind), name: nameOf(who) })}</Link>
        </WaitingLine>
      ))}
    </WaitingSection>
  );
}

function Interviews({ waiting: { interviews, moreInterviews } }: Pick<WaitingListProps, 'waiting'>) {
  const t = useTranslations('dashboard.home');
  const nameOf = usePersonName();
  if (interviews.length === 0) return null;
  const more =
    moreInterviews > 0 ? (
      <p className="small muted">{t('moreInterviews', { count: moreInterviews })}</p>
    ) : null;
  return (
    <WaitingSection title={t('interviews')} more={more}>
      {interviews.map(({ reportId, person, assessment, started }) => (
        <WaitingLine key={reportId} place={assessment} when={t(started ? 'begun' : 'notBegun')}>
          <Link href={`/reports/${reportId}/interview`}>{t('rate', { name: nameOf(person) })}</Link>
        </WaitingLine>
      ))}
    </WaitingSection>
  );
}

function Mails({ failed }: Readonly<{ failed: number }>) {
  const t = useTranslations('dashboard.home');
  if (failed === 0) return null;
  return (
    <WaitingSection title={t('mails')}>
      <WaitingLine place={null}>
        <Link href="/settings/outbox?state=failed">{t('failed', { count: failed })}</Link>
      </WaitingLine>
    </WaitingSection>
  );
}
