import 'server-only';
import type { AnonymousActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { countTry } from '@/lib/db/rate-limits';

/**
 * What a link or a code opens. Tries that open nothing are counted by address, and all fail in the same words, so that
 * nobody learns which links exist.
 *
 * @throws {AppError} LINK_INVALID; RATE_LIMITED after many such tries.
 */
export async function knownLink<T>(actor: AnonymousActor, found: T | null): Promise<T> {
  if (found !== null) return found;
  await countTry('badLink', actor.ip);
  throw new AppError('LINK_INVALID');
}
