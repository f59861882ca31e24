import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, test } from 'vitest';

const SOURCE = readFileSync('public/observe/worker.js', 'utf8');
const ORIGIN = 'https://kuusi.example';
const PAGE = `${ORIGIN}/observe`;
const HTML = (file: string) => `<html><script nonce="n" src="/_next/static/${file}"></script></html>`;

type Caches = Map<string, Map<string, Response>>;
type Listener = (event: Record<string, unknown>) => void;

/** A worker in a world of its own: caches as maps, a network that tests switch. */
function worker(kept: Caches, network: (url: string) => Promise<Response>) {
  const listeners = new Map<string, Listener>();
  const urlOf = (request: unknown) =>
    new URL(typeof request === 'string' ? request : (request as Request).url, ORIGIN).href;
  const cacheOf = (name: string) => {
    const found = kept.get(name) ?? new Map<string, Response>();
    kept.set(name, found);
    return {
      match: (url: unknown) => Promise.resolve(found.get(urlOf(url))?.clone()),
      put: (url: unknown, response: Response) => Promise.resolve(found.set(urlOf(url), response)),
      add: async (url: unknown) => {
        const response = await network(urlOf(url));
        if (!response.ok) throw new TypeError('not ok');
        found.set(urlOf(url), response);
      },
    };
  };
  const self = {
    location: new URL('/observe/worker.js', ORIGIN),
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    skipWaiting: () => Promise.resolve(),
    clients: { claim: () => Promise.resolve() },
  };
  runInNewContext(SOURCE, {
    ...{ self, URL, Set, Error, setTimeout, Promise },
    fetch: (request: unknown) => network(urlOf(request)),
    caches: {
      open: (name: string) => Promise.resolve(cacheOf(name)),
      match: (url: unknown, { cacheName }: { cacheName: string }) => cacheOf(cacheName).match(url),
      keys: () => Promise.resolve([...kept.keys()]),
      delete: (name: string) => Promise.resolve(kept.delete(name)),
    },
  });
  /** Fires an event; resolves with the answer, or null where the worker leaves the request alone. */
  return async (name: string, event: Record<string, unknown> = {}): Promise<Response | null> => {
    const pending: Promise<unknown>[] = [];
    let answer: Promise<Response> | null = null;
    listeners.get(name)?.({
      ...event,
      waitUntil: (work: Promise<unknown>) => pending.push(work),
      respondWith: (work: Promise<Response>) => {
        answer = work;
      },
    });
    const given = answer === null ? null : await (answer as Promise<Response>);
    await Promise.all(pending);
    return given;
  };
}

const get = (path: string, mode = 'cors') => ({ request: { method: 'GET', mode, url: `${ORIGIN}${path}` } });
const visit = (path: string) => get(path, 'navigate');
const CUT = () => Promise.reject(new TypeError('no network'));
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
