import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ForgetQueue } from '@/components/take/forget-queue';
import { HiddenFields } from '@/components/take/hidden-fields';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import { consentTexts } from '../consent-texts';
import { Shell } from '../shell';

type ReceiptPageProps = Readonly<{ path: string; view: CandidateView }>;

/** What was handed in, what happens now, and what the candidate may still ask for. */
export async function ReceiptPage({ path, view }: ReceiptPageProps) {
  const t = await getTranslations('take');
  return (
    <Shell organizationName={view.organizationName} path={path}>
      <ForgetQueue attemptRef={view.ref} />
      <div className="stack intro">
        <h1>{t('receipt.title')}</h1>
        <dl className="receipt">
          <dt>{t('receipt.reference')}</dt>
          <dd className="num">{view.receipt}</dd>
        </dl>
        {view.submittedAt ? <p>{t('receipt.submittedAt', { date: view.submittedAt })}</p> : null}
      </div>
      <Section title={t('receipt.nextTitle')}>
        <p>{t('receipt.next', { organization: view.organizationName })}</p>
        <p>{t('receipt.keep')}</p>
      </Section>
      <Section title={t('receipt.whoTitle')}>
        <p>{t('receipt.who')}</p>
      </Section>
      <Section title={t('receipt.retentionTitle')}>
        <p>{t('receipt.retention', { activeMonths: view.activeMonths, totalMonths: view.totalMonths })}</p>
      </Section>
      <Rights view={view} />
    </Shell>
  );
}

async function Rights({ view }: Readonly<{ view: CandidateView }>) {
  const t = await getTranslations('take');
  const { writtenStatement, withdrawal } = consentTexts(view, await getLocale());
  return (
    <Section title={t('receipt.rightsTitle')}>
      {view.statementRequestedAt ? (
        <p>
          {t('receipt.requested', { date: view.statementRequestedAt })} {writtenStatement.done}
        </p>
      ) : (
        <>
          <p>{writtenStatement.text}</p>
          <form method="post" action="/api/take/statement-request">
            <HiddenFields fields={{ attemptRef: view.ref }} />
            <button className="btn" type="submit">
              {writtenStatement.button}
            </button>
          </form>
        </>
      )}
      <p>{t('receipt.contact', { contact: view.contact })}</p>
      <p>
        <a className="linkish" href="/take/withdraw">
          {withdrawal.link}
        </a>
      </p>
    </Section>
  );
}

function Section({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <section className="sec">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
