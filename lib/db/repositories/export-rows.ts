import 'server-only';
import type { AttemptStatus } from '../generated/enums';
import type { Tx } from '../client';
import { BY_NAME, CANDIDATE, HAS_RESULT, LAST_DECISION, NEWEST_REPORT, PEOPLE } from './assessed-people';

/** What an assessment pins, and how its names are shown. */
export function findFrame(tx: Tx, organizationId: string, assessmentId: string) {
  return tx.assessment.findUnique({
    where: { id_organizationId: { id: assessmentId, organizationId } },
    select: {
      id: true,
      name: true,
      blind: true,
      scaleKeys: true,
      itemIds: true,
      scoringVersion: true,
      narrativeVersion: true,
      consentVersion: true,
      profile: {
        select: { jobRoleId: true, version: true, document: true, contentHash: true, publishedAt: true },
      },
      questionnaire: { select: { key: true, version: true, contentHash: true } },
      norm: { select: { key: true, version: true, contentHash: true, document: true } },
    },
  });
}

/** How many were invited, and how many of them have a result that counts. */
export async function countPeople(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
): Promise<Readonly<{ people: number; results: number }>> {
  const [row] = await tx.$queryRaw<Readonly<{ people: number; results: number }>[]>`
    SELECT count(*)::int AS people, count(*) FILTER (WHERE ${HAS_RESULT})::int AS results
      FROM "Attempt" t JOIN ${CANDIDATE}
     WHERE t."organizationId" = ${organizationId}::uuid AND t."assessmentId" = ${assessmentId}::uuid`;
  return row ?? { people: 0, results: 0 };
}

/** Everybody, in the order of names; where names are hidden, in that of their numbers. */
export async function listIds(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<Readonly<{ id: string }>[]>`
    SELECT t.id FROM "Attempt" t
      JOIN "Assessment" x ON x.id = t."assessmentId" AND x."organizationId" = t."organizationId"
      JOIN ${CANDIDATE}
     WHERE t."organizationId" = ${organizationId}::uuid AND t."assessmentId" = ${assessmentId}::uuid
     ORDER BY ${BY_NAME}`;
  return rows.map(({ id }) => id);
}

export type ExportRow = Readonly<{
  attemptId: string;
  name: string | null;
  erasedAt: Date | null;
  blind: boolean;
  number: number;
  revealedAt: Date | null;
  locale: string;
  status: AttemptStatus;
  receipt: string;
  invitedAt: Date;
  submittedAt: Date | null;
  activeMonths: number;
  computedAt: Date | null;
  inputHash: string | null;
  resultHash: string | null;
  result: unknown;
  choice: string | null;
}>;

/** These people with their newest reports, in the order of the ids. */
export async function listPeople(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<readonly ExportRow[]> {
  const rows = await tx.$queryRaw<ExportRow[]>`
    SELECT t.id AS "attemptId", c.name, c."erasedAt", x.blind, t.number, v."revealedAt", t.locale,
           t.status::text AS status, t.receipt, t."invitedAt", t."submittedAt", x."activeMonths",
           r."computedAt", r."inputHash", r."resultHash", r.result, l.choice
      FROM ${PEOPLE}
      LEFT JOIN LATERAL (SELECT q."computedAt", q."inputHash", q."resultHash", q.result ${NEWEST_REPORT}) r ON true
      LEFT JOIN LATERAL (SELECT d.choice ${LAST_DECISION}) l ON true
     WHERE t."organizationId" = ${organizationId}::uuid AND t.id = ANY(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.attemptId, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Answers of one run as chosen, by item. */
export type AnswersRow = Readonly<{
  receipt: string;
  locale: string;
  status: AttemptStatus;
  erasedAt: Date | null;
  submittedAt: Date;
  activeMonths: number;
  answers: unknown;
}>;

/** Answers of everybody who has handed them in, by reference. */
export function listAnswers(tx: Tx, organizationId: string, assessmentId: string): Promise<AnswersRow[]> {
  return tx.$queryRaw<AnswersRow[]>`
    SELECT t.receipt, t.locale, t.status::text AS status, c."erasedAt", t."submittedAt", x."activeMonths",
           (SELECT coalesce(json_object_agg(a."itemId", a.value), '{}'::json) FROM "Answer" a
             WHERE a."attemptId" = t.id AND a."organizationId" = t."organizationId") AS answers
      FROM "Attempt" t
      JOIN "Assessment" x ON x.id = t."assessmentId" AND x."organizationId" = t."organizationId"
      JOIN ${CANDIDATE}
     WHERE t."organizationId" = ${organizationId}::uuid AND t."assessmentId" = ${assessmentId}::uuid
       AND ${HAS_RESULT} AND t."submittedAt" IS NOT NULL
     ORDER BY t.receipt`;
}
