import 'server-only';
import type { ConsentAction } from '../generated/client';
import type { Tx } from '../client';
import { uuidv7 } from '../uuid';

type NewConsent = Readonly<{
  attemptId: string;
  action: ConsentAction;
  consentVersion: string;
  locale: string;
  wordingHash: string;
}>;

/** Adds what a candidate decided, with the wording that was read; never changed afterwards. */
export async function add(tx: Tx, organizationId: string, consent: NewConsent): Promise<void> {
  await tx.consentRecord.create({ data: { id: uuidv7(), organizationId, ...consent }, select: { id: true } });
}
