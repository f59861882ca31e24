import 'server-only';
import type { Tx } from '../client';
import { toJsonDocument } from '../json';
import { uuidv7 } from '../uuid';

type NewVersion = Readonly<{ key: string; version: number; document: object; contentHash: string }>;

const VERSION_COLUMNS = { id: true, contentHash: true } as const;

export function findQuestionnaire(tx: Tx, key: string, version: number) {
  return tx.questionnaireVersion.findUnique({
    where: { key_version: { key, version } },
    select: VERSION_COLUMNS,
  });
}

/** Adds the version unless it is there; two at once leave one row. */
export async function addQuestionnaire(tx: Tx, { document, ...columns }: NewVersion): Promise<void> {
  const data = { id: uuidv7(), document: toJsonDocument(document), ...columns };
  await tx.questionnaireVersion.createMany({ data: [data], skipDuplicates: true });
}

export function findNorm(tx: Tx, key: string, version: number) {
  return tx.normVersion.findUnique({
    where: { key_version: { key, version } },
    select: { ...VERSION_COLUMNS, questionnaireVersionId: true },
  });
}

/** Adds the version unless it is there; two at once leave one row. */
export async function addNorm(
  tx: Tx,
  { document, ...columns }: NewVersion & Readonly<{ questionnaireVersionId: string }>,
): Promise<void> {
  const data = { id: uuidv7(), document: toJsonDocument(document), ...columns };
  await tx.normVersion.createMany({ data: [data], skipDuplicates: true });
}

export function findQuestionnaireDocument(tx: Tx, id: string) {
  return tx.questionnaireVersion.findUnique({ where: { id }, select: { document: true } });
}
