/** What an observer's phone keeps from its server: the steps to tap. */
export type Plan = Readonly<{
  observerId: string;
  jobTitle: string;
  stages: readonly Readonly<{
    id: string;
    title: string;
    steps: readonly Readonly<{ id: string; title: string }>[];
  }>[];
}>;

/** Carried by everything that has to reach the server; absent once the server has this very state. */
type Waiting = Readonly<{ waiting?: 1 }>;

/** One stretch of observation. Times are milliseconds of the phone's clock. */
export type Session = Readonly<{
  id: string;
  observerId: string;
  /** Grows with every change. */
  rev: number;
  label: string;
  parallelCode: string;
  people: number;
  startedAt: number;
  endedAt: number | null;
  /** When the pause that goes on began. */
  pausedAt: number | null;
  /** Sum of the pauses that are over. */
  pausedMs: number;
  stepIds: readonly string[];
}> &
  Waiting;

/** One event as it was tapped; without a step it is something else. */
export type Tap = Readonly<{
  id: string;
  sessionId: string;
  observerId: string;
  rev: number;
  stepId: string | null;
  at: number;
  undone: boolean;
  note: string;
}> &
  Waiting;

/** A new state of a record, to be stored and sent. */
export function changed<T extends Session | Tap>(record: T, change: Partial<T>): T {
  return { ...record, ...change, rev: record.rev + 1, waiting: 1 };
}

/** Time at work that was watched so far, in milliseconds. */
export function watchedMs(session: Session, now: number): number {
  const until = session.endedAt ?? session.pausedAt ?? now;
  return Math.max(0, until - session.startedAt - session.pausedMs);
}
