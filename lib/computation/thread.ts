// Runs one computation and ends: the code of the thread that run-in-thread.ts starts.
import { parentPort, workerData } from 'node:worker_threads';
import { COMPUTATIONS, type ComputationKind, type Progress, type ThreadMessage } from './kinds';

const REPORT_EVERY_MS = 100;

type Task = Readonly<{ kind: ComputationKind; input: unknown }>;

// The only sender is run-in-thread.ts, whose types match kind and input.
const { kind, input } = workerData as Task;
const compute = COMPUTATIONS[kind] as (input: unknown, onProgress: Progress) => unknown;

let reportedAt = performance.now();
const send = (message: ThreadMessage) => parentPort?.postMessage(message);
const onProgress: Progress = (share) => {
  const now = performance.now();
  if (now - reportedAt < REPORT_EVERY_MS) return;
  reportedAt = now;
  send({ type: 'progress', share });
};

try {
  send({ type: 'result', result: compute(input, onProgress) });
} catch (error) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  send({ type: 'failed', name, message });
}
