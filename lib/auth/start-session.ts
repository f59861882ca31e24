import 'server-only';
import { cookies } from 'next/headers';
import { sealSession } from './next-auth';
import { sessionCookieName, sessionCookieOptions } from './session-cookie';

/** Gives the browser the cookie of a session that was just started. */
export async function startSession(sessionId: string): Promise<void> {
  (await cookies()).set(sessionCookieName(), await sealSession(sessionId), sessionCookieOptions());
}
