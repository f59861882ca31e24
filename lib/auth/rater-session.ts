import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { AppError } from '@/lib/core/app-error';
import { identifyRater, type IdentifiedRater } from '@/lib/services/rater-links';
import { anonymousActor } from './anonymous-actor';
import type { RaterActor } from './policy';
import { isSecureSite } from './session-cookie';

/** `__Host-` ties the cookie to this very host and to https; a browser refuses the prefix over plain http. */
export function raterCookieName(): string {
  return isSecureSite() ? '__Host-rate' : 'rate';
}

/** How long a session lasts is decided by its row; the cookie may outlive it. */
const COOKIE_SECONDS = 30 * 24 * 60 * 60;

/** The Set-Cookie header that hands a rater's session to the browser. */
export function raterCookie(sessionToken: string): string {
  const secure = isSecureSite() ? '; Secure' : '';
  return `${raterCookieName()}=${sessionToken}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** Whose ratings this browser has open, read once per request. */
export const currentRater = cache(async (): Promise<IdentifiedRater> => {
  const sessionToken = (await cookies()).get(raterCookieName())?.value;
  return sessionToken ? identifyRater(await anonymousActor(), { sessionToken }) : { session: 'none' };
});

/** The rater who acts. @throws {AppError} UNAUTHENTICATED */
export async function requireRater(): Promise<RaterActor> {
  const found = await currentRater();
  if (found.session === 'live') return found.actor;
  throw new AppError('UNAUTHENTICATED');
}
