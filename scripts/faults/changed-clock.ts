import http from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Judge } from '../bench/judge';
import type { Site } from '../bench/site';
import type { OpenAttempt } from '../demo/attempt';
import { compareStored, query } from './stored';
import { sendAnswer, sendSubmit, startWriters } from './writers';

const ANSWERS_PER_SECOND = 40;
const RUN_MS = 4_000;
const STEP_MS = -5 * 60_000;
const STEP_AFTER_MS = 2_500;
const FARTHEST_SECONDS = 30;
const SEE_OTHER = 303;

type Scene = Readonly<{ site: Site; judge: Judge; writers: readonly OpenAttempt[] }>;

/** The clock of the server steps five minutes back while people answer; the database keeps the time. */
export async function changedClock({ site, judge, writers }: Scene, late: OpenAttempt): Promise<void> {
  await site.endServer('SIGTERM');
  const preload = pathToFileURL(path.resolve('scripts/faults/shifted-clock.mjs')).href;
  await site.startServer({
    NODE_OPTIONS: `--import=${preload}`,
    CLOCK_STEP_MS: String(STEP_MS),
    CLOCK_STEP_AFTER_MS: String(STEP_AFTER_MS),
  });
  const writing = startWriters(site, writers, ANSWERS_PER_SECOND);
  await sleep(RUN_MS);
  const written = await writing.stop();
  const agent = new http.Agent({ keepAlive: true });
  await sendAnswer(agent, site, late, { item: 'i01', value: 3, seq: 1 });
  const { status } = await sendSubmit(agent, site, late, 1);
  agent.destroy();
  const [row] = await query<{ seconds: number }>(
    `SELECT abs(extract(epoch FROM now() - "submittedAt"))::float AS seconds FROM "Attempt" WHERE "id" = $1`,
    [late.actor.attemptId],
  );
  const { lost } = await compareStored(written);
  await site.endServer('SIGTERM');
  await site.startServer();
  const apart = row?.seconds ?? Infinity;
  judge.check(
    'server clock five minutes back',
    `${written.acknowledged} answers, ${lost} lost, ${written.refusals.length} refused`,
    written.acknowledged > 0 && lost === 0 && written.refusals.length === 0,
    'none lost or refused',
  );
  judge.check(
    '… handed in at the time of the database',
    `${apart.toFixed(1)} s ago`,
    status === SEE_OTHER && apart <= FARTHEST_SECONDS,
    `≤ ${FARTHEST_SECONDS} s`,
  );
}
