// The workbench with a large job, on the real pages of a production build: npm run bench:workbench.
// 120 steps, 12 raters, six scales: a rating to updated weights in Chromium, queries per page, response of the server.
import { encode } from 'next-auth/jwt';
import { countingProxy, type CountingProxy } from './counting-proxy';
import { createJudge } from './judge';
import { readAlone, readPage, readTogether, WARM_UP } from './page-reading';
import { cpuOfTree } from './processes';
import { cellTimes } from './rating-cell';
import { openSite } from './site';
import { median, quantile } from './statistics';
import type { MadeJob } from './workbench-job';

const GOALS = { cellMs: 50, queries: 8, serverP95Ms: 300 } as const;
const SIZE = { steps: 120, raters: 12, observers: 4 } as const;
const SMALL = { steps: 6, raters: 2, observers: 1 } as const;
const REQUESTS = 40;
/** Twenty people who read, each a page every five seconds. */
const TOGETHER = { readers: 20, everyMs: 5_000, pagesEach: 6 } as const;

/** Every page of a job. */
const PAGES: Readonly<Record<string, (job: MadeJob) => string>> = {
  'task steps': () => '',
  'work map': () => '/map',
  'step of the map': ({ stepIds }) => `/map/steps/${stepIds[0]}`,
  raters: () => '/raters',
  discussion: () => '/consensus',
  observation: () => '/observation',
  'observed step': ({ stepIds }) => `/observation/steps/${stepIds[0]}`,
  weights: () => '/weights',
  authority: () => '/authority',
  conditions: () => '/conditions',
  episodes: () => '/incidents',
  spreadsheet: () => '/sheet',
  version: () => '/versions/1',
  dossier: () => '/versions/1/dossier',
};

const passing: { proxy?: CountingProxy } = {};
const site = await openSite({
  databaseFor: async (url) => {
    passing.proxy = await countingProxy(url);
    return passing.proxy.url;
  },
});
const { tell, check, verdict } = createJudge('workbench');
try {
  const { makeJobs, rateAnew } = await import('./workbench-job');
  const { sessionId, large, small } = await makeJobs(SIZE, SMALL);
  const secret = process.env['AUTH_SECRET'] ?? '';
  const cookie = { name: 'kuusi-session', value: await encode({ token: { sid: sessionId }, secret }) };
  const addressOf = (page: string, job: MadeJob) =>
    `${site.origin}/fi/roles/${job.jobRoleId}${PAGES[page]?.(job) ?? ''}`;

  for (const page of Object.keys(PAGES)) {
    const counts: number[] = [];
    for (const job of [small, large]) {
      // The first request of a minute notes that the session is in use.
      await readPage(addressOf(page, job), cookie);
      passing.proxy?.takeCount();
      await readPage(addressOf(page, job), cookie);
      counts.push(passing.proxy?.takeCount() ?? 0);
    }
    const [ofSmall = 0, ofLarge = 0] = counts;
    const isMet = ofLarge > 0 && ofLarge <= GOALS.queries && ofLarge === ofSmall;
    check(`queries of ${page}`, `${ofLarge}, small job ${ofSmall}`, isMet, `≤ ${GOALS.queries}, the same`);
  }
  const cpu = () => cpuOfTree(site.serverPid()) + cpuOfTree(site.databasePid());
  for (const page of Object.keys(PAGES)) {
    const before = cpu();
    judgeTimes(page, await readAlone(addressOf(page, large), cookie, REQUESTS));
    tell(`… CPU of server and database`, `${((cpu() - before) / (REQUESTS + WARM_UP)).toFixed(0)} ms a page`);
  }
  const afterChange = await readAlone(addressOf('weights', large), cookie, REQUESTS, (turn) =>
    rateAnew(large, turn),
  );
  judgeTimes('weights after a change', afterChange);
  judgeTimes('weights, 20 readers', await readTogether([addressOf('weights', large)], cookie, TOGETHER));
  const all = Object.keys(PAGES).map((page) => addressOf(page, large));
  judgeTimes('all pages, 20 readers', await readTogether(all, cookie, TOGETHER));

  const cells = await cellTimes(addressOf('task steps', large), cookie);
  const p95 = quantile(cells, 0.95);
  const shown = `p50 ${median(cells).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
  check('a rating to updated weights', shown, p95 <= GOALS.cellMs, `p95 ≤ ${GOALS.cellMs} ms`);
} finally {
  const { disconnect } = await import('@/lib/db/client');
  await disconnect();
  await site.stop();
  await passing.proxy?.close();
}
process.exit(verdict());

function judgeTimes(page: string, times: readonly number[]): void {
  const [p50, p95] = [median(times), quantile(times, 0.95)];
  const shown = `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`;
  check(`response of ${page}`, shown, p95 <= GOALS.serverP95Ms, `p95 ≤ ${GOALS.serverP95Ms} ms`);
}
