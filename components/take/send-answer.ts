import { noteSave } from './last-save';
import type { Pending, SendResult, StopReason } from './save-queue';

const PATIENCE_MS = 10_000;

const STOPS: Readonly<Record<string, StopReason>> = {
  SESSION_TAKEN_OVER: 'takenOver',
  OTHER_ATTEMPT: 'otherAttempt',
  ALREADY_SUBMITTED: 'closed',
  ATTEMPT_CLOSED: 'closed',
  CONSENT_MISSING: 'closed',
  UNAUTHENTICATED: 'session',
  INVALID_INPUT: 'broken',
  FORBIDDEN: 'broken',
};

/**
 * One save. A fault of the network or the server means later; a refusal means that this page cannot save any more.
 *
 * @param keepalive For a page that is going away: the request outlives it.
 */
export async function sendAnswer(
  attemptRef: string,
  answer: Pending,
  keepalive = false,
): Promise<SendResult> {
  const { itemId, ...body } = answer;
  const response = await fetch(`/api/take/answers/${itemId}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ attemptRef, ...body }),
    keepalive,
    ...(keepalive ? {} : { signal: AbortSignal.timeout(PATIENCE_MS) }),
  });
  const reply: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const savedAt = textOf(reply, 'savedAt');
    noteSave({ answered: numberOf(reply, 'answered'), savedAt });
    return { kind: 'stored', savedAt };
  }
  const reason = STOPS[textOf(reply, 'code')];
  if (reason) return { kind: 'stop', reason };
  return { kind: 'later', afterSeconds: Number(response.headers.get('Retry-After')) || 0 };
}

function numberOf(reply: unknown, name: string): number {
  const value: unknown = typeof reply === 'object' && reply !== null ? Reflect.get(reply, name) : null;
  return typeof value === 'number' ? value : 0;
}

function textOf(reply: unknown, name: string): string {
  if (typeof reply !== 'object' || reply === null) return '';
  const value: unknown = Reflect.get(reply, name);
  return typeof value === 'string' ? value : '';
}
