import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { CandidatePage } from '@/components/layout/candidate-page';
import { ClientMessages } from '@/components/layout/client-messages';
import { StoryForm } from '@/components/stories/story-form';
import { MessagePage } from '@/components/take/message-page';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { setPageStatus } from '@/lib/auth/page-status';
import { AppError } from '@/lib/core/app-error';
import { CANDIDATE_LOCALE_COOKIE } from '@/lib/i18n/locales';
import { showStoryLink, type StoryDoor } from '@/lib/services/stories';
import { tellStoryAction } from './actions';

type StoryPageProps = Readonly<{
  params: Promise<{ token: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

type Shown = Readonly<{ door: StoryDoor } | { refusal: 'unknown' | 'tooMany' }>;

const RETRY_SECONDS = 600;
const STATUS = { unknown: 404, tooMany: 429, over: 410 } as const;

const show = cache(async (token: string): Promise<Shown> => {
  try {
    return { door: await showStoryLink(await anonymousActor(), { token }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refusal: error.code === 'RATE_LIMITED' ? 'tooMany' : 'unknown' };
  }
});

export async function generateMetadata({ params }: StoryPageProps): Promise<Metadata> {
  const [t, shown] = await Promise.all([getTranslations('stories'), show((await params).token)]);
  const organization = 'door' in shown ? shown.door.organizationName : t('anyone');
  // The form is a server action: without any referrer a browser names no origin, and the framework refuses it. The
  // origin alone does not tell the key in the address.
  return { title: t('pageTitle', { organization }), referrer: 'strict-origin' };
}

/** Where anybody who does the job tells a situation. Opening the page changes nothing; no account, no cookie, no name. */
export default async function StoryPage({ params, searchParams }: StoryPageProps) {
  const { token } = await params;
  const path = `/s/${token}`;
  const shown = await show(token);
  if ('refusal' in shown) return <Closed reason={shown.refusal} path={path} />;
  const { door } = shown;
  const locale = await getLocale();
  const chosen = (await searchParams)['lang'] !== undefined || (await cookies()).has(CANDIDATE_LOCALE_COOKIE);
  if (!chosen && locale !== door.locale) redirect(`${path}?lang=${door.locale}`);
  if (!door.isOpen) return <Closed reason="over" path={path} organization={door.organizationName} />;
  const t = await getTranslations('stories');
  return (
    <CandidatePage
      organizationName={door.organizationName}
      locale={locale}
      languageLabel={t('language')}
      path={path}
    >
      <div className="stack intro">
        <h1>{t('title')}</h1>
        <p className="muted">{t('job', { jobTitle: door.jobTitle })}</p>
        <p>{t('from', { organization: door.organizationName })}</p>
        <ClientMessages namespaces={['stories', 'errors', 'common']}>
          <StoryForm
            action={tellStoryAction}
            token={decodeURIComponent(token)}
            storyId={randomUUID()}
            locale={locale}
            path={path}
          />
        </ClientMessages>
        <h2>{t('notStoredTitle')}</h2>
        <p>{t('notStored')}</p>
        <p className="muted">{t('contact', { contact: door.contact })}</p>
      </div>
    </CandidatePage>
  );
}

type ClosedProps = Readonly<{ reason: keyof typeof STATUS; path: string; organization?: string }>;

async function Closed({ reason, path, organization }: ClosedProps) {
  const t = await getTranslations('stories');
  setPageStatus(await headers(), STATUS[reason], ...(reason === 'tooMany' ? [RETRY_SECONDS] : []));
  const name = organization ?? t('anyone');
  return (
    <CandidatePage
      organizationName={name}
      locale={await getLocale()}
      languageLabel={t('language')}
      path={path}
    >
      <MessagePage title={t(`closed.${reason}Title`)}>
        <p>{t(`closed.${reason}Text`, { organization: name })}</p>
      </MessagePage>
    </CandidatePage>
  );
}
