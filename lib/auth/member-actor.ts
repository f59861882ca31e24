import type { LiveSession } from '@/lib/services/internal/live-session';
import type { MemberActor } from './policy';

/** The actor behind a live session. */
export function memberActor(session: LiveSession, requestId: string): MemberActor {
  return {
    kind: 'member',
    userId: session.userId,
    organizationId: session.organizationId,
    role: session.role,
    sessionId: session.id,
    requestId,
  };
}
