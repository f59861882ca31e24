import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Reply, request } from '../bench/request';
import type { Site } from '../bench/site';
import type { OpenAttempt } from '../demo/attempt';

const ITEMS = 60;
const CHOICES = 5;
const RETRY_MS = 100;
const OK = 200;
const UNAVAILABLE = 503;

export type Written = Readonly<{
  /** Answers that the server said it has stored. */
  acknowledged: number;
  /** The last acknowledged choice, by attempt and statement. */
  last: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** When each was acknowledged, by performance.now(). */
  times: readonly number[];
  /** Replies that were neither an acknowledgement nor a wish to come later. */
  refusals: readonly string[];
  /** Replies 503 that name no time to come back. */
  withoutRetryAfter: number;
  unavailable: number;
}>;

export type Writers = Readonly<{
  /** Lets every writer finish the answer it is at, and tells. */
  stop: () => Promise<Written>;
}>;

let sequence = 0;

/** People who answer, together so many answers a second whatever happens, and repeat each until it is acknowledged. */
export function startWriters(
  site: Site,
  attempts: readonly OpenAttempt[],
  answersPerSecond: number,
): Writers {
  const agent = new http.Agent({ keepAlive: true });
  const last = new Map(attempts.map(({ actor }) => [actor.attemptId, new Map<string, number>()]));
  const told = { times: [] as number[], refusals: [] as string[], withoutRetryAfter: 0, unavailable: 0 };
  let isStopping = false;
  const everyMs = (1_000 * attempts.length) / answersPerSecond;

  const until = async (attempt: OpenAttempt, item: string, value: number) => {
    sequence += 1;
    const seq = sequence;
    for (;;) {
      const reply = await sendAnswer(agent, site, attempt, { item, value, seq }).catch(() => null);
      if (reply?.status === OK) {
        last.get(attempt.actor.attemptId)?.set(item, value);
        told.times.push(performance.now());
        return;
      }
      if (reply?.status === UNAVAILABLE) {
        told.unavailable += 1;
        if (reply.headers['retry-after'] === undefined) told.withoutRetryAfter += 1;
      } else if (reply) {
        told.refusals.push(`status ${reply.status}`);
        return;
      }
      await sleep(RETRY_MS);
    }
  };
  const writer = async (attempt: OpenAttempt, index: number) => {
    let due = performance.now() + (index * everyMs) / attempts.length;
    for (let count = index; !isStopping; count += 1) {
      if (due > performance.now()) await sleep(due - performance.now());
      due += everyMs;
      await until(attempt, `i${String((count % ITEMS) + 1).padStart(2, '0')}`, (count % CHOICES) + 1);
    }
  };
  const all = Promise.all(attempts.map(writer));
  return {
    stop: async () => {
      isStopping = true;
      await all;
      agent.destroy();
      return { ...told, acknowledged: told.times.length, last };
    },
  };
}

/** One answer as the candidate's page sends it. @throws {Error} when there is no whole reply. */
export function sendAnswer(
  agent: http.Agent,
  site: Site,
  { sessionToken, attemptRef }: OpenAttempt,
  { item, value, seq }: Readonly<{ item: string; value: number; seq: number }>,
): Promise<Reply> {
  return request(agent, site.origin, {
    method: 'PUT',
    path: `/api/take/answers/${item}`,
    headers: { Cookie: `take=${sessionToken}` },
    json: { attemptRef, value, seq, device: 'faults', shownMs: 1_000 },
  });
}

/** The page's button «Lähetä vastaukset». @throws {Error} when there is no whole reply. */
export function sendSubmit(
  agent: http.Agent,
  site: Site,
  { sessionToken, attemptRef, locale }: OpenAttempt,
  expectedAnswered: number,
): Promise<Reply> {
  return request(agent, site.origin, {
    method: 'POST',
    path: '/api/take/submit',
    headers: { Cookie: `take=${sessionToken}` },
    form: { attemptRef, locale, expectedAnswered: String(expectedAnswered) },
  });
}
