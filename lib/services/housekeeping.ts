import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { purgeRateLimits } from '@/lib/db/rate-limits';
import * as exportFiles from '@/lib/db/repositories/export-files';
import * as observers from '@/lib/db/repositories/observers';
import * as raters from '@/lib/db/repositories/raters';
import * as userSessions from '@/lib/db/repositories/user-sessions';
import * as userTokens from '@/lib/db/repositories/user-tokens';

const DAY_MS = 86_400_000;

/** Ended sessions and links stay this long, in days, for questions about yesterday. */
const KEPT_DAYS = 30;

/**
 * Removes sessions and links that ended a month ago, and counters and export files whose time is over; for the nightly job.
 */
export async function purgeExpired(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<{ sessions: number; tokens: number }> {
  authorize(actor, 'system:work');
  const before = new Date(Date.now() - KEPT_DAYS * DAY_MS);
  const [sessions, tokens] = await Promise.all([
    userSessions.purge(db(), before),
    userTokens.purge(db(), before),
    raters.purgeSessions(db(), before),
    observers.purgeAccess(db(), before),
    purgeRateLimits(db()),
    exportFiles.purge(db(), new Date()),
  ]);
  return { sessions, tokens };
}
