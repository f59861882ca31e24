// Loaded into each child: file descriptor 3 is a pipe from the parent. Its end is the parent's end, also after kill -9,
// so no server stays behind holding the port. On it the parent says 1 when it cannot write the child's lines, 0 when
// it can again.
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';
import './let-go.mjs';
import './lost-output.mjs';

const PIPE = 3;
/** A browser that keeps its connection busy keeps a server from ending in order. */
const PATIENCE_MS = 10_000;

// Children of children inherit this module, but not the pipe.
if (isMainThread && process.env.KUUSI_LIFELINE === String(process.ppid)) {
  const lifeline = new Socket({ fd: PIPE, readable: true, writable: false });
  lifeline.on('close', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  });
  lifeline.on('error', () => {});
  lifeline.on('data', (states) => {
    globalThis.kuusiLogLostOnTheWay = states.toString().endsWith('1');
  });
  lifeline.unref();
}
