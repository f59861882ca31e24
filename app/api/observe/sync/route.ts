import { randomUUID } from 'node:crypto';
import { clientIp } from '@/lib/auth/client-ip';
import { observerToken } from '@/lib/auth/observer-session';
import { syncLimit } from '@/lib/auth/sync-limit';
import { syncObservations } from '@/lib/services/observing';
import { syncBody } from '@/lib/validation/observation';
import { isForeign, readLimited } from '../../take/request-checks';
import { refuse, reply } from '../replies';

/** Three hundred taps with notes, and sessions with all their steps, are far below it. */
const LARGEST_BODY_BYTES = 1_000_000;

/** Takes what a phone has counted: one statement of the database, answered only when it is durable. */
export async function PUT(request: Request): Promise<Response> {
  if (isForeign(request.headers)) return refuse(403, 'FORBIDDEN');
  const sessionToken = observerToken(request.headers);
  if (sessionToken === null) return refuse(401, 'UNAUTHENTICATED');
  const wait = syncLimit().secondsToWait(sessionToken, Date.now());
  if (wait > 0) return refuse(429, 'RATE_LIMITED', { 'Retry-After': String(wait) });
  const text = await readLimited(request, LARGEST_BODY_BYTES);
  if (text === null) return refuse(413, 'INVALID_INPUT');
  const body = syncBody.safeParse(parseJson(text));
  if (!body.success) return refuse(400, 'INVALID_INPUT');
  const actor = { kind: 'anonymous', requestId: randomUUID(), ip: clientIp(request.headers) } as const;
  return reply(() => syncObservations(actor, { ...body.data, sessionToken }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
