// The job worker: `npm start` runs it beside the server, `WORKER=1 npm start` runs nothing else.
import { Logger, run } from 'graphile-worker';
import { crontab, tasks } from '@/lib/jobs/tasks';
import { disconnect } from '@/lib/db/client';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';

const CONCURRENCY = 2;
const POLL_MS = 5_000;
const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const;

const queueLogger = new Logger(() => (level, message, meta) => {
  const { job } = asRecord(meta);
  const { id, task_identifier: task } = asRecord(job);
  logger[LEVELS[level]]({ job: id, task }, `job queue: ${message}`);
});

// An object without personal data: payloads of jobs are not logged.
function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const runner = await run({
  connectionString: env().DATABASE_URL,
  taskList: tasks,
  crontab,
  concurrency: CONCURRENCY,
  maxPoolSize: CONCURRENCY + 2,
  pollInterval: POLL_MS,
  logger: queueLogger,
});
logger.info({ tasks: Object.keys(tasks) }, 'job worker ready');
await runner.promise;
await disconnect();
