import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import type { ErasedMail } from '@/lib/db/repositories/mail-erasure';
import * as observers from '@/lib/db/repositories/observers';
import * as raters from '@/lib/db/repositories/raters';
import { removeFiledMails } from '@/lib/mail/filed-mails';
import { eraseObserver, eraseRater } from './internal/erase-person';

/**
 * Removes names, addresses and mails of raters and observers once the organisation's time for results has passed since
 * their part ended; for the nightly job. Ratings and counts stay under their numbers. Running it twice changes nothing.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function erasePastExperts(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<{ raters: number; observers: number }> {
  authorize(actor, 'system:work');
  const pastRaters = await eraseEach(await raters.listPast(db()), async (tx, { id, organizationId }) => {
    const rater = await raters.lock(tx, organizationId, id);
    if (!rater || rater.revokedAt !== null || rater.name === null) return null;
    return eraseRater(tx, erasureOf(actor, organizationId), rater);
  });
  const pastObservers = await eraseEach(
    await observers.listPast(db()),
    async (tx, { id, organizationId }) => {
      const observer = await observers.lock(tx, organizationId, id);
      if (!observer || observer.revokedAt !== null) return null;
      return eraseObserver(tx, erasureOf(actor, organizationId), observer);
    },
  );
  return { raters: pastRaters, observers: pastObservers };
}

function erasureOf(actor: Actor, organizationId: string) {
  return { actor, organizationId, cause: 'retention' as const };
}

type EraseOne = (tx: Tx, person: raters.PastExpert) => Promise<readonly ErasedMail[] | null>;

/** Each person in a transaction of their own: what fails for one does not keep the others. */
async function eraseEach(people: readonly raters.PastExpert[], erase: EraseOne): Promise<number> {
  let erased = 0;
  for (const person of people) {
    const mails = await inTransaction((tx) => erase(tx, person));
    if (mails === null) continue;
    await removeFiledMails(mails);
    erased += 1;
  }
  return erased;
}
