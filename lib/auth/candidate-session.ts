import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { AppError } from '@/lib/core/app-error';
import { identifyCandidate, type Identified } from '@/lib/services/candidate-sessions';
import type { CandidateActor } from './policy';
import { isSecureSite } from './session-cookie';
import { anonymousActor } from './anonymous-actor';

/** `__Host-` ties the cookie to this very host and to https; a browser refuses the prefix over plain http. */
export function candidateCookieName(): string {
  return isSecureSite() ? '__Host-take' : 'take';
}

/**
 * The cookie may outlive its session: how long a session lasts is decided by its row, which is renewed while it is
 * in use, and an expired one can then be told from a stranger.
 */
const COOKIE_SECONDS = 30 * 24 * 60 * 60;

/** The Set-Cookie header that hands a session to the browser. */
export function candidateCookie(sessionToken: string, maxAge: number = COOKIE_SECONDS): string {
  const secure = isSecureSite() ? '; Secure' : '';
  return `${candidateCookieName()}=${sessionToken}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

/** The session token of a request, read from its header: a route handler that answers often needs no more. */
export function candidateToken(headers: Readonly<{ get: (name: string) => string | null }>): string | null {
  const prefix = `${candidateCookieName()}=`;
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const pair = part.trim();
    if (pair.startsWith(prefix)) return pair.slice(prefix.length);
  }
  return null;
}

/** Whose questionnaire this browser has open, read once per request. */
export const currentCandidate = cache(async (): Promise<Identified> => {
  const sessionToken = (await cookies()).get(candidateCookieName())?.value;
  return sessionToken ? identifyCandidate(await anonymousActor(), { sessionToken }) : { session: 'none' };
});

/** The candidate who acts. @throws {AppError} UNAUTHENTICATED; SESSION_TAKEN_OVER */
export async function requireCandidate(): Promise<CandidateActor> {
  const found = await currentCandidate();
  if (found.session === 'live') return found.actor;
  const takenOver = found.session === 'ended' && found.reason === 'takenOver';
  throw new AppError(takenOver ? 'SESSION_TAKEN_OVER' : 'UNAUTHENTICATED');
}
