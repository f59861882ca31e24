import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Caches, CUT, get, ORIGIN, serviceWorker, visit } from '../support/service-worker';

const ADDRESS = '/worker.js';
const SOURCE = readFileSync(`public${ADDRESS}`, 'utf8');
const CACHE = 'offline-1';
const online = (url: string) => Promise.resolve(new Response(`from the network: ${url}`));
const worker = (network: (url: string) => Promise<Response>) => serviceWorker(SOURCE, ADDRESS, kept, network);
const keptAddresses = () => [...(kept.get(CACHE)?.keys() ?? [])].map((url) => url.replace(ORIGIN, '')).sort();

const OWN = ['/assets/error.css', '/logo.svg', '/offline/en', '/offline/fi', '/offline/sv'];

let kept: Caches;
beforeEach(async () => {
  kept = new Map();
  await worker(online)('install');
});

const PERSONAL = [
  '/take/3',
  '/i/abc',
  '/take',
  '/r/abc',
  '/o/abc',
  '/observe',
  '/fi/reports/1',
  '/sv/sign-in',
];

test.each(PERSONAL)('%s passes by and is not kept', async (path) => {
  const answer = await worker(online)('fetch', visit(path));
  expect(await answer?.text()).toBe(`from the network: ${ORIGIN}${path}`);
  expect(keptAddresses()).toEqual(OWN);
});

test.each(['/api/take/answers/i01', '/_next/static/x.js', '/fonts/x.woff2', '/fi/reports/1?_rsc=1'])(
  '%s never passes the worker',
  async (path) => {
    expect(await worker(online)('fetch', get(path))).toBeNull();
  },
);

test('what is sent never passes the worker', async () => {
  const request = { method: 'POST', mode: 'navigate', url: `${ORIGIN}/api/take/submit` };
  expect(await worker(online)('fetch', { request })).toBeNull();
});

test('an answer that says an error is shown as it is', async () => {
  const broken = () => Promise.resolve(new Response('broken', { status: 500 }));
  expect((await worker(broken)('fetch', visit('/fi/roles')))?.status).toBe(500);
});

test('a page that the browser has asked for already is taken', async () => {
  const event = { ...visit('/fi/roles'), preloadResponse: Promise.resolve(new Response('asked for')) };
  expect(await (await worker(CUT)('fetch', event))?.text()).toBe('asked for');
});

describe('without a network', () => {
  const shown = async (path: string) => (await worker(CUT)('fetch', visit(path)))?.text();
  const page = (locale: string) => `from the network: ${ORIGIN}/offline/${locale}`;

  test.each(['fi', 'sv', 'en'])('a page in %s has its language', async (locale) => {
    expect(await shown(`/${locale}/assessments`)).toBe(page(locale));
  });

  test('a page without a language has the one that was read last', async () => {
    expect(await shown('/take/3')).toBe(page('fi'));
    await worker(online)('message', { data: { type: 'language', language: 'sv' } });
    expect(await shown('/take/3')).toBe(page('sv'));
    await worker(online)('message', { data: { type: 'language', language: '../x' } });
    expect(await shown('/take/3')).toBe(page('sv'));
  });

  test('the page has its styles and its logo', async () => {
    for (const path of ['/assets/error.css', '/logo.svg']) {
      expect(await (await worker(CUT)('fetch', get(path)))?.text()).toBe(
        `from the network: ${ORIGIN}${path}`,
      );
    }
  });
});

test('caches of an earlier version are removed, those of the observer are not', async () => {
  kept.set('offline-0', new Map());
  kept.set('observe-shell-1', new Map());
  await worker(online)('activate');
  expect([...kept.keys()].sort()).toEqual(['observe-shell-1', CACHE]);
});
