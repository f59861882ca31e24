// Many people at once on a production build, loopback only, bounded in count and time: npm run test:load [-- --short].
// Candidates who answer while recruiters read; then a start at the same moment; then the smallest pool of connections.
import { createJudge } from './bench/judge';
import { cpuOfTree } from './bench/processes';
import { openSite, type Site } from './bench/site';
import { median, quantile } from './bench/statistics';
import type { Together } from './load/together';

const FULL = {
  candidates: 200,
  recruiters: 20,
  seconds: 300,
  opens: 1_000,
  finished: 40,
  goals: { answerP95Ms: 150, readingP95Ms: 500, cpuMs: 20 },
} as const;
/** For every test run, beside whatever else the machine does: errors and computing time are judged, times are told. */
const SHORT = {
  candidates: 60,
  recruiters: 6,
  seconds: 4,
  opens: 100,
  finished: 5,
  goals: { answerP95Ms: Infinity, readingP95Ms: Infinity, cpuMs: 60 },
} as const;
const size = process.argv.includes('--short') ? SHORT : FULL;
const SMALLEST_POOL = { DATABASE_POOL: '1' } as const;

const judge = createJudge('load');
const site = await openSite({
  floors: false,
  dataDir: '.data/load',
  // Each person comes from an address of their own.
  environment: { TRUSTED_PROXY_HOPS: '1' },
});
try {
  const { prepareLoad } = await import('./load/prepare-load');
  const { together, warmUp } = await import('./load/together');
  const { openAtOnce } = await import('./load/open-at-once');
  const prepared = await prepareLoad(size);
  const run = () => together(site, prepared, size);

  await warmUp(site, prepared);
  await measured('', run);
  const opened = await openAtOnce(site, prepared.links);
  judge.check(
    `${prepared.links.length} open their links at once`,
    `${(opened.tookMs / 1_000).toFixed(1)} s, ${opened.failures.length} errors`,
    opened.failures.length === 0,
    'no error',
  );
  await site.endServer('SIGTERM');
  await site.startServer(SMALLEST_POOL);
  await warmUp(site, prepared);
  await measured(', one connection', run);
} finally {
  await site.stop();
}
process.exit(judge.verdict());

async function measured(where: string, run: () => Promise<Together>): Promise<void> {
  const before = cpu(site);
  const { answers, readings, failures, tookMs } = await run();
  const cpuMs = (cpu(site) - before) / (answers.length + readings.length);
  judge.tell(
    `${size.candidates} answer, ${size.recruiters} read${where}`,
    `${(tookMs / 1_000).toFixed(0)} s, ${answers.length} answers, ${readings.length} pages`,
  );
  judge.check(`errors${where}`, describe(failures), failures.length === 0, '0');
  judgeTimes(`answer${where}`, answers, size.goals.answerP95Ms);
  judgeTimes(`page of a recruiter${where}`, readings, size.goals.readingP95Ms);
  judge.check(
    `computing time of a request${where}`,
    `${cpuMs.toFixed(1)} ms`,
    cpuMs <= size.goals.cpuMs,
    `≤ ${size.goals.cpuMs} ms`,
  );
}

function judgeTimes(what: string, times: readonly number[], goal: number): void {
  const p95 = quantile(times, 0.95);
  const shown = `p50 ${median(times).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms`;
  if (goal === Infinity) judge.tell(what, shown);
  else judge.check(what, shown, p95 <= goal, `p95 ≤ ${goal} ms`);
}

function cpu({ serverPid, databasePid }: Site): number {
  return cpuOfTree(serverPid()) + cpuOfTree(databasePid());
}

function describe(failures: readonly string[]): string {
  const kinds = [...new Set(failures)].slice(0, 3);
  return kinds.length === 0 ? '0' : `${failures.length} (${kinds.join('; ')})`;
}
