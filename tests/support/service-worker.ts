import { runInNewContext } from 'node:vm';

export const ORIGIN = 'https://kuusi.example';

export type Caches = Map<string, Map<string, Response>>;
type Listener = (event: Record<string, unknown>) => void;

/**
 * A service worker in a world of its own: caches as maps, a network that tests switch.
 *
 * @param source Of the worker.
 * @param address Of its file.
 */
export function serviceWorker(
  source: string,
  address: string,
  kept: Caches,
  network: (url: string) => Promise<Response>,
) {
  const listeners = new Map<string, Listener>();
  const urlOf = (request: unknown) => new URL(addressOf(request), ORIGIN).href;
  const cacheOf = (name: string) => {
    const found = kept.get(name) ?? new Map<string, Response>();
    kept.set(name, found);
    const add = async (url: unknown) => {
      const response = await network(urlOf(url));
      if (!response.ok) throw new TypeError('not ok');
      found.set(urlOf(url), response);
    };
    return {
      match: (url: unknown) => Promise.resolve(found.get(urlOf(url))?.clone()),
      put: (url: unknown, response: Response) => Promise.resolve(found.set(urlOf(url), response)),
      add,
      addAll: (urls: readonly unknown[]) => Promise.all(urls.map(add)),
    };
  };
  const self = {
    location: new URL(address, ORIGIN),
    registration: {},
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    skipWaiting: () => Promise.resolve(),
    clients: { claim: () => Promise.resolve() },
  };
  runInNewContext(source, {
    ...{ self, URL, Set, Error, Response, setTimeout, Promise },
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
    const answers: Promise<Response>[] = [];
    listeners.get(name)?.({
      ...event,
      waitUntil: (work: Promise<unknown>) => pending.push(work),
      respondWith: (work: Promise<Response>) => answers.push(work),
    });
    const given = (await answers[0]) ?? null;
    await Promise.all(pending);
    return given;
  };
}

function addressOf(request: unknown): string {
  if (typeof request === 'object' && request !== null && 'url' in request) return String(request.url);
  return String(request);
}

export const get = (path: string, mode = 'cors') => ({
  request: { method: 'GET', mode, url: `${ORIGIN}${path}` },
});
export const visit = (path: string) => get(path, 'navigate');
export const CUT = () => Promise.reject(new TypeError('no network'));
