// The job worker as a process of its own; started by npm start, or alone with WORKER=1.
import { startWorker } from '@/lib/jobs/worker';
import { disconnect } from '@/lib/db/client';
import { logger } from '@/lib/logger';

const runner = await startWorker();
logger.info('job worker ready');
await runner.promise;
await disconnect();
