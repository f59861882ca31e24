import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { HiddenFields } from '@/components/take/hidden-fields';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { setPageStatus } from '@/lib/auth/page-status';
import { AppError } from '@/lib/core/app-error';
import { CANDIDATE_LOCALE_COOKIE } from '@/lib/i18n/locales';
import { type RaterDoor, showRaterLink } from '@/lib/services/rater-links';
import { ClosedPage } from '../../rate/closed-page';
import { Shell } from '../../rate/shell';

type LinkPageProps = Readonly<{
  params: Promise<{ token: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

const RETRY_SECONDS = 600;

type Shown = Readonly<{ door: RaterDoor } | { refusal: 'unknown' | 'tooMany' }>;

const show = cache(async (token: string): Promise<Shown> => {
  try {
    return { door: await showRaterLink(await anonymousActor(), { token }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refusal: error.code === 'RATE_LIMITED' ? 'tooMany' : 'unknown' };
  }
});

export async function generateMetadata({ params }: LinkPageProps): Promise<Metadata> {
  const [t, shown] = await Promise.all([getTranslations('rate'), show((await params).token)]);
  const organization = 'door' in shown ? shown.door.organizationName : t('anyone');
  return { title: t('pageTitle.door', { organization }) };
}

/**
 * The door of a rater: who asks, why, and what is stored. Opening the page changes nothing, since mail scanners open
 * links too; the button exchanges the link for a session.
 */
export default async function RaterLinkPage({ params, searchParams }: LinkPageProps) {
  const { token } = await params;
  const path = `/r/${token}`;
  const shown = await show(token);
  if ('refusal' in shown) {
    if (shown.refusal === 'tooMany') setPageStatus(await headers(), 429, RETRY_SECONDS);
    else setPageStatus(await headers(), 404);
    return <ClosedPage reason={shown.refusal} path={path} />;
  }
  const { door } = shown;
  const chosen = (await searchParams)['lang'] !== undefined || (await cookies()).has(CANDIDATE_LOCALE_COOKIE);
  if (!chosen && (await getLocale()) !== door.locale) redirect(`${path}?lang=${door.locale}`);
  return (
    <Shell organizationName={door.organizationName} path={path}>
      <Door door={door} token={decodeURIComponent(token)} />
    </Shell>
  );
}

const BUTTONS = {
  frame: 'begin',
  rating: 'resume',
  submitted: 'receipt',
  again: 'again',
  votedAgain: 'receipt',
} as const;
const STEPS = ['read', 'rate', 'check'] as const;
const STORED = ['ratings', 'name', 'blind', 'free'] as const;

async function Door({ door, token }: Readonly<{ door: RaterDoor; token: string }>) {
  const [t, locale] = await Promise.all([getTranslations('rate.door'), getLocale()]);
  return (
    <div className="stack intro">
      <h1>{t('title', { jobTitle: door.jobTitle })}</h1>
      <p>{t('from', { organization: door.organizationName })}</p>
      {door.state === 'frame' ? (
        <>
          <p>{t('why')}</p>
          <h2>{t('coming')}</h2>
          <ol className="coming">
            {STEPS.map((step) => (
              <li key={step}>{t(`steps.${step}`)}</li>
            ))}
          </ol>
        </>
      ) : null}
      <form method="post" action="/api/rate/open" className="cand-go">
        <HiddenFields fields={{ token, locale }} />
        <button className="btn primary tall" type="submit">
          {t(BUTTONS[door.state])}
        </button>
      </form>
      <h2>{t('storedTitle')}</h2>
      <ul className="points">
        {STORED.map((point) => (
          <li key={point}>{t(`stored.${point}`, { months: door.months })}</li>
        ))}
      </ul>
      <p className="muted">{t('help', { contact: door.contact })}</p>
    </div>
  );
}
