import { getTranslations } from 'next-intl/server';
import { MessagePage } from '@/components/take/message-page';
import { isRated } from '@/lib/job-analysis/open-parts';
import { readRatingForm } from '@/lib/services/ratings';
import { enter, pageMetadata } from '../enter';
import { Shell } from '../shell';
import { fieldsOf } from '../vote-fields';

export const generateMetadata = () => pageMetadata('receipt');

/** What was handed in, and what happens next. */
export default async function ReceiptPage() {
  const entry = await enter('/rate/receipt', ['submitted']);
  if (!entry.open) return entry.page;
  const { organizationName, contact, submittedAt, revotedAt } = entry.door;
  const [t, { steps }] = await Promise.all([getTranslations('rate.receipt'), readRatingForm(entry.actor)]);
  const count = steps.filter(({ vote }) => isRated(fieldsOf(vote))).length;
  return (
    <Shell organizationName={organizationName} path="/rate/receipt">
      <MessagePage title={t('title')}>
        {submittedAt ? <p>{t('sent', { count, date: submittedAt })}</p> : null}
        {revotedAt ? <p>{t('again', { date: revotedAt })}</p> : <p>{t('next')}</p>}
        <p className="muted">{t('contact', { contact })}</p>
      </MessagePage>
    </Shell>
  );
}
