import 'server-only';
import type { Tx } from '../client';

/** A mail whose row is gone; a file of it may still lie in the outbox folder. */
export type ErasedMail = Readonly<{ id: string }>;

/** Removes the mails of the given kinds to an address; what was not sent yet is never sent. */
export function eraseTo(
  tx: Tx,
  organizationId: string,
  recipient: string,
  kinds: readonly string[],
): Promise<ErasedMail[]> {
  return tx.$queryRaw<ErasedMail[]>`
    DELETE FROM "OutboxMail" WHERE "organizationId" = ${organizationId}::uuid AND recipient = ${recipient}
      AND kind = ANY(${[...kinds]}) RETURNING id::text`;
}
