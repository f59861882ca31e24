import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Judge } from '../bench/judge';
import type { Site } from '../bench/site';
import type { OpenAttempt } from '../demo/attempt';
import { compareStored, halfSubmitted } from './stored';
import { sendAnswer, sendSubmit, startWriters } from './writers';

const ANSWERS_PER_SECOND = 40;
const LIVES_MS = 3_000;
const RETRY_MS = 150;
const SEE_OTHER = 303;

type Scene = Readonly<{
  site: Site;
  judge: Judge;
  writers: readonly OpenAttempt[];
  submitters: readonly OpenAttempt[];
}>;

/** The server is killed without warning after every three seconds of life, while people answer and hand in. */
export async function killedServer(
  { site, judge, writers, submitters }: Scene,
  { killSeconds, leastAcknowledged }: Readonly<{ killSeconds: number; leastAcknowledged: number }>,
): Promise<void> {
  const writing = startWriters(site, writers, ANSWERS_PER_SECOND);
  const handingIn = submitAll(site, submitters, (1_000 * killSeconds) / (submitters.length + 1));
  const until = performance.now() + 1_000 * killSeconds;
  let kills = 0;
  while (performance.now() < until) {
    await sleep(LIVES_MS);
    await site.endServer('SIGKILL');
    kills += 1;
    await site.startServer();
  }
  await handingIn;
  const written = await writing.stop();
  const { lost, doubled } = await compareStored(written);
  const half = await halfSubmitted(submitters);
  judge.tell('kill -9 of the server', `${kills} times, ${ANSWERS_PER_SECOND} answers a second`);
  judge.check(
    '… acknowledged answers',
    String(written.acknowledged),
    written.acknowledged >= leastAcknowledged,
    `≥ ${leastAcknowledged}`,
  );
  judge.check('… of them lost', String(lost), lost === 0, '0');
  judge.check('… stored twice', String(doubled), doubled === 0, '0');
  judge.check('… refused for another reason', describe(written.refusals), written.refusals.length === 0, '0');
  judge.check(`… half handed in, of ${submitters.length}`, String(half), half === 0, '0');
}

/** One after the other answers a little and hands in, repeating until the receipt is shown. */
async function submitAll(site: Site, attempts: readonly OpenAttempt[], everyMs: number): Promise<void> {
  const agent = new http.Agent({ keepAlive: true });
  const insist = async (send: () => Promise<{ status: number; location?: string | undefined }>) => {
    for (;;) {
      const reply = await send().catch(() => null);
      if (reply?.status === 200) return;
      if (reply?.status === SEE_OTHER && reply.location === '/take/receipt') return;
      await sleep(RETRY_MS);
    }
  };
  for (const attempt of attempts) {
    const next = sleep(everyMs);
    await insist(() => sendAnswer(agent, site, attempt, { item: 'i01', value: 4, seq: 1 }));
    await insist(async () => {
      const { status, headers } = await sendSubmit(agent, site, attempt, 1);
      return { status, location: headers.location };
    });
    await next;
  }
  agent.destroy();
}

function describe(refusals: readonly string[]): string {
  const kinds = [...new Set(refusals)].slice(0, 3);
  return kinds.length === 0 ? '0' : `${refusals.length} (${kinds.join(', ')})`;
}
