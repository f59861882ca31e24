import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { AppError } from '@/lib/core/app-error';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';
import { redirect } from '@/lib/i18n/navigation';
import { readLiveSession } from '@/lib/services/internal/live-session';
import { getRequestId } from './anonymous-actor';
import { memberActor } from './member-actor';
import { openSession } from './next-auth';
import type { MemberActor, MemberRole } from './policy';
import { sessionCookieName } from './session-cookie';

/** Who is looking: the actor and what the shell of the pages shows. */
export type Viewer = Readonly<{
  actor: MemberActor;
  name: string;
  email: string;
  /** Language of the account; the page's language is in its address. */
  locale: Locale;
  organization: Readonly<{ id: string; name: string }>;
  /** All organisations of the user, by name, this one included. */
  organizations: readonly Readonly<{ id: string; name: string; role: MemberRole }>[];
}>;

/** The signed-in member, read once per request; `null` when nobody is signed in. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  const sessionId = cookie ? await openSession(cookie) : null;
  const session = sessionId ? await readLiveSession(sessionId) : null;
  if (!session) return null;
  return {
    actor: memberActor(session, getRequestId()),
    name: session.name,
    email: session.email,
    locale: isLocale(session.locale) ? session.locale : DEFAULT_LOCALE,
    organization: { id: session.organizationId, name: session.organizationName },
    organizations: session.organizations,
  };
});

/** The signed-in member, for actions. @throws {AppError} UNAUTHENTICATED */
export async function requireActor(): Promise<MemberActor> {
  const viewer = await getViewer();
  if (!viewer) throw new AppError('UNAUTHENTICATED');
  return viewer.actor;
}

/** The signed-in member, for pages; anybody else is sent to the sign-in page. */
export async function requirePageActor(locale: Locale): Promise<MemberActor> {
  const viewer = await requirePageViewer(locale);
  return viewer.actor;
}

/** Like {@link requirePageActor}, with the name and the organisations. */
export async function requirePageViewer(locale: Locale): Promise<Viewer> {
  const viewer = await getViewer();
  return viewer ?? redirect({ href: '/sign-in', locale });
}
