import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache, type ReactNode } from 'react';
import { CandidatePage } from '@/components/layout/candidate-page';
import { HiddenFields } from '@/components/take/hidden-fields';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { linkFault } from '@/lib/auth/link-fault';
import { setPageStatus } from '@/lib/auth/page-status';
import { CANDIDATE_LOCALE_COOKIE } from '@/lib/i18n/locales';
import { type ObserverDoor, showObserverLink } from '@/lib/services/observer-links';

type LinkPageProps = Readonly<{
  params: Promise<{ token: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

const RETRY_SECONDS = 600;
const STEPS = ['follow', 'tap', 'offline', 'nobody'] as const;

const show = cache((token: string) =>
  linkFault(async () => showObserverLink(await anonymousActor(), { token })),
);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('observe'))('pageTitle') };
}

/**
 * The door of an observer. Opening the page changes nothing, since mail scanners open links too; the button opens this
 * browser for the observer.
 */
export default async function ObserverLinkPage({ params, searchParams }: LinkPageProps) {
  const { token } = await params;
  const path = `/o/${token}`;
  const { fault, found } = await show(token);
  if (fault !== null) {
    const tooMany = fault === 'RATE_LIMITED';
    if (tooMany) setPageStatus(await headers(), 429, RETRY_SECONDS);
    else setPageStatus(await headers(), 404);
    return <Closed path={path} reason={tooMany ? 'tooMany' : 'unknown'} />;
  }
  const chosen = (await searchParams)['lang'] !== undefined || (await cookies()).has(CANDIDATE_LOCALE_COOKIE);
  if (!chosen && (await getLocale()) !== found.locale) redirect(`${path}?lang=${found.locale}`);
  return (
    <Frame organizationName={found.organizationName} path={path}>
      <Start door={found} token={decodeURIComponent(token)} />
    </Frame>
  );
}

async function Frame({
  organizationName,
  path,
  children,
}: Readonly<{ organizationName: string; path: string; children: ReactNode }>) {
  const [t, locale] = await Promise.all([getTranslations('observe'), getLocale()]);
  return (
    <CandidatePage
      organizationName={organizationName}
      locale={locale}
      languageLabel={t('language')}
      path={path}
    >
      {children}
    </CandidatePage>
  );
}

async function Closed({ path, reason }: Readonly<{ path: string; reason: 'unknown' | 'tooMany' }>) {
  const t = await getTranslations('observe.closed');
  return (
    <Frame organizationName="" path={path}>
      <div className="stack intro">
        <h1>{t('title')}</h1>
        <p>{t(reason)}</p>
      </div>
    </Frame>
  );
}

async function Start({ door, token }: Readonly<{ door: ObserverDoor; token: string }>) {
  const [t, locale] = await Promise.all([getTranslations('observe.start'), getLocale()]);
  return (
    <div className="stack intro">
      <h1>{t('title')}</h1>
      <p>
        {t('from', { organization: door.organizationName })} <b>{door.jobTitle}</b>
      </p>
      <h2>{t('coming')}</h2>
      <ol className="coming">
        {STEPS.map((step) => (
          <li key={step}>{t(`steps.${step}`)}</li>
        ))}
      </ol>
      <p>{t('stored', { months: door.months })}</p>
      <form method="post" action="/api/observe/open" className="cand-go">
        <HiddenFields fields={{ token, locale }} />
        <button className="btn primary tall" type="submit">
          {t('open')}
        </button>
      </form>
      <p className="muted">{t('help', { contact: door.contact })}</p>
    </div>
  );
}
