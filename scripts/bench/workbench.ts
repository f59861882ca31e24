// The workbench with a large job, on the real pages of a production build: npm run bench:workbench.
// 120 steps, 12 raters, six scales: a rating to updated weights in Chromium, queries per page, response of the server.
import { chromium } from '@playwright/test';
import pg from 'pg';
import { encode } from 'next-auth/jwt';
import { findBrowser } from '../lib/browser.mjs';
import { openSite } from './site';
import { median, quantile } from './statistics';

const GOALS = { cellMs: 50, queries: 8, serverP95Ms: 300 } as const;
const SIZE = { steps: 120, raters: 12 } as const;
const SMALL = { steps: 6, raters: 2 } as const;
const CELLS = 30;
const WARM_UP = 5;
const REQUESTS = 60;
const UNCHANGED_AFTER_MS = 1_500;

const site = await openSite();
const verdicts: boolean[] = [];
try {
  const { makeJobs } = await import('./workbench-job');
  const { actor, cookie, large, small } = await makeJobs(SIZE, SMALL);
  const session = {
    name: 'kuusi-session',
    value: await encode({ token: { sid: cookie }, secret: secret() }),
  };

  const { getRoleDraft } = await import('@/lib/services/role-drafts');
  const { getRoleWeights } = await import('@/lib/services/role-weights');
  const loads = {
    'task steps': (jobRoleId: string) => getRoleDraft(actor, { jobRoleId }),
    weights: (jobRoleId: string) =>
      getRoleWeights(actor, { jobRoleId, assessmentId: null, templateKey: null }),
  };
  for (const [name, load] of Object.entries(loads)) {
    const [ofSmall, ofLarge] = [await queriesOf(() => load(small)), await queriesOf(() => load(large))];
    const isMet = ofLarge <= GOALS.queries && ofLarge === ofSmall;
    judge(`queries for ${name}`, `${ofLarge}, small job ${ofSmall}`, isMet, `≤ ${GOALS.queries}, the same`);
  }

  for (const [name, path] of [
    ['task steps', ''],
    ['weights', '/weights'],
  ] as const) {
    const times = await responseTimes(`${site.origin}/fi/roles/${large}${path}`, session);
    const [p50, p95] = [median(times), quantile(times, 0.95)];
    const shown = `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`;
    judge(`server response of ${name}`, shown, p95 <= GOALS.serverP95Ms, `p95 ≤ ${GOALS.serverP95Ms} ms`);
  }

  const cells = await cellTimes(`${site.origin}/fi/roles/${large}`, session);
  const p95 = quantile(cells, 0.95);
  const shown = `p50 ${median(cells).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
  judge('a rating to updated weights', shown, p95 <= GOALS.cellMs, `p95 ≤ ${GOALS.cellMs} ms`);
} finally {
  await site.stop();
}
const met = verdicts.every(Boolean);
console.log(met ? 'workbench: every goal met' : 'workbench: a goal was missed');
process.exit(met ? 0 : 1);

/** Statements that a load sends to the database, without the frame of its transaction. */
async function queriesOf(load: () => Promise<unknown>): Promise<number> {
  const statements: string[] = [];
  const query = Reflect.get(pg.Client.prototype, 'query');
  const counted = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first] = args;
    statements.push(typeof first === 'string' ? first : textOf(first));
    return Reflect.apply(query, this, args);
  };
  Reflect.set(pg.Client.prototype, 'query', counted);
  try {
    await load();
  } finally {
    Reflect.set(pg.Client.prototype, 'query', query);
  }
  return statements.filter((text) => !/^(begin|commit|rollback|set )/i.test(text.trim())).length;
}

function textOf(statement: unknown): string {
  return typeof statement === 'object' && statement !== null && 'text' in statement
    ? String(statement.text)
    : '';
}

type Cookie = Readonly<{ name: string; value: string }>;

/** Milliseconds to the whole page, one request after the other. */
async function responseTimes(address: string, { name, value }: Cookie): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < WARM_UP + REQUESTS; index += 1) {
    const start = performance.now();
    const response = await fetch(address, { headers: { cookie: `${name}=${value}` }, redirect: 'manual' });
    await response.text();
    if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
    if (index >= WARM_UP) times.push(performance.now() - start);
  }
  return times;
}

/** Milliseconds from a key in a rating cell to the first change in the panel of the weights. */
async function cellTimes(address: string, cookie: Cookie): Promise<readonly number[]> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('measuring the editor needs Chromium');
  // Chromium refuses its sandbox to root, and only to root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const context = await browser.newContext();
    await context.addCookies([{ ...cookie, url: site.origin }]);
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.evaluate(watchWeights);
    const cells = page.locator('[id^="step-"][id$="-frequency"]');
    const times: number[] = [];
    for (let index = 0; index < WARM_UP + CELLS; index += 1) {
      const cell = cells.nth(index);
      await cell.focus();
      // The steps begin at 3; where the trimmed mean of twelve raters stays, the weights do too.
      await page.keyboard.press(index % 2 === 0 ? '6' : '1');
      const took = await page.evaluate(changed, UNCHANGED_AFTER_MS);
      if (took !== null && index >= WARM_UP) times.push(took);
    }
    if (times.length < CELLS / 2) throw new Error('too few ratings changed the weights');
    return times;
  } finally {
    await browser.close();
  }
}

/** Runs in the page: the time until the weights changed; null when they did not. */
function changed(patience: number): Promise<number | null> {
  const never = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
  return Promise.race([window.weightsChanged, never]);
}

/** Runs in the page: `weightsChanged` is a promise of the time that the newest key took to reach the weights. */
function watchWeights(): void {
  const weights = document.querySelector('.weights');
  if (!weights) throw new Error('the page shows no weights');
  let resolve: (milliseconds: number) => void = () => {};
  let pressedAt = 0;
  document.addEventListener(
    'keydown',
    () => {
      pressedAt = performance.now();
      window.weightsChanged = new Promise((done) => {
        resolve = done;
      });
    },
    { capture: true },
  );
  new MutationObserver(() => resolve(performance.now() - pressedAt)).observe(weights, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}

declare global {
  interface Window {
    weightsChanged: Promise<number>;
  }
}

function secret(): string {
  return process.env['AUTH_SECRET'] ?? '';
}

function judge(what: string, value: string, isMet: boolean, goal: string): void {
  verdicts.push(isMet);
  console.log(`${what.padEnd(36)} ${value}  (goal ${goal}: ${isMet ? 'met' : 'MISSED'})`);
}
