import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenAttempt } from '../demo/attempt';
import { request } from '../bench/request';
import type { Site } from '../bench/site';
import type { LoadSite } from './prepare-load';

const ANSWER_EVERY_MS = 5_000;
const READ_EVERY_MS = 5_000;
const ITEMS = 60;
const CHOICES = 5;
const WARM_UP_ROUNDS = 8;

export type Together = Readonly<{
  /** Response times in milliseconds. */
  answers: readonly number[];
  readings: readonly number[];
  failures: readonly string[];
  tookMs: number;
}>;

type Noted = Readonly<{ answers: number[]; readings: number[]; failures: string[] }>;

/** Candidates answer one statement every five seconds while recruiters open a page every five seconds. */
export async function together(
  site: Site,
  { attempts, pages, cookie }: LoadSite,
  { recruiters, seconds }: Readonly<{ recruiters: number; seconds: number }>,
): Promise<Together> {
  const agent = new http.Agent({ keepAlive: true });
  const noted: Noted = { answers: [], readings: [], failures: [] };
  const started = performance.now();
  const until = started + 1_000 * seconds;
  const candidate = async (attempt: OpenAttempt, index: number) => {
    await sleep((index * ANSWER_EVERY_MS) / attempts.length);
    for (let count = 1; performance.now() < until; count += 1) {
      const next = sleep(ANSWER_EVERY_MS);
      await note(noted.answers, noted.failures, () => answer(agent, site, attempt, count, index));
      await next;
    }
  };
  const recruiter = async (index: number) => {
    await sleep((index * READ_EVERY_MS) / recruiters);
    for (let count = index; performance.now() < until; count += 1) {
      const next = sleep(READ_EVERY_MS);
      const path = pages[count % pages.length] ?? '/';
      await note(noted.readings, noted.failures, () =>
        request(agent, site.origin, { method: 'GET', path, headers: { Cookie: cookie } }),
      );
      await next;
    }
  };
  await Promise.all([
    ...attempts.map(candidate),
    ...Array.from({ length: recruiters }, (_, index) => recruiter(index)),
  ]);
  agent.destroy();
  return { ...noted, tookMs: performance.now() - started };
}

/** The first requests of a server load and compile its code; what is measured begins after them. */
export async function warmUp(site: Site, { attempts, pages, cookie }: LoadSite): Promise<void> {
  const agent = new http.Agent({ keepAlive: true });
  for (const [index, attempt] of attempts.slice(0, WARM_UP_ROUNDS).entries()) {
    await answer(agent, site, attempt, 0, index);
    for (const path of pages) {
      await request(agent, site.origin, { method: 'GET', path, headers: { Cookie: cookie } });
    }
  }
  agent.destroy();
}

function answer(agent: http.Agent, site: Site, attempt: OpenAttempt, count: number, person: number) {
  const item = `i${String((count % ITEMS) + 1).padStart(2, '0')}`;
  return request(agent, site.origin, {
    method: 'PUT',
    path: `/api/take/answers/${item}`,
    headers: { Cookie: `take=${attempt.sessionToken}`, 'X-Forwarded-For': addressOf(person) },
    json: {
      attemptRef: attempt.attemptRef,
      value: (count % CHOICES) + 1,
      // Later than whatever an earlier run stored.
      seq: Math.round(performance.now()) + count,
      device: `load-${Math.round(performance.timeOrigin)}`,
      shownMs: ANSWER_EVERY_MS,
    },
  });
}

async function note(times: number[], failures: string[], ask: () => ReturnType<typeof request>) {
  try {
    const { status, tookMs } = await ask();
    times.push(tookMs);
    if (status !== 200) failures.push(`status ${status}`);
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
  }
}

/** An address of its own for each person. */
export function addressOf(person: number): string {
  return `10.0.${Math.floor(person / 250)}.${(person % 250) + 1}`;
}
