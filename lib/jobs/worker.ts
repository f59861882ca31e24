import 'server-only';
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import type { Runner } from 'graphile-worker';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';
import { releaseStuckJobs } from './release-stuck-jobs';
import { CRONTAB, TASKS } from './tasks';

/** Jobs are short and mostly wait for a mail server. */
const CONCURRENCY = 2;
const POOL_SIZE = 4;

/** Retries are found by polling; new jobs announce themselves at once. */
const POLL_MS = 5_000;

/** Starts working through the queue, until stopped. It ends its current jobs on SIGINT and SIGTERM by itself. */
export async function startWorker(): Promise<Runner> {
  const utils = await makeWorkerUtils({ connectionString: env().DATABASE_URL, logger: quietLogger });
  try {
    await releaseStuckJobs(utils);
  } finally {
    await utils.release();
  }
  return run({
    connectionString: env().DATABASE_URL,
    maxPoolSize: POOL_SIZE,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    taskList: TASKS,
    crontab: CRONTAB,
    logger: quietLogger,
  });
}

const WRITERS: ReadonlyMap<string, 'error' | 'warn'> = new Map([
  ['error', 'error'],
  ['warning', 'warn'],
]);

/** Warnings and errors only; a job's payload holds ids, so a message may be printed. */
const quietLogger = new Logger(() => (level, message) => {
  const write = WRITERS.get(level) ?? 'debug';
  logger[write]({ source: 'jobs' }, message);
});
