import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { config, proxy } from '@/proxy';

function visit(path: string, headers: Record<string, string> = {}): Response {
  return proxy(new NextRequest(`https://kuusi.example${path}`, { headers }));
}

function policyOf(response: Response): ReadonlyMap<string, string> {
  const parts = (response.headers.get('Content-Security-Policy') ?? '').split('; ');
  return new Map(parts.map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1).join(' ')]));
}

test.each([
  ['/', {}, '/fi'],
  ['/roles?sort=title', {}, '/fi/roles?sort=title'],
  ['/roles', { 'accept-language': 'sv-FI' }, '/sv/roles'],
  ['/roles', { 'accept-language': 'sv-FI', cookie: 'kuusi-locale=en' }, '/en/roles'],
  // The candidate's language says nothing about the staff pages of the same browser.
  ['/roles', { cookie: 'take-locale=en' }, '/fi/roles'],
  ['/de/roles', {}, '/fi/de/roles'],
  ['/invitations', {}, '/fi/invitations'],
])('sends %s to its language', (path, headers, target) => {
  const response = visit(path, headers);
  expect(response.status).toBe(307);
  expect(response.headers.get('location')).toBe(`https://kuusi.example${target}`);
});

test.each(['//evil.example/roles', '/\\evil.example', '/%2f%2fevil.example'])(
  'never sends %s to another host',
  (path) => {
    const location = visit(path).headers.get('location');
    expect(new URL(location ?? '').host).toBe('kuusi.example');
  },
);

test.each([
  ['/fi/roles', {}, 'fi'],
  ['/sv', { cookie: 'kuusi-locale=en' }, 'sv'],
  ['/i/token', {}, 'fi'],
  ['/i/token', { cookie: 'take-locale=sv' }, 'sv'],
  ['/i/token', { cookie: 'kuusi-locale=en' }, 'fi'],
  ['/take/3', { 'accept-language': 'en-GB' }, 'en'],
  ['/take/3?lang=sv', { cookie: 'take-locale=en' }, 'sv'],
  ['/take/3?lang=xx', { cookie: 'take-locale=en' }, 'en'],
])('shows %s without a redirect, in its language', (path, headers, locale) => {
  const response = visit(path, headers);
  expect(response.headers.get('location')).toBeNull();
  expect(response.headers.get('x-middleware-request-x-next-intl-locale')).toBe(locale);
});

test('a language that the candidate chose is remembered; looking at a page remembers nothing', () => {
  expect(visit('/take/3?lang=sv').headers.get('set-cookie')).toMatch(/^take-locale=sv;.*HttpOnly/i);
  expect(visit('/take/3').headers.get('set-cookie')).toBeNull();
});

test('every response has a nonce of its own, and the page is given the same', () => {
  const nonces = Array.from({ length: 100 }, () => {
    const response = visit('/fi/roles');
    expect(response.headers.get('x-middleware-request-content-security-policy')).toBe(
      response.headers.get('content-security-policy'),
    );
    return /'nonce-([^']+)'/.exec(policyOf(response).get('script-src') ?? '')?.[1];
  });
  expect(new Set(nonces).size).toBe(100);
  // 16 bytes are 24 characters of base64.
  expect(nonces.every((nonce) => nonce?.length === 24)).toBe(true);
});

test.each(['/fi/roles', '/take/3'])('%s may run no script and load nothing from elsewhere', (path) => {
  const policy = policyOf(visit(path));
  expect(policy.get('script-src')).toMatch(/^'self' 'nonce-[^']+' 'strict-dynamic'$/);
  expect(policy.get('style-src')).toMatch(/^'self' 'nonce-[^']+'$/);
  expect(policy.get('default-src')).toBe("'self'");
  expect(policy.get('object-src')).toBe("'none'");
  expect(policy.get('base-uri')).toBe("'none'");
  expect(policy.get('form-action')).toBe("'self'");
  expect(policy.get('frame-ancestors')).toBe("'none'");
});

test.each(['/fi/roles', '/take/3', '/i/token'])('%s may carry no style attribute', (path) => {
  expect(policyOf(visit(path)).has('style-src-attr')).toBe(false);
  expect(policyOf(visit(path)).get('style-src')).not.toContain('unsafe-inline');
});

test.each([
  ['/fi/roles', true],
  ['/', true],
  ['/i/abc-DEF_1', true],
  ['/take/3', true],
  ['/api/take/answers/i01', false],
  ['/api/health', false],
  ['/_next/static/chunks/a.js', false],
  ['/fonts/a.woff2', false],
  ['/assets/error.css', false],
  ['/logo.svg', false],
  ['/worker.js', false],
  ['/icons/kuusi-192.png', false],
  ['/offline/fi', false],
  ['/fi/manifest.webmanifest', true],
  ['/take/manifest.webmanifest', true],
  ['/wp-login.php', true],
])('%s passes the proxy: %s', (path, passes) => {
  const [matcher] = config.matcher;
  expect(new RegExp(`^${matcher}$`).test(path)).toBe(passes);
});
