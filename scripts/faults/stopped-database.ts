import { setTimeout as sleep } from 'node:timers/promises';
import type { Judge } from '../bench/judge';
import type { Site } from '../bench/site';
import type { OpenAttempt } from '../demo/attempt';
import { compareStored, query } from './stored';
import { startWriters } from './writers';

const ANSWERS_PER_SECOND = 40;
const BACK_MS = 10_000;
const POLL_MS = 50;

type Scene = Readonly<{ site: Site; judge: Judge; writers: readonly OpenAttempt[] }>;

/** The database stops at once, as `pg_ctl stop -m immediate` does, and is started again by what guards it. */
export async function stoppedDatabase(
  { site, judge, writers }: Scene,
  { databaseSeconds, databaseLivesMs }: Readonly<{ databaseSeconds: number; databaseLivesMs: number }>,
): Promise<void> {
  const serverPid = site.serverPid();
  const writing = startWriters(site, writers, ANSWERS_PER_SECOND);
  const until = performance.now() + 1_000 * databaseSeconds;
  const backAt: number[] = [];
  while (performance.now() < until) {
    await sleep(databaseLivesMs);
    process.kill(site.databasePid(), 'SIGQUIT');
    await sleep(POLL_MS);
    while (!(await isAnswering())) await sleep(POLL_MS);
    backAt.push(performance.now());
  }
  await sleep(databaseLivesMs);
  const written = await writing.stop();
  const { lost, doubled } = await compareStored(written);
  const waits = backAt.map((at) => (written.times.find((time) => time >= at) ?? Infinity) - at);
  const longest = Math.max(...waits);
  judge.tell('immediate stop of the database', `${backAt.length} times, ${written.acknowledged} answers`);
  judge.check('… acknowledged answers lost', String(lost), lost === 0, '0');
  judge.check('… stored twice', String(doubled), doubled === 0, '0');
  judge.check(
    '… replies meanwhile',
    `${written.unavailable} × 503, ${written.withoutRetryAfter} without Retry-After, ${written.refusals.length} others`,
    written.unavailable > 0 && written.withoutRetryAfter === 0 && written.refusals.length === 0,
    '503 with Retry-After only',
  );
  judge.check(
    '… first success after it is back',
    `${longest.toFixed(0)} ms`,
    longest <= BACK_MS,
    `≤ ${BACK_MS} ms`,
  );
  judge.check(
    '… server',
    serverPid === site.serverPid() && isAlive(serverPid) ? 'alive' : 'gone',
    isAlive(serverPid),
    'alive',
  );
}

async function isAnswering(): Promise<boolean> {
  return query('SELECT 1', []).then(
    () => true,
    () => false,
  );
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
