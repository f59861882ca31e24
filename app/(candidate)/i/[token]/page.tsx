import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { HiddenFields } from '@/components/take/hidden-fields';
import { MessagePage } from '@/components/take/message-page';
import { setPageStatus } from '@/lib/auth/page-status';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { AppError } from '@/lib/core/app-error';
import { CANDIDATE_LOCALE_COOKIE } from '@/lib/i18n/locales';
import { showLink } from '@/lib/services/candidate-links';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import { ClosedPage } from '../../take/closed-page';
import { Shell } from '../../take/shell';

type LinkPageProps = Readonly<{
  params: Promise<{ token: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

const RETRY_SECONDS = 600;

type Shown = Readonly<{ view: CandidateView } | { refusal: 'unknown' | 'tooMany' }>;

const show = cache(async (token: string): Promise<Shown> => {
  try {
    return { view: await showLink(await anonymousActor(), { token }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refusal: error.code === 'RATE_LIMITED' ? 'tooMany' : 'unknown' };
  }
});

export async function generateMetadata({ params }: LinkPageProps): Promise<Metadata> {
  const [t, shown] = await Promise.all([getTranslations('take'), show((await params).token)]);
  const organization = 'view' in shown ? shown.view.organizationName : t('start.anyone');
  return { title: t('start.pageTitle', { organization }) };
}

/**
 * The door of an invitation. Opening the page changes nothing, since mail scanners open links too; the button
 * exchanges the link for a session. A link that opens nothing says so in the same words whatever the reason.
 */
export default async function LinkPage({ params, searchParams }: LinkPageProps) {
  const { token } = await params;
  const path = `/i/${token}`;
  const shown = await show(token);
  if ('refusal' in shown) {
    if (shown.refusal === 'tooMany') setPageStatus(await headers(), 429, RETRY_SECONDS);
    else setPageStatus(await headers(), 404);
    return <ClosedPage reason={shown.refusal} path={path} view={null} />;
  }
  const { view } = shown;
  await keepInvitationLanguage(path, view, await searchParams);
  if (view.state === 'cancelled' || view.state === 'expired') {
    return <ClosedPage reason={view.state} path={path} view={view} />;
  }
  if (view.state === 'withdrawn')
    return <Withdrawn view={view} path={path} token={decodeURIComponent(token)} />;
  return (
    <Shell view={view} path={path}>
      <Start view={view} token={decodeURIComponent(token)} />
    </Shell>
  );
}

/** Until the candidate chooses, the page speaks the language of the invitation. */
async function keepInvitationLanguage(
  path: string,
  view: CandidateView,
  query: Awaited<LinkPageProps['searchParams']>,
): Promise<void> {
  const chosen = query['lang'] !== undefined || (await cookies()).has(CANDIDATE_LOCALE_COOKIE);
  if (!chosen && (await getLocale()) !== view.locale) redirect(`${path}?lang=${view.locale}`);
}

async function Start({ view, token }: Readonly<{ view: CandidateView; token: string }>) {
  const [t, own, locale] = await Promise.all([getTranslations('take'), getTranslations('own'), getLocale()]);
  const isNew = view.state === 'consent' || view.state === 'early';
  return (
    <div className="stack intro">
      <h1>{t('start.title')}</h1>
      <p>{t('start.from', { organization: view.organizationName })}</p>
      <p>{t('start.job', { jobTitle: view.jobTitle })}</p>
      {isNew ? <Coming view={view} /> : null}
      {view.deadlineAt && view.state !== 'submitted' ? (
        <p>{t('start.deadline', { date: view.deadlineAt })}</p>
      ) : null}
      <form method="post" action="/api/take/open" className="cand-go">
        <HiddenFields fields={{ token, locale }} />
        <button className="btn primary tall" type="submit">
          {t(view.state === 'submitted' ? 'start.receipt' : isNew ? 'start.begin' : 'start.resume')}
        </button>
        {view.state === 'submitted' ? null : (
          <button className="linkish" type="submit" name="to" value="arrangements">
            {own('arrange.link')}
          </button>
        )}
      </form>
      <p className="muted">{t('start.help', { contact: view.contact })}</p>
    </div>
  );
}

async function Coming({ view }: Readonly<{ view: CandidateView }>) {
  const t = await getTranslations('take');
  return (
    <>
      <h2>{t('start.coming')}</h2>
      <ol className="coming">
        <li>{t('start.steps.language')}</li>
        <li>{t('start.steps.information')}</li>
        <li>{t('start.steps.answer', { statements: view.statements, minutes: view.minutes })}</li>
        <li>{t('start.steps.check')}</li>
      </ol>
    </>
  );
}

type WithdrawnProps = Readonly<{ view: CandidateView; path: string; token: string }>;

/** Behind the link of somebody who has withdrawn there is nothing to answer, and still the own data. */
async function Withdrawn({ view, path, token }: WithdrawnProps) {
  const [t, own, locale] = await Promise.all([getTranslations('take'), getTranslations('own'), getLocale()]);
  return (
    <Shell view={view} path={path}>
      <MessagePage title={t('closed.withdrawnTitle')}>
        <p>{t('closed.withdrawnText', { contact: view.contact })}</p>
        <form method="post" action="/api/take/open" className="cand-go">
          <HiddenFields fields={{ token, locale }} />
          <button className="btn tall" type="submit">
            {own('data.title')}
          </button>
        </form>
      </MessagePage>
    </Shell>
  );
}
