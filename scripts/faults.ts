// What is lost when things break, on a production build, loopback only, bounded in count and time:
// npm run test:faults [-- --short]. One fault a block, one figure a line, the verdict last.
import { createJudge } from './bench/judge';
import { openSite } from './bench/site';

const FULL = { killSeconds: 120, databaseSeconds: 30, soakSeconds: 300, leastAcknowledged: 4_000 } as const;
/** For every test run: each fault once or a few times. */
const SHORT = { killSeconds: 14, databaseSeconds: 8, soakSeconds: 0, leastAcknowledged: 200 } as const;
const size = process.argv.includes('--short') ? SHORT : FULL;
const WRITERS = 40;
const SUBMITTERS = 24;
const SPARE = 12;

const judge = createJudge('faults');
const site = await openSite({
  floors: false,
  dataDir: '.data/faults',
  environment: { TRUSTED_PROXY_HOPS: '1' },
});
try {
  const { prepare } = await import('./bench/prepare');
  const prepared = await prepare(WRITERS + SUBMITTERS + SPARE);
  const { attempts } = prepared;
  const writers = attempts.slice(0, WRITERS);
  const submitters = attempts.slice(WRITERS, WRITERS + SUBMITTERS);
  const spare = attempts.slice(WRITERS + SUBMITTERS);

  const { killedServer } = await import('./faults/killed-server');
  await killedServer({ site, judge, writers, submitters }, size);
  const { stoppedDatabase } = await import('./faults/stopped-database');
  await stoppedDatabase({ site, judge, writers }, size);
  const { doubleSubmit } = await import('./faults/double-submit');
  await doubleSubmit({ site, judge, attempts: spare });
  const { sameForm } = await import('./faults/same-form');
  await sameForm(judge, prepared);
  const { silentMailServer } = await import('./faults/silent-mail-server');
  await silentMailServer(judge, prepared);
  const { stoppedInFlight } = await import('./faults/stopped-in-flight');
  await stoppedInFlight(site, judge, prepared);
  const { fullLog } = await import('./faults/full-log');
  await fullLog({ site, judge, writers });
  if (size.soakSeconds > 0) {
    const { soak } = await import('./faults/soak');
    await soak({ site, judge, writers }, size.soakSeconds);
  }
} finally {
  const { disconnect } = await import('@/lib/db/client');
  await disconnect();
  await site.stop();
}
process.exit(judge.verdict());
