// The candidate's page on a slow phone, beside an empty page and a bare document of the same build: part of npm run bench.
import { chromium } from '@playwright/test';
import { createJudge } from './judge';
import { openSite } from './site';

/** Ratios to the floors of the same run, milliseconds and bytes. */
const GOALS = {
  cpuRatio: 1.2,
  p99Ratio: 1.2,
  bytesRatio: 1.15,
  lcpRatio: 1.5,
  tbtRatio: 1.3,
  tbtMs: 130,
  cls: 0,
  answerMs: 50,
} as const;
const ROUNDS = 5;
const ANSWERS = 15;
const ADDRESSES = { page: '/take/1', floor: '/take/bench-floor', bare: '/offline/fi' } as const;

const judge = createJudge('candidate');
const site = await openSite();
try {
  const { prepare } = await import('./prepare');
  const { measureViews } = await import('./views');
  const { slowestAnswerMs, vitalsOf } = await import('./vitals');
  const { browserOptions } = await import('./weight');
  const { takeSession } = await prepare(1);
  const cookie = { name: 'take', value: takeSession };

  const views = await measureViews(site, ADDRESSES, cookie);
  judge.tell(
    'CPU of a view',
    `${views.page.cpuMs.toFixed(1)} ms, empty page ${views.floor.cpuMs.toFixed(1)} ms`,
  );
  atMost('… as a ratio', views.cpuRatio, GOALS.cpuRatio, ' ×');
  judge.tell(
    'p99, 50 readers',
    `${views.page.p99Ms.toFixed(0)} ms, empty page ${views.floor.p99Ms.toFixed(0)} ms`,
  );
  atMost('… as a ratio', views.p99Ratio, GOALS.p99Ratio, ' ×');

  const browser = await chromium.launch(browserOptions());
  try {
    const pages = {
      page: { address: ADDRESSES.page, cookie },
      floor: { address: ADDRESSES.floor, cookie },
      bare: { address: ADDRESSES.bare },
    };
    const vitals = await vitalsOf(browser, site.origin, pages, ROUNDS);
    const [page, floor, bare] = [vitals.get('page'), vitals.get('floor'), vitals.get('bare')];
    if (!page || !floor || !bare) throw new Error('nothing was measured');
    judge.tell(
      'bytes of a statement',
      `${kilobytes(page.bytes)}, of them script ${kilobytes(page.scriptBytes)}`,
    );
    judge.tell(
      'bytes of an empty page',
      `${kilobytes(floor.bytes)}, of them script ${kilobytes(floor.scriptBytes)}`,
    );
    atMost('… as a ratio', page.bytes / floor.bytes, GOALS.bytesRatio, ' ×');
    judge.tell(
      'LCP',
      `${page.lcpMs.toFixed(0)} ms, empty ${floor.lcpMs.toFixed(0)} ms, bare ${bare.lcpMs.toFixed(0)} ms`,
    );
    atMost('… as a ratio to a bare document', page.lcpMs / bare.lcpMs, GOALS.lcpRatio, ' ×');
    judge.tell('blocking time of an empty page', `${floor.tbtMs.toFixed(0)} ms`);
    atMost('blocking time', page.tbtMs, Math.max(GOALS.tbtMs, GOALS.tbtRatio * floor.tbtMs), ' ms', 0);
    atMost('layout shift', page.cls, GOALS.cls, '', 3);
    const slowest = await slowestAnswerMs(browser, site.origin, pages.page, ANSWERS);
    atMost(`slowest of ${ANSWERS} answers, processor ÷ 4`, slowest, GOALS.answerMs, ' ms', 0);
  } finally {
    await browser.close();
  }
} finally {
  await site.stop();
}
process.exit(judge.verdict());

function atMost(what: string, value: number, most: number, unit: string, digits = 2): void {
  judge.check(what, `${value.toFixed(digits)}${unit}`, value <= most, `≤ ${most.toFixed(digits)}${unit}`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}
