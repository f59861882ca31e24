// Keeps the observer's page and its files in the phone, so that a shift can be counted without a network. It answers
// for the page /observe and the files of the build only; what goes to or comes from the interface never passes a cache,
// and marks live in the store of the page.
'use strict';

const PAGE = '/observe';
const SHELL_CACHE = 'observe-shell-1';
const FILE_CACHE = 'observe-files-1';
const OWN = 'observe-';
const PATIENCE_MS = 4000;
const FILES = /^\/(?:_next\/static\/|fonts\/|logo\.svg$)/;
/** While developing, files change under the same name. */
const FILES_FROM_NETWORK = new URL(self.location.href).searchParams.get('files') === 'network';

self.addEventListener('install', (event) => {
  event.waitUntil(
    fetch(PAGE, { cache: 'no-store' })
      .then((response) => keepPage(response))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOldCaches().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  const { type, urls } = event.data ?? {};
  if (type === 'keep' && Array.isArray(urls)) event.waitUntil(keepFiles(urls.filter(isFile)));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (url.pathname === PAGE) event.respondWith(page(event));
  } else if (FILES.test(url.pathname)) {
    event.respondWith(file(request));
  }
});

/** The newest page where there is a network, otherwise the one that is kept. */
async function page(event) {
  try {
    const response = await soon(fetch(event.request));
    if (response.ok) event.waitUntil(keepPage(response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(PAGE, { cacheName: SHELL_CACHE });
    if (kept) return kept;
    throw error;
  }
}

/** Built files carry their version in their name: what is kept is right. */
async function file(request) {
  const kept = await caches.match(request, { cacheName: FILE_CACHE, ignoreVary: true });
  if (kept && !FILES_FROM_NETWORK) return kept;
  try {
    const response = await fetch(request);
    if (response.ok) await (await caches.open(FILE_CACHE)).put(request, response.clone());
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** Keeps a page once all its files are kept: what opens without a network is whole. */
async function keepPage(response) {
  if (!response.ok || response.redirected) return;
  const text = await response.clone().text();
  await keepFiles(filesOf(text));
  await (await caches.open(SHELL_CACHE)).put(PAGE, response);
}

async function keepFiles(urls) {
  const cache = await caches.open(FILE_CACHE);
  await Promise.all(
    urls.map(async (url) => {
      if (!(await cache.match(url, { ignoreVary: true }))) await cache.add(url);
    }),
  );
}

/** Addresses of scripts, styles and fonts as they stand in a page. */
function filesOf(text) {
  const found = text.match(/\/(?:_next\/static|fonts)\/[^"'\\\s<>)]+/g) ?? [];
  return [...new Set(found.map((url) => url.replaceAll('&amp;', '&')))].filter(isFile);
}

function isFile(url) {
  const address = new URL(url, self.location.origin);
  return address.origin === self.location.origin && FILES.test(address.pathname);
}

/** A network that hardly answers is as good as none. */
function soon(work) {
  return Promise.race([
    work,
    new Promise((_, reject) => setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS)),
  ]);
}

async function removeOldCaches() {
  const current = [SHELL_CACHE, FILE_CACHE];
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(OWN) && !current.includes(name)).map((name) => caches.delete(name)),
  );
}
