import type { Plan, Session, Tap } from './records';
import type { Batch, SendResult, StopReason } from './syncer';

const PATIENCE_MS = 20_000;

const STOPS: Readonly<Record<string, StopReason>> = {
  UNAUTHENTICATED: 'session',
  OTHER_ATTEMPT: 'otherObserver',
  INVALID_INPUT: 'broken',
  FORBIDDEN: 'broken',
};

/** One batch on its way to the server. A fault of the network or the server means later. */
export async function sendBatch({ observerId, sessions, taps }: Batch): Promise<SendResult> {
  const response = await fetch('/api/observe/sync', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ observerId, sessions: sessions.map(sentSession), taps: taps.map(sentTap) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const reply: unknown = await response.json().catch(() => null);
  if (response.ok) return { kind: 'stored', sessions: idsOf(reply, 'sessions'), taps: idsOf(reply, 'taps') };
  const reason = STOPS[codeOf(reply)];
  if (reason) return { kind: 'stop', reason };
  return { kind: 'later', afterSeconds: Number(response.headers.get('Retry-After')) || 0 };
}

/** The steps of the job; null when the browser has not been opened by a link; otherwise the network throws. */
export async function fetchPlan(): Promise<Plan | null> {
  const response = await fetch('/api/observe/plan', { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (response.status === 401) return null;
  if (!response.ok) throw new Error(`plan ${response.status}`);
  // Our own server answers in our own types.
  return (await response.json()) as Plan;
}

function sentSession({
  id,
  rev,
  label,
  parallelCode,
  people,
  pausedMs,
  stepIds,
  startedAt,
  endedAt,
}: Session) {
  return {
    ...{ id, rev, label, parallelCode, people, pausedMs: Math.round(pausedMs), stepIds },
    startedAt: new Date(startedAt).toISOString(),
    endedAt: endedAt === null ? null : new Date(Math.max(startedAt, endedAt)).toISOString(),
  };
}

function sentTap({ id, sessionId, rev, stepId, at, undone, note }: Tap) {
  return { id, sessionId, rev, stepId, at: new Date(at).toISOString(), undone, note };
}

function idsOf(reply: unknown, name: 'sessions' | 'taps'): readonly string[] {
  if (typeof reply !== 'object' || reply === null) return [];
  const value: unknown = Reflect.get(reply, name);
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

function codeOf(reply: unknown): string {
  if (typeof reply !== 'object' || reply === null || !('code' in reply)) return '';
  return typeof reply.code === 'string' ? reply.code : '';
}
