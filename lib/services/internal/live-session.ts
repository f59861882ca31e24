import 'server-only';
import { db } from '@/lib/db/client';
import * as userSessions from '@/lib/db/repositories/user-sessions';

export type LiveSession = userSessions.LiveSession;

/** An unused session ends after two hours, any session after twelve. */
export const SESSION_IDLE_HOURS = 2;
export const SESSION_LIFETIME_HOURS = 12;

/**
 * Who a session id belongs to right now, or `null`. Read once per request; it is not a door, since it finds out who
 * is knocking.
 */
export async function readLiveSession(sessionId: string): Promise<userSessions.LiveSession | null> {
  const session = await userSessions.findLive(db(), sessionId, SESSION_IDLE_HOURS);
  if (session) await userSessions.touch(db(), session.id, session.lastSeenAt);
  return session;
}
