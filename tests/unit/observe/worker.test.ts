import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Caches, CUT, get, ORIGIN, serviceWorker, visit } from '../../support/service-worker';

const ADDRESS = '/observe/worker.js';
const SOURCE = readFileSync(`public${ADDRESS}`, 'utf8');
const PAGE = `${ORIGIN}/observe`;
const HTML = (file: string) => `<html><script nonce="n" src="/_next/static/${file}"></script></html>`;
const worker = (kept: Caches, network: (url: string) => Promise<Response>) =>
  serviceWorker(SOURCE, ADDRESS, kept, network);

const SHELL = 'observe-shell-1';
const FILES = 'observe-files-1';

let kept: Caches;
let online: (url: string) => Promise<Response>;
beforeEach(async () => {
  kept = new Map();
  online = (url) => Promise.resolve(new Response(url === PAGE ? HTML('one.js') : `file ${url}`));
  const fire = worker(kept, (url) => online(url));
  await fire('install');
});

describe('without a network', () => {
  test('the page and its files come from the phone', async () => {
    const fire = worker(kept, CUT);
    expect(await (await fire('fetch', visit('/observe')))?.text()).toBe(HTML('one.js'));
    expect((await fire('fetch', get('/_next/static/one.js')))?.ok).toBe(true);
  });

  test('the policy of the page comes with it, so that its scripts run', async () => {
    const headers = { 'Content-Security-Policy': "script-src 'nonce-n'" };
    online = (url) => Promise.resolve(new Response(HTML('one.js'), url === PAGE ? { headers } : {}));
    await worker(kept, (url) => online(url))('fetch', visit('/observe'));
    const answer = await worker(kept, CUT)('fetch', visit('/observe'));
    expect(answer?.headers.get('Content-Security-Policy')).toBe("script-src 'nonce-n'");
  });
});

test.each([
  '/api/observe/plan',
  '/api/take/answers/i01',
  '/fi/roles',
  '/take/3',
  '/observe/manifest.webmanifest',
])('%s never passes the worker', async (path) => {
  const fire = worker(kept, online);
  expect(await fire('fetch', get(path))).toBeNull();
  expect(await fire('fetch', visit(path))).toBeNull();
  expect([...kept.values()].flatMap((cache) => [...cache.keys()]).some((url) => url.endsWith(path))).toBe(
    false,
  );
});

test('what is sent to the interface never passes the worker', async () => {
  const request = { method: 'PUT', mode: 'cors', url: `${ORIGIN}/observe` };
  expect(await worker(kept, online)('fetch', { request })).toBeNull();
});

describe('a newer page', () => {
  test('takes the place of the kept one with its files', async () => {
    online = (url) => Promise.resolve(new Response(url === PAGE ? HTML('two.js') : 'file'));
    await worker(kept, (url) => online(url))('fetch', visit('/observe'));
    expect(kept.get(FILES)?.has(`${ORIGIN}/_next/static/two.js`)).toBe(true);
    const offline = await worker(kept, CUT)('fetch', visit('/observe'));
    expect(await offline?.text()).toBe(HTML('two.js'));
  });

  test('whose files do not arrive leaves the kept one as it was', async () => {
    online = (url) => (url === PAGE ? Promise.resolve(new Response(HTML('broken.js'))) : CUT());
    const fire = worker(kept, (url) => online(url));
    await fire('fetch', visit('/observe')).catch(() => undefined);
    expect(await kept.get(SHELL)?.get(PAGE)?.clone().text()).toBe(HTML('one.js'));
  });

  test('that is an error is shown and not kept', async () => {
    online = () => Promise.resolve(new Response('broken', { status: 500 }));
    const answer = await worker(kept, (url) => online(url))('fetch', visit('/observe'));
    expect(answer?.status).toBe(500);
    expect(await kept.get(SHELL)?.get(PAGE)?.clone().text()).toBe(HTML('one.js'));
  });
});

test('caches of an earlier version are removed, those of others are not', async () => {
  kept.set('observe-shell-0', new Map());
  kept.set('something-else', new Map());
  await worker(kept, online)('activate');
  expect([...kept.keys()].sort()).toEqual([FILES, SHELL, 'something-else']);
});

test('files that the page loaded later are kept too, and only files', async () => {
  const urls = [`${ORIGIN}/_next/static/late.js`, `${ORIGIN}/api/observe/plan`, 'https://other.example/x.js'];
  await worker(kept, online)('message', { data: { type: 'keep', urls } });
  expect([...(kept.get(FILES)?.keys() ?? [])].sort()).toEqual([
    `${ORIGIN}/_next/static/late.js`,
    `${ORIGIN}/_next/static/one.js`,
  ]);
});
