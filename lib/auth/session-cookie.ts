import 'server-only';
import { env } from '@/lib/env';

/** Whether people reach the server over https; only then may a cookie be marked secure. */
export function isSecureSite(): boolean {
  return env().BASE_URL.startsWith('https:');
}

/** `__Host-` ties the cookie to this very host and to https; a browser refuses the prefix over plain http. */
export function sessionCookieName(): string {
  return isSecureSite() ? '__Host-kuusi-session' : 'kuusi-session';
}

/** A session cookie without an age: it ends with the browser, and after 12 hours in any case. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecureSite() } as const;
}
