const MS_PER_HOUR = 3_600_000;

/** One stretch of observation, as far as the numbers need it. Times are milliseconds of one clock. */
export type ObservedSession = Readonly<{
  id: string;
  observerId: string;
  /** Word that two observers of the same work agreed on; empty for one alone. */
  parallelCode: string;
  /** People whose work was counted together. */
  people: number;
  startedAt: number;
  /** Null while it goes on: it counts when it has ended. */
  endedAt: number | null;
  pausedMs: number;
  /** HR has left it out of the rates. */
  leftOut: boolean;
}>;

export type SortedSessions<T> = Readonly<{
  /** What rates rest on. Of two who watched the same work, the one who began first. */
  counted: readonly T[];
  /** Two observers of the same work. */
  pairs: readonly (readonly [T, T])[];
}>;

/** Hours at work that were watched, without the pauses; 0 while the session goes on. */
export function watchedHours({ startedAt, endedAt, pausedMs }: Omit<ObservedSession, 'id'>): number {
  if (endedAt === null) return 0;
  return Math.max(0, endedAt - startedAt - pausedMs) / MS_PER_HOUR;
}

/**
 * Which sessions rates may rest on. The counts of two people who watched the same work are no independent evidence:
 * the second one shows how far observers agree and is not counted again. The same work is the same word, at the same
 * time, of another observer.
 *
 * @param sessions Of one job.
 */
export function sortSessions<T extends ObservedSession>(sessions: readonly T[]): SortedSessions<T> {
  const usable = sessions
    .filter((session) => !session.leftOut && watchedHours(session) > 0)
    .sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
  const counted: T[] = [];
  const pairs: (readonly [T, T])[] = [];
  for (const session of usable) {
    const first = counted.find((other) => isSameWork(other, session));
    if (first === undefined) counted.push(session);
    else if (!pairs.some(([one]) => one === first)) pairs.push([first, session]);
  }
  return { counted, pairs };
}

/**
 * Person-hours behind the rates of a job.
 *
 * @example observedHours([{ …, startedAt: 0, endedAt: 7_200_000, pausedMs: 0, people: 1 }]); // 2
 */
export function observedHours(sessions: readonly ObservedSession[]): number {
  return sortSessions(sessions).counted.reduce(
    (sum, session) => sum + watchedHours(session) * session.people,
    0,
  );
}

function isSameWork(a: ObservedSession, b: ObservedSession): boolean {
  const code = codeOf(a);
  if (code === '' || code !== codeOf(b) || a.observerId === b.observerId) return false;
  return a.startedAt < (b.endedAt ?? 0) && b.startedAt < (a.endedAt ?? 0);
}

function codeOf({ parallelCode }: ObservedSession): string {
  return parallelCode.trim().toLowerCase();
}
