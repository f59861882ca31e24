import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenAttempt } from '../demo/attempt';
import { hashToken } from '@/lib/auth/token';
import { cpuOfTree } from './processes';
import { request } from './request';
import type { Site } from './site';
import { median, quantile } from './statistics';

const CLIENTS = 50;
const ROUNDS = 7;
const SAVES_A_ROUND = 600;
const WARM_UP_SAVES = 400;
const RATE_PER_SECOND = 100;
const OPEN_LOOP_SECONDS = 20;
/** A candidate may save so many answers a minute; the closed loop stays under it by changing sessions. */
const ITEMS = 72;

export type SavingResult = Readonly<{
  cpuPerSaveMs: number;
  cpuPerFloorSaveMs: number;
  ratio: number;
  p50Ms: number;
  p99Ms: number;
  openLoopSaves: number;
  failures: number;
}>;

type Call = (attempt: OpenAttempt, count: number) => Promise<number>;

/**
 * CPU of one answer through the door of the application against a handler that only runs the same statement, in
 * alternating rounds of one run; then the response times of an open loop.
 */
export async function measureSaving(site: Site, attempts: readonly OpenAttempt[]): Promise<SavingResult> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS });
  const counter = { value: 0 };
  const door: Call = (attempt, count) =>
    put(agent, site, `/api/take/answers/${itemOf(count)}`, body(attempt, count), attempt.sessionToken);
  const floor: Call = (attempt, count) =>
    put(agent, site, `/api/bench-floor/${itemOf(count)}`, {
      ...body(attempt, count),
      sessionHash: hashToken(attempt.sessionToken),
    });
  const failures: number[] = [];
  const closed = (call: Call, saves: number) => closedLoop(call, attempts, counter, saves, failures);
  await closed(door, WARM_UP_SAVES);
  await closed(floor, WARM_UP_SAVES);
  const rounds: Readonly<{ door: number; floor: number }>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const floorCpu = await cpuOf(site, () => closed(floor, SAVES_A_ROUND));
    const doorCpu = await cpuOf(site, () => closed(door, SAVES_A_ROUND));
    rounds.push({ door: doorCpu / SAVES_A_ROUND, floor: floorCpu / SAVES_A_ROUND });
  }
  const times = await openLoop(door, attempts, counter, failures);
  agent.destroy();
  return {
    cpuPerSaveMs: median(rounds.map((round) => round.door)),
    cpuPerFloorSaveMs: median(rounds.map((round) => round.floor)),
    ratio: median(rounds.map((round) => round.door / round.floor)),
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    openLoopSaves: times.length,
    failures: failures.length,
  };
}

async function cpuOf(site: Site, run: () => Promise<void>): Promise<number> {
  const used = () => cpuOfTree(site.serverPid()) + cpuOfTree(site.databasePid());
  const before = used();
  await run();
  return used() - before;
}

/** Every client sends its next answer when the one before is acknowledged. */
async function closedLoop(
  call: Call,
  attempts: readonly OpenAttempt[],
  counter: { value: number },
  saves: number,
  failures: number[],
): Promise<void> {
  const until = counter.value + saves;
  const client = async () => {
    while (counter.value < until) {
      counter.value += 1;
      const status = await call(attemptOf(attempts, counter.value), counter.value);
      if (status !== 200) failures.push(status);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

/** Answers arrive at a fixed rate whatever the server does; a response time counts from when it was due. */
async function openLoop(
  call: Call,
  attempts: readonly OpenAttempt[],
  counter: { value: number },
  failures: number[],
): Promise<readonly number[]> {
  const start = performance.now();
  const pending: Promise<number>[] = [];
  for (let index = 0; index < RATE_PER_SECOND * OPEN_LOOP_SECONDS; index += 1) {
    const due = start + (1_000 * index) / RATE_PER_SECOND;
    if (due > performance.now()) await sleep(due - performance.now());
    counter.value += 1;
    const count = counter.value;
    pending.push(
      call(attemptOf(attempts, count), count).then((status) => {
        if (status !== 200) failures.push(status);
        return performance.now() - due;
      }),
    );
  }
  return Promise.all(pending);
}

function attemptOf(attempts: readonly OpenAttempt[], count: number): OpenAttempt {
  const attempt = attempts[count % attempts.length];
  if (!attempt) throw new Error('no attempts');
  return attempt;
}

function itemOf(count: number): string {
  return `i${String((count % ITEMS) + 1).padStart(2, '0')}`;
}

function body({ attemptRef }: OpenAttempt, count: number) {
  return { attemptRef, value: (count % 5) + 1, seq: count, device: 'bench', shownMs: 4_000 };
}

async function put(
  agent: http.Agent,
  site: Site,
  path: string,
  content: object,
  sessionToken?: string,
): Promise<number> {
  const cookie = sessionToken === undefined ? {} : { Cookie: `take=${sessionToken}` };
  const { status } = await request(agent, site.origin, {
    method: 'PUT',
    path,
    json: content,
    headers: cookie,
  });
  return status;
}
