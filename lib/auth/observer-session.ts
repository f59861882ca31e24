import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { type IdentifiedObserver, identifyObserver } from '@/lib/services/observer-links';
import { anonymousActor } from './anonymous-actor';
import { isSecureSite } from './session-cookie';

/** `__Host-` ties the cookie to this very host and to https; a browser refuses the prefix over plain http. */
export function observerCookieName(): string {
  return isSecureSite() ? '__Host-observe' : 'observe';
}

/** The cookie may outlive its access: how long that lasts is decided by its row, which is renewed in use. */
const COOKIE_SECONDS = 90 * 24 * 60 * 60;

/** The Set-Cookie header that opens a browser for an observer. */
export function observerCookie(sessionToken: string): string {
  const secure = isSecureSite() ? '; Secure' : '';
  return `${observerCookieName()}=${sessionToken}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** The token of a request, read from its header: a route handler that answers often needs no more. */
export function observerToken(headers: Readonly<{ get: (name: string) => string | null }>): string | null {
  const prefix = `${observerCookieName()}=`;
  const pair = (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  return pair === undefined ? null : pair.slice(prefix.length);
}

/** Who observes with this browser, read once per request. */
export const currentObserver = cache(async (): Promise<IdentifiedObserver> => {
  const sessionToken = (await cookies()).get(observerCookieName())?.value;
  return sessionToken ? identifyObserver(await anonymousActor(), { sessionToken }) : { session: 'none' };
});
