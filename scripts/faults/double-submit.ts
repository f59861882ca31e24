import http from 'node:http';
import type { Judge } from '../bench/judge';
import type { Site } from '../bench/site';
import type { OpenAttempt } from '../demo/attempt';
import { halfSubmitted } from './stored';
import { sendAnswer, sendSubmit } from './writers';

const TIMES = 50;
const OK = 200;
const SEE_OTHER = 303;
const CONFLICT = 409;

type Scene = Readonly<{ site: Site; judge: Judge }>;

/** Fifty submissions of the same answers at once, and fifty answers that come too late. */
export async function doubleSubmit({ site, judge }: Scene, attempt: OpenAttempt): Promise<void> {
  const agent = new http.Agent({ keepAlive: true });
  await sendAnswer(agent, site, attempt, { item: 'i01', value: 2, seq: 1 });
  const [submits, answers] = await Promise.all([
    Promise.all(Array.from({ length: TIMES }, () => sendSubmit(agent, site, attempt, 1))),
    Promise.all(
      Array.from({ length: TIMES }, (_, index) =>
        sendAnswer(agent, site, attempt, { item: 'i01', value: 5, seq: index + 2 }),
      ),
    ),
  ]);
  const late = await sendAnswer(agent, site, attempt, { item: 'i01', value: 1, seq: TIMES + 9 });
  agent.destroy();
  const receipts = submits.filter(
    ({ status, headers }) => status === SEE_OTHER && headers.location === '/take/receipt',
  ).length;
  const odd = answers.filter(({ status }) => status !== OK && status !== CONFLICT).length;
  const half = await halfSubmitted([attempt]);
  judge.check(`${TIMES} submissions at once`, `${receipts} receipts`, receipts === TIMES, String(TIMES));
  judge.check(
    '… handed in exactly once',
    half === 0 ? 'yes' : 'no',
    half === 0,
    'one submission, one report',
  );
  judge.check(
    '… late answers',
    `${odd} neither stored nor refused, afterwards ${late.status}`,
    odd === 0 && late.status === CONFLICT,
    `0, ${CONFLICT}`,
  );
}
