import { getTranslations } from 'next-intl/server';
import { MessagePage } from '@/components/take/message-page';
import { readRatingForm } from '@/lib/services/ratings';
import { enter, pageMetadata } from '../enter';
import { Shell } from '../shell';

/** A page of its own load: the link pages keep no state between addresses. */
const CHECK = '/rate/check';

export const generateMetadata = () => pageMetadata('receipt');

/** What was handed in, and what happens next. */
export default async function ReceiptPage() {
  const entry = await enter('/rate/receipt', ['submitted', 'votedAgain']);
  if (!entry.open) return entry.page;
  const { state, organizationName, contact, submittedAt, revotedAt } = entry.door;
  const [t, { ratedAtFirst: count }] = await Promise.all([
    getTranslations('rate.receipt'),
    readRatingForm(entry.actor),
  ]);
  return (
    <Shell organizationName={organizationName} path="/rate/receipt">
      <MessagePage title={t('title')}>
        {submittedAt ? <p>{t('sent', { count, date: submittedAt })}</p> : null}
        {revotedAt ? <p>{t('again', { date: revotedAt })}</p> : <p>{t('next')}</p>}
        {state === 'votedAgain' ? <p>{t('correctText')}</p> : null}
        {state === 'votedAgain' ? (
          <p>
            <a className="btn" href={CHECK}>
              {t('correct')}
            </a>
          </p>
        ) : null}
        <p className="muted">{t('contact', { contact })}</p>
      </MessagePage>
    </Shell>
  );
}
