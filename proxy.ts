import { type NextRequest, NextResponse } from 'next/server';
import {
  CANDIDATE_LOCALE_COOKIE,
  chooseLocale,
  isLocale,
  LOCALE_COOKIE,
  type Locale,
} from '@/lib/i18n/locales';

/** The candidate's doors carry no language in their address: it follows the person, not the link. */
const CANDIDATE_PATH = /^\/(?:i|take|r|rate|o|observe|s)(?:\/|$)/;

/** Read by next-intl; set here so that every page knows its language without asking for it. */
const NEXT_INTL_LOCALE = 'X-NEXT-INTL-LOCALE';

const NONCE_BYTES = 16;

/** 90 days: longer than any invitation is open. */
const COOKIE_SECONDS = 7_776_000;

/**
 * Gives each page its language and its Content-Security-Policy. It is never a lock: who may see what
 * is decided in the services.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  if (CANDIDATE_PATH.test(pathname)) {
    return candidatePage(request);
  }
  const first = pathname.split('/')[1];
  if (isLocale(first)) return page(request, first);

  const target = request.nextUrl.clone();
  target.pathname = `/${preferredLocale(request, LOCALE_COOKIE)}${pathname === '/' ? '' : pathname}`;
  return NextResponse.redirect(target);
}

/** A candidate's page in the language of `?lang=`, which is then remembered. */
function candidatePage(request: NextRequest): NextResponse {
  const chosen = request.nextUrl.searchParams.get('lang');
  if (!isLocale(chosen)) return page(request, preferredLocale(request, CANDIDATE_LOCALE_COOKIE));
  const response = page(request, chosen);
  response.cookies.set(CANDIDATE_LOCALE_COOKIE, chosen, {
    path: '/',
    sameSite: 'lax',
    httpOnly: true,
    secure: request.nextUrl.protocol === 'https:',
    maxAge: COOKIE_SECONDS,
  });
  return response;
}

function preferredLocale(request: NextRequest, cookie: string): Locale {
  return chooseLocale(request.cookies.get(cookie)?.value, request.headers.get('accept-language'));
}

function page(request: NextRequest, locale: Locale): NextResponse {
  const policy = contentSecurityPolicy(newNonce());
  const headers = new Headers(request.headers);
  headers.set(NEXT_INTL_LOCALE, locale);
  // Next reads the nonce from the policy of the request and puts it on its own scripts and styles.
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // The development overlay writes styles without a nonce.
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    // The worker that keeps the observer's page; scripts of pages come by nonce.
    "worker-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES))));
}

export const config = {
  // Not the interfaces (saving an answer must not pay for this), not our files. Unknown files come through, so that
  // their answer is the page in the person's language.
  matcher: ['/((?!api/|_next/|assets/|fonts/|icons/|offline/|logo\\.svg$|worker\\.js$).*)'],
};
