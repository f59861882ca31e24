import 'server-only';
import { Worker } from 'node:worker_threads';
import type { ComputationInput, ComputationKind, ComputationResult, Progress, ThreadMessage } from './kinds';

export type ThreadOptions = Readonly<{
  onProgress?: Progress;
  /** Ends the thread at once. */
  signal?: AbortSignal;
}>;

/** The computation refused its input or broke; the message is for the log. */
export class ComputationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ComputationError';
  }
}

/**
 * Runs a computation in a thread of its own: the event loop of this process stays free for everything else.
 *
 * @throws {ComputationError} when the computation throws, the thread dies, or the signal ends it.
 */
export function runInThread<K extends ComputationKind>(
  kind: K,
  input: ComputationInput<K>,
  { onProgress, signal }: ThreadOptions = {},
): Promise<ComputationResult<K>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./thread.mjs', import.meta.url), {
      workerData: { kind, input },
      execArgv: [],
    });
    const stop = () => {
      reject(new ComputationError(`${kind} was stopped`));
      void thread.terminate();
    };
    thread.on('message', (message: ThreadMessage) => {
      if (message.type === 'progress') onProgress?.(message.share);
      // The thread runs the function that COMPUTATIONS names for this kind.
      else if (message.type === 'result') resolve(message.result as ComputationResult<K>);
      else reject(new ComputationError(`${kind}: ${message.name}: ${message.message}`));
    });
    thread.on('error', (error) => {
      reject(new ComputationError(`${kind}: ${error.message}`));
    });
    thread.on('exit', () => {
      signal?.removeEventListener('abort', stop);
      reject(new ComputationError(`${kind} ended without a result`));
    });
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
  });
}
