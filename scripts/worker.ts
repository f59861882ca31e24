// The job worker as a process of its own; started by npm start, or alone with WORKER=1.
import { startWorker } from '@/lib/jobs/worker';
import { disconnect } from '@/lib/db/client';

const runner = await startWorker();
await runner.promise;
await disconnect();
