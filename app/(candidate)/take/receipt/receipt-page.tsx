import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ForgetQueue } from '@/components/take/forget-queue';
import type { CandidateActor } from '@/lib/auth/policy';
import { listOwnRequests } from '@/lib/services/candidate-requests';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import { type OwnStanding, readOwnStanding } from '@/lib/services/own-report';
import { consentTexts } from '../consent-texts';
import { Shell } from '../shell';
import { Standing } from './standing';

type ReceiptPageProps = Readonly<{ path: string; view: CandidateView; actor: CandidateActor }>;

/** The candidate's own page: what was handed in, how far it is, and what one may still do. */
export async function ReceiptPage({ path, view, actor }: ReceiptPageProps) {
  const [t, standing, requests] = await Promise.all([
    getTranslations('take'),
    readOwnStanding(actor),
    listOwnRequests(actor),
  ]);
  return (
    <Shell view={view} path={path}>
      <ForgetQueue attemptRef={view.ref} />
      <div className="stack intro">
        <h1>{t('receipt.title')}</h1>
        <dl className="receipt">
          <dt>{t('receipt.reference')}</dt>
          <dd className="num">{view.receipt}</dd>
        </dl>
      </div>
      <Standing view={view} standing={standing} requests={requests} />
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
      <OwnMatters view={view} report={standing.report} />
    </Shell>
  );
}

type OwnMattersProps = Readonly<{ view: CandidateView; report: OwnStanding['report'] }>;

async function OwnMatters({ view, report }: OwnMattersProps) {
  const [t, own] = await Promise.all([getTranslations('take'), getTranslations('own.home')]);
  const { withdrawal } = consentTexts(view, await getLocale());
  return (
    <Section title={t('receipt.rightsTitle')}>
      <ul className="matters">
        {report === 'ready' ? (
          <Matter href="/take/report" label={own('report')} text={own('reportText')} />
        ) : null}
        {report === 'later' ? <li>{own('reportLater')}</li> : null}
        <Matter href="/take/requests" label={own('requests')} text={own('requestsText')} />
        <Matter href="/take/data" label={own('data')} text={own('dataText')} />
        <Matter href="/take/withdraw" label={withdrawal.link} text={null} />
      </ul>
      <p>{t('receipt.contact', { contact: view.contact })}</p>
    </Section>
  );
}

type MatterProps = Readonly<{ href: string; label: string; text: string | null }>;

function Matter({ href, label, text }: MatterProps) {
  return (
    <li>
      <a className="linkish" href={href}>
        {label}
      </a>
      {text === null ? null : <p className="muted">{text}</p>}
    </li>
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
