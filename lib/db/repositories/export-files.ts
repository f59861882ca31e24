import 'server-only';
import type { Tx } from '../client';

export type NewExportFile = Readonly<{
  id: string;
  computationId: string;
  assessmentId: string;
  fileName: string;
  expiresAt: Date;
}>;

/** An empty file; it is found once {@link finish} has said how long it is. */
export async function insert(tx: Tx, organizationId: string, file: NewExportFile): Promise<void> {
  await tx.exportFile.create({ data: { organizationId, ...file }, select: { id: true } });
}

export async function addPart(
  tx: Tx,
  organizationId: string,
  part: Readonly<{ fileId: string; position: number; content: Uint8Array<ArrayBuffer> }>,
): Promise<void> {
  await tx.exportPart.create({ data: { organizationId, ...part }, select: { position: true } });
}

export async function finish(tx: Tx, organizationId: string, id: string, bytes: number): Promise<void> {
  await tx.exportFile.updateMany({ where: { id, organizationId }, data: { bytes } });
}

/** A file that is still kept, with whoever asked for it. */
export function find(tx: Tx, organizationId: string, id: string) {
  return tx.exportFile.findFirst({
    where: { id, organizationId, expiresAt: { gt: new Date() }, bytes: { gt: 0 } },
    select: {
      id: true,
      assessmentId: true,
      fileName: true,
      bytes: true,
      expiresAt: true,
      computation: { select: { requestedById: true } },
    },
  });
}

/** Files of an assessment that somebody asked for and that are still kept. */
export function listOf(tx: Tx, organizationId: string, assessmentId: string, requestedById: string) {
  return tx.exportFile.findMany({
    where: {
      organizationId,
      assessmentId,
      expiresAt: { gt: new Date() },
      bytes: { gt: 0 },
      computation: { requestedById },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, computationId: true, fileName: true, bytes: true, expiresAt: true },
  });
}

/** The next stretch of a file; null after the last. */
export async function findPart(
  tx: Tx,
  organizationId: string,
  fileId: string,
  position: number,
): Promise<Uint8Array | null> {
  const part = await tx.exportPart.findFirst({
    where: { fileId, organizationId, position },
    select: { content: true },
  });
  return part?.content ?? null;
}

/** Removes what an unfinished try of the same computation left behind. */
export async function removeOfComputation(
  tx: Tx,
  organizationId: string,
  computationId: string,
): Promise<void> {
  await tx.exportFile.deleteMany({ where: { organizationId, computationId } });
}

/**
 * Removes every file about the assessments that somebody is in: the person took the consent back or is erased, and nobody
 * may go on reading the result in a file that lies ready.
 */
export async function removeWithPerson(
  tx: Tx,
  organizationId: string,
  person: Readonly<{ attemptId: string } | { candidateId: string }>,
): Promise<void> {
  const some = 'attemptId' in person ? { id: person.attemptId } : { candidateId: person.candidateId };
  await tx.exportFile.deleteMany({ where: { organizationId, assessment: { attempts: { some } } } });
}

/** Removes files whose day is over, of all organisations. */
export async function purge(tx: Tx, now: Date): Promise<void> {
  await tx.exportFile.deleteMany({ where: { expiresAt: { lte: now } } });
}
