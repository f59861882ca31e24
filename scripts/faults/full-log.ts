import { existsSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Judge } from '../bench/judge';
import type { Site } from '../bench/site';
import type { OpenAttempt } from '../demo/attempt';
import { compareStored } from './stored';
import { startWriters } from './writers';

const FULL_DEVICE = '/dev/full';
const ANSWERS_PER_SECOND = 40;
const RUN_MS = 3_000;
const UNAVAILABLE = 503;

type Scene = Readonly<{ site: Site; judge: Judge; writers: readonly OpenAttempt[] }>;

/** Where the log goes nothing can be written any more; answers are stored all the same, and the monitor is told. */
export async function fullLog({ site, judge, writers }: Scene): Promise<void> {
  const name = 'no room for the log';
  if (!existsSync(FULL_DEVICE)) {
    judge.tell(name, 'not tried: this system has no full device');
    return;
  }
  await site.endServer('SIGTERM');
  await site.startServer({ LOG_LEVEL: 'info' }, openSync(FULL_DEVICE, 'w'));
  const writing = startWriters(site, writers, ANSWERS_PER_SECOND);
  await sleep(RUN_MS);
  const written = await writing.stop();
  const { status } = await fetch(`${site.origin}/api/health/ready`);
  const { lost } = await compareStored(written);
  await site.endServer('SIGTERM');
  await site.startServer();
  judge.check(
    name,
    `${written.acknowledged} answers, ${lost} lost, ${written.refusals.length} refused`,
    written.acknowledged > 0 && lost === 0 && written.refusals.length === 0,
    'all stored',
  );
  judge.check('… readiness', String(status), status === UNAVAILABLE, String(UNAVAILABLE));
}
