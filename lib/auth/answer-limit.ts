/**
 * 120 saves a minute and session, counted in the process. One statement of the database already bounds what a
 * session can store (one row a statement), so the count only keeps a runaway page from using up the processor; it
 * must not cost a second statement itself. With several servers each counts on its own.
 */
const MOST_PER_WINDOW = 120;
const WINDOW_MS = 60_000;
/** Sessions remembered at once; beyond it the oldest are forgotten, so that made-up cookies cannot fill the memory. */
const MOST_SESSIONS = 20_000;

type Window = { startedAt: number; count: number };

export type AnswerLimit = Readonly<{
  /** Seconds to wait, or 0 when the save may go ahead (and is counted). */
  secondsToWait: (session: string, now: number) => number;
}>;

/** A counter of its own, for tests. */
export function createAnswerLimit(): AnswerLimit {
  const windows = new Map<string, Window>();
  return {
    secondsToWait: (session, now) => {
      const window = windows.get(session);
      if (!window || now - window.startedAt >= WINDOW_MS) {
        windows.delete(session);
        windows.set(session, { startedAt: now, count: 1 });
        forgetOldest(windows);
        return 0;
      }
      if (window.count >= MOST_PER_WINDOW) return Math.ceil((window.startedAt + WINDOW_MS - now) / 1000);
      window.count += 1;
      return 0;
    },
  };
}

function forgetOldest(windows: Map<string, Window>): void {
  if (windows.size <= MOST_SESSIONS) return;
  const oldest = windows.keys().next();
  if (!oldest.done) windows.delete(oldest.value);
}

const holder: { kuusiAnswerLimit?: AnswerLimit } = globalThis as typeof globalThis & {
  kuusiAnswerLimit?: AnswerLimit;
};

/** The one counter of the process: both doors that save an answer share it, though they are bundled apart. */
export function answerLimit(): AnswerLimit {
  return (holder.kuusiAnswerLimit ??= createAnswerLimit());
}
