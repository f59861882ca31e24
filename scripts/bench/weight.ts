import type { Browser } from '@playwright/test';
import { chromium } from '@playwright/test';
import { findBrowser } from '../lib/browser.mjs';

export type PageToWeigh = Readonly<{
  name: string;
  address: string;
  cookie?: Readonly<{ name: string; value: string }>;
}>;

/** Compressed bytes of script that each page loads before anybody touches it, in a browser with an empty cache. */
export async function weighScripts(
  origin: string,
  pages: readonly PageToWeigh[],
): Promise<ReadonlyMap<string, number>> {
  const browser = await chromium.launch(browserOptions());
  try {
    const weights = new Map<string, number>();
    for (const page of pages) weights.set(page.name, await weigh(browser, origin, page));
    return weights;
  } finally {
    await browser.close();
  }
}

async function weigh(
  browser: Browser,
  origin: string,
  { name, address, cookie }: PageToWeigh,
): Promise<number> {
  const context = await browser.newContext();
  if (cookie) await context.addCookies([{ ...cookie, url: origin }]);
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Network.enable');
  const scripts = new Set<string>();
  let bytes = 0;
  protocol.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  const response = await page.goto(`${origin}${address}`, { waitUntil: 'networkidle' });
  if (response?.status() !== 200 || new URL(page.url()).pathname !== new URL(address, origin).pathname) {
    throw new Error(`${name}: ${address} did not open (${response?.status()} ${page.url()})`);
  }
  await context.close();
  return bytes;
}

/** How benchmarks start the browser. @throws {Error} without one. */
export function browserOptions() {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('weighing pages needs Chromium');
  // Chromium refuses its sandbox to root, and only to root.
  return {
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  };
}
