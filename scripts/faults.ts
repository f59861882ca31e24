// What is lost when things break, on a production build, loopback only, bounded in count and time:
// npm run test:faults -- [--short] [--only kill,mail]. One figure a line, the verdict last.
import { parseArgs } from 'node:util';
import { createJudge } from './bench/judge';
import { openSite } from './bench/site';

const FULL = {
  killSeconds: 120,
  submitters: 24,
  leastAcknowledged: 4_000,
  databaseSeconds: 30,
  databaseLivesMs: 5_000,
  pages: 40,
  soakSeconds: 1_200,
} as const;
/** For every test run: what needs a whole server, once or twice. The rest is in the integration and browser tests. */
const SHORT = {
  rows: ['kill', 'database', 'stop', 'log', 'clock'],
  killSeconds: 6,
  submitters: 4,
  leastAcknowledged: 100,
  databaseSeconds: 2,
  databaseLivesMs: 2_000,
  pages: 10,
  soakSeconds: 20,
} as const;

const { values } = parseArgs({
  options: { short: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const wanted: readonly string[] | undefined =
  values.only?.split(',') ?? (values.short ? SHORT.rows : undefined);
const judge = createJudge('faults');
const site = await openSite({
  floors: false,
  dataDir: '.data/faults',
  environment: { TRUSTED_PROXY_HOPS: '1' },
});
try {
  const { faultRows } = await import('./faults/rows');
  const rows = await faultRows(site, judge, values.short ? SHORT : FULL);
  const unknown = wanted?.filter((name) => rows.every((row) => row.name !== name)) ?? [];
  if (unknown.length > 0) {
    throw new Error(`No fault ${unknown.join(', ')}; there are ${rows.map(({ name }) => name).join(', ')}.`);
  }
  for (const { name, run } of rows) if (wanted?.includes(name) ?? true) await run();
} finally {
  const { disconnect } = await import('@/lib/db/client');
  await disconnect();
  await site.stop();
}
process.exit(judge.verdict());
