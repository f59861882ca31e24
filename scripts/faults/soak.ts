import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Judge } from '../bench/judge';
import type { Site } from '../bench/site';
import type { OpenAttempt } from '../demo/attempt';
import { startWriters } from './writers';

const ANSWERS_PER_SECOND = 60;
const SAMPLE_MS = 2_000;
const WARM_UP_SHARE = 0.4;
const STEEPEST_MB_PER_MINUTE = 1;
const MINUTE_MS = 60_000;
const KB_PER_MB = 1_024;
/** Node.js lets garbage lie for as long as there is room; with little room what grows is what is still held. */
const LITTLE_ROOM = { NODE_OPTIONS: '--max-old-space-size=192' } as const;

type Scene = Readonly<{ site: Site; judge: Judge; writers: readonly OpenAttempt[] }>;

/** Memory of the server while answers come in for a long time: it must not grow after the warm-up. */
export async function soak({ site, judge, writers }: Scene, seconds: number): Promise<void> {
  await site.endServer('SIGTERM');
  await site.startServer(LITTLE_ROOM);
  const writing = startWriters(site, writers, ANSWERS_PER_SECOND);
  const samples: Readonly<{ minute: number; megabytes: number }>[] = [];
  const started = performance.now();
  while (performance.now() - started < 1_000 * seconds) {
    await sleep(SAMPLE_MS);
    samples.push({
      minute: (performance.now() - started) / MINUTE_MS,
      megabytes: residentMegabytes(site.serverPid()),
    });
  }
  const { acknowledged } = await writing.stop();
  await site.endServer('SIGTERM');
  await site.startServer();
  const settled = samples.slice(Math.floor(samples.length * WARM_UP_SHARE));
  const slope = slopeOf(settled);
  judge.check(
    `memory over ${Math.round(seconds / 60)} minutes, ${acknowledged} answers`,
    `${slope.toFixed(2)} MB a minute, at the end ${(settled.at(-1)?.megabytes ?? 0).toFixed(0)} MB`,
    slope < STEEPEST_MB_PER_MINUTE,
    `< ${STEEPEST_MB_PER_MINUTE} MB a minute`,
  );
}

function residentMegabytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / KB_PER_MB;
}

/** Least-squares slope. */
function slopeOf(samples: readonly Readonly<{ minute: number; megabytes: number }>[]): number {
  const mean = (pick: (sample: (typeof samples)[number]) => number) =>
    samples.reduce((sum, sample) => sum + pick(sample), 0) / samples.length;
  const [x, y] = [mean(({ minute }) => minute), mean(({ megabytes }) => megabytes)];
  const over = samples.reduce((sum, { minute, megabytes }) => sum + (minute - x) * (megabytes - y), 0);
  return over / samples.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0);
}
