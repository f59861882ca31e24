import type { Browser, CDPSession, Page } from '@playwright/test';
import { devices } from '@playwright/test';
import { median } from './statistics';

/** A slow 4G line and a phone whose processor is a quarter of this one: the mobile setting of Lighthouse. */
const LINE = { latency: 150, downloadThroughput: (1_638.4 * 1_024) / 8, uploadThroughput: (675 * 1_024) / 8 };
const SLOWDOWN = 4;
const LONG_TASK_MS = 50;
const SETTLED_MS = 1_500;

export type Vitals = Readonly<{
  lcpMs: number;
  tbtMs: number;
  cls: number;
  bytes: number;
  scriptBytes: number;
}>;

export type PhonePage = Readonly<{ address: string; cookie?: Readonly<{ name: string; value: string }> }>;

type Seen = { lcp: number; blocked: number; shifted: number; slowest: number };
declare global {
  interface Window {
    benchSeen: Seen;
  }
}

/** Opens each page in turn, so many rounds long, with an empty cache, and gives the median of each figure. */
export async function vitalsOf<Name extends string>(
  browser: Browser,
  origin: string,
  pages: Readonly<Record<Name, PhonePage>>,
  rounds: number,
): Promise<ReadonlyMap<string, Vitals>> {
  const all = new Map<string, Vitals[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, page] of Object.entries<PhonePage>(pages)) {
      all.set(name, [...(all.get(name) ?? []), await onPhone(browser, origin, page, lookAt)]);
    }
  }
  const middle = (runs: readonly Vitals[], key: keyof Vitals) => median(runs.map((run) => run[key]));
  return new Map(
    [...all].map(([name, runs]) => [
      name,
      {
        lcpMs: middle(runs, 'lcpMs'),
        tbtMs: middle(runs, 'tbtMs'),
        cls: Math.max(...runs.map(({ cls }) => cls)),
        bytes: middle(runs, 'bytes'),
        scriptBytes: middle(runs, 'scriptBytes'),
      },
    ]),
  );
}

/** The slowest of so many answers, from the touch to the next picture (the events of INP). */
export async function slowestAnswerMs(
  browser: Browser,
  origin: string,
  page: PhonePage,
  answers: number,
): Promise<number> {
  return onPhone(browser, origin, page, async (phone) => {
    await phone.waitForLoadState('networkidle');
    for (let answer = 0; answer < answers; answer += 1) {
      await phone
        .locator('.likert label')
        .nth(answer % 5)
        .tap();
      await phone.waitForTimeout(300);
    }
    return phone.evaluate(() => window.benchSeen.slowest);
  });
}

type Work<Result> = (page: Page, weight: Weight) => Promise<Result>;
type Weight = Readonly<{ bytes: () => number; scriptBytes: () => number }>;

async function onPhone<Result>(
  browser: Browser,
  origin: string,
  { address, cookie }: PhonePage,
  work: Work<Result>,
): Promise<Result> {
  const context = await browser.newContext({
    ...devices['Moto G4'],
    locale: 'fi-FI',
    serviceWorkers: 'block',
  });
  try {
    if (cookie) await context.addCookies([{ ...cookie, url: origin }]);
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    // The runner of these scripts names functions by a helper that no page has.
    await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
    await page.addInitScript(watchPage, LONG_TASK_MS);
    await protocol.send('Network.enable');
    await protocol.send('Network.emulateNetworkConditions', { offline: false, ...LINE });
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    const weight = weigh(protocol, origin);
    const response = await page.goto(`${origin}${address}`, { waitUntil: 'load' });
    if (response?.status() !== 200) throw new Error(`${address} answered ${response?.status()}`);
    return await work(page, weight);
  } finally {
    await context.close();
  }
}

/** Compressed bytes, heads included, as they come. @throws {Error} when a page asks another host. */
function weigh(protocol: CDPSession, origin: string): Weight {
  const scripts = new Set<string>();
  const bytes = { all: 0, script: 0 };
  protocol.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (!response.url.startsWith(origin) && !response.url.startsWith('data:')) {
      throw new Error(`the page asks another host: ${response.url}`);
    }
    if (type === 'Script') scripts.add(requestId);
  });
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength;
    if (scripts.has(requestId)) bytes.script += encodedDataLength;
  });
  return { bytes: () => bytes.all, scriptBytes: () => bytes.script };
}

async function lookAt(page: Page, weight: Weight): Promise<Vitals> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(SETTLED_MS);
  const { lcp, blocked, shifted } = await page.evaluate(() => window.benchSeen);
  if (lcp === 0) throw new Error('the page painted nothing that was seen');
  const sizes = { bytes: weight.bytes(), scriptBytes: weight.scriptBytes() };
  return { lcpMs: lcp, tbtMs: blocked, cls: shifted, ...sizes };
}

/** Runs in the page before its own scripts. */
function watchPage(longTaskMs: number): void {
  const seen = { lcp: 0, blocked: 0, shifted: 0, slowest: 0 };
  window.benchSeen = seen;
  const watch = (type: string, note: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
      ...more,
    });
  watch('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime));
  watch('longtask', ({ duration }) => (seen.blocked += Math.max(0, duration - longTaskMs)));
  watch('layout-shift', (entry) => {
    if ('value' in entry && typeof entry.value === 'number') seen.shifted += entry.value;
  });
  const SHORTEST_MS = 16;
  watch(
    'event',
    (entry) => {
      if ('interactionId' in entry && entry.interactionId !== 0) {
        seen.slowest = Math.max(seen.slowest, entry.duration);
      }
    },
    { durationThreshold: SHORTEST_MS },
  );
}
