// Runs in the browser before the page does. Zod asks once whether it may compile code; the policy of our pages forbids
// that, and the browser would report the question as a violation. Set under Zod's own global name, so that pages
// without Zod do not have to load it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** Observers have a worker of their own, which keeps their page. */
const OBSERVER_PATH = /^\/(?:o|observe)(?:\/|$)/;

// Once the page is there: a worker that says so in plain words when a page cannot be fetched. It keeps no page.
if (
  process.env.NODE_ENV === 'production' &&
  'serviceWorker' in navigator &&
  !OBSERVER_PATH.test(location.pathname)
) {
  window.addEventListener('load', () => {
    navigator.serviceWorker
      .register('/worker.js', { updateViaCache: 'none' })
      .then(({ active, waiting, installing }) => {
        const worker = active ?? waiting ?? installing;
        worker?.postMessage({ type: 'language', language: document.documentElement.lang });
      })
      // Without it everything works; only the page without a network is the browser's own.
      .catch(() => undefined);
  });
}
