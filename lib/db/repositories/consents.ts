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

/** Adds a candidate's request to a human; false when it had been made already. */
export async function addRequest(
  tx: Tx,
  organizationId: string,
  attemptId: string,
  kind: 'writtenStatement',
): Promise<boolean> {
  const { count } = await tx.candidateRequest.createMany({
    data: [{ id: uuidv7(), organizationId, attemptId, kind }],
    skipDuplicates: true,
  });
  return count > 0;
}
