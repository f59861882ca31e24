import 'server-only';
import { randomUUID } from 'node:crypto';
import type { NextAuthOptions } from 'next-auth';
import { decode, encode } from 'next-auth/jwt';
import CredentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { AppError } from '@/lib/core/app-error';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';
import { readLiveSession, SESSION_LIFETIME_HOURS } from '@/lib/services/internal/live-session';
import { signIn, signOut } from '@/lib/services/sessions';
import { signInInput } from '@/lib/validation/session';
import { clientIp } from './client-ip';
import { deviceClass } from './device';
import { memberActor } from './member-actor';
import { isSecureSite, sessionCookieName, sessionCookieOptions } from './session-cookie';

const SECONDS_PER_HOUR = 3_600;
const LIFETIME_SECONDS = SESSION_LIFETIME_HOURS * SECONDS_PER_HOUR;

/** All that a token says; everything else is read from the database at each request. */
const sessionToken = z.object({ sid: z.uuid() });

/**
 * Configuration of next-auth. Its tokens carry a random session id and nothing about the person, so that ending
 * the session's row ends the sign-in.
 */
export function authOptions(): NextAuthOptions {
  const cookie = (name: string) => ({
    name: isSecureSite() ? `__Host-${name}` : name,
    options: sessionCookieOptions(),
  });
  return {
    secret: env().AUTH_SECRET,
    useSecureCookies: isSecureSite(),
    session: { strategy: 'jwt', maxAge: LIFETIME_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() },
      callbackUrl: cookie('kuusi-callback'),
      csrfToken: cookie('kuusi-csrf'),
    },
    providers: [credentials()],
    callbacks: {
      // The user that authorize() returns is the session; a later call only passes the token on.
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token['sid'] }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: () => env().BASE_URL,
    },
    events: { signOut: ({ token }) => endTokenSession(token) },
    logger: {
      error: (code) => logger.warn({ code }, 'sign-in library'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

function credentials() {
  return CredentialsProvider({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    authorize: async (given, request) => {
      const headers = new Headers(z.record(z.string(), z.string()).catch({}).parse(request.headers));
      const device = deviceClass(headers.get('user-agent'));
      const parsed = signInInput.safeParse({ email: given?.email, password: given?.password, device });
      if (!parsed.success) return null;
      const actor = { kind: 'anonymous', requestId: randomUUID(), ip: clientIp(headers) } as const;
      try {
        const { sessionId } = await signIn(actor, parsed.data);
        return { id: sessionId };
      } catch (error) {
        if (error instanceof AppError) return null;
        throw error;
      }
    },
  });
}

async function endTokenSession(token: unknown): Promise<void> {
  const parsed = sessionToken.safeParse(token);
  const session = parsed.success ? await readLiveSession(parsed.data.sid) : null;
  if (session) await signOut(memberActor(session, randomUUID()));
}

/** The cookie value for a session: next-auth's encrypted token. */
export function sealSession(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: env().AUTH_SECRET, maxAge: LIFETIME_SECONDS });
}

/** The session id in a cookie value, or `null` when it is not one of ours or too old. */
export async function openSession(value: string): Promise<string | null> {
  try {
    const parsed = sessionToken.safeParse(await decode({ token: value, secret: env().AUTH_SECRET }));
    return parsed.success ? parsed.data.sid : null;
  } catch {
    // A forged, foreign or expired token: nobody is signed in.
    return null;
  }
}
