import { useEffect } from 'react';

export const WORKER_URL = '/observe/worker.js';
export const WORKER_SCOPE = '/observe';
const CACHES = 'observe-';
const BUZZ_MS = 12;

/**
 * Keeps this page and its files in the phone, so that it opens without a network; with `offline` off, removes the
 * worker and what it kept. Marks are in the store of the page and are not touched by either.
 */
export function useOfflinePage(offline: boolean, isDevelopment: boolean): void {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const work = offline ? keepPage(isDevelopment) : forgetPage();
    // Without a worker the page works as long as it stays open; the state line says what is not sent.
    work.catch(() => undefined);
  }, [offline, isDevelopment]);
}

async function keepPage(isDevelopment: boolean): Promise<void> {
  const url = isDevelopment ? `${WORKER_URL}?files=network` : WORKER_URL;
  await navigator.serviceWorker.register(url, { scope: WORKER_SCOPE, updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({
    type: 'keep',
    urls: performance.getEntriesByType('resource').map(({ name }) => name),
  });
  // The browser then does not clear the marks when space is short.
  await navigator.storage.persist();
}

async function forgetPage(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER_SCOPE);
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(CACHES)) await caches.delete(name);
}

/** Keeps the screen on while a session runs, where the phone allows it. */
export function useWakeLock(active: boolean): void {
  useEffect(() => {
    if (!active || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const given = await navigator.wakeLock.request('screen');
        if (over) await given.release();
        else lock = given;
      } catch {
        // A low battery may refuse; the screen then goes off as usual.
      }
    };
    const again = () => void ask();
    again();
    document.addEventListener('visibilitychange', again);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, [active]);
}

/** A short buzz under the thumb, where the phone has one. */
export function buzz(): void {
  if ('vibrate' in navigator) navigator.vibrate(BUZZ_MS);
}
