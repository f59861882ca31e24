// Shows a page of our own where a page cannot be fetched. It keeps three such pages with their styles and logo, and the
// language that was read last: no page of a person and no answer of an interface is ever kept. Observers have a worker
// of their own (observe/worker.js), whose narrower scope comes first.
'use strict';

const CACHE = 'offline-1';
const OWN = 'offline-';
const LANGUAGES = ['fi', 'sv', 'en'];
const pageIn = (language) => `/offline/${language}`;
/** Where the language that was read last is kept; nothing answers at this address. */
const LAST_LANGUAGE = '/offline/last-language';
const FILES = ['/assets/error.css', '/logo.svg'];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([...LANGUAGES.map(pageIn), ...FILES]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([removeOldCaches(), preload(), self.clients.claim()]));
});

self.addEventListener('message', (event) => {
  const { type, language } = event.data ?? {};
  if (type === 'language' && LANGUAGES.includes(language)) event.waitUntil(remember(language));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (FILES.includes(url.pathname)) event.respondWith(file(request, url.pathname));
});

/** The page itself, as it comes: it passes by and is not kept. */
async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (error) {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(pageIn(await languageOf(new URL(event.request.url), cache)));
    if (kept) return kept;
    throw error;
  }
}

async function file(request, path) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(CACHE)).match(path);
    if (kept) return kept;
    throw error;
  }
}

/** The language of the address; where it has none, the one that was read last. */
async function languageOf({ pathname }, cache) {
  const named = pathname.split('/')[1];
  if (LANGUAGES.includes(named)) return named;
  const last = await cache.match(LAST_LANGUAGE);
  return last ? last.text() : LANGUAGES[0];
}

async function remember(language) {
  await (await caches.open(CACHE)).put(LAST_LANGUAGE, new Response(language));
}

/** Pages are asked for while the worker wakes up, so that it costs nobody time. */
async function preload() {
  if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
}

async function removeOldCaches() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(OWN) && name !== CACHE).map((name) => caches.delete(name)),
  );
}
