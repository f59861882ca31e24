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

export type UsedQuestionnaire = Readonly<{ id: string; key: string; version: number; finished: number }>;

/** Questionnaire versions of the organisation's assessments, newest first, with their first finished attempts. */
export function listQuestionnairesInUse(tx: Tx, organizationId: string) {
  return tx.$queryRaw<UsedQuestionnaire[]>`
    SELECT q.id, q.key, q.version,
      count(a.id) FILTER (WHERE a.status IN ('submitted', 'reviewed') AND a.ordinal = 1)::int AS finished
    FROM "QuestionnaireVersion" q
    JOIN "Assessment" x ON x."questionnaireVersionId" = q.id
    LEFT JOIN "Attempt" a ON a."assessmentId" = x.id AND a."organizationId" = x."organizationId"
    WHERE x."organizationId" = ${organizationId}::uuid
    GROUP BY q.id
    ORDER BY q.key, q.version DESC`;
}
