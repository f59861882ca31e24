import 'server-only';
import { z } from 'zod';
import type { QuestionKind } from '@/lib/interview/types';
import type { ScaleKey } from '@/lib/scales';
import type { Tx } from '../client';
import type { AttemptStatus } from '../generated/enums';

const QUESTION_COLUMNS = {
  id: true,
  position: true,
  kind: true,
  key: true,
  ownText: true,
  scaleKey: true,
  stepId: true,
  addedById: true,
  removedAt: true,
} as const;

const at = z.coerce.date();
const storedInterview = z.object({
  id: z.string(),
  contentVersion: z.int(),
  createdAt: at,
  createdById: z.string(),
  revealedAt: at.nullable(),
  questions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      key: z.string().nullable(),
      ownText: z.string().nullable(),
      scaleKey: z.string().nullable(),
      stepId: z.string().nullable(),
      addedById: z.string().nullable(),
      removedAt: at.nullable(),
    }),
  ),
  sheets: z.array(
    z.object({
      id: z.string(),
      userId: z.string(),
      note: z.string(),
      startedAt: at.nullable(),
      submittedAt: at.nullable(),
      removedAt: at.nullable(),
      ratings: z.array(
        z.object({
          questionId: z.string(),
          rating: z.int().nullable(),
          notAsked: z.boolean(),
          note: z.string(),
        }),
      ),
    }),
  ),
  consensus: z.array(
    z.object({
      scaleKey: z.string(),
      rating: z.int(),
      note: z.string(),
      agreedById: z.string(),
      agreedAt: at,
    }),
  ),
});
export type InterviewRow = z.output<typeof storedInterview>;

/** The interview of a report with everything in it, in one statement; null before it was prepared. */
export async function findByReport(
  tx: Tx,
  organizationId: string,
  reportId: string,
): Promise<InterviewRow | null> {
  const [row] = await tx.$queryRaw<unknown[]>`
    SELECT i.id, i."contentVersion", i."createdAt", i."createdById", i."revealedAt",
      (SELECT coalesce(jsonb_agg(to_jsonb(q) ORDER BY q.position), '[]') FROM "InterviewQuestion" q
        WHERE q."interviewId" = i.id AND q."organizationId" = i."organizationId") AS questions,
      (SELECT coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('ratings',
          (SELECT coalesce(jsonb_agg(to_jsonb(g)), '[]') FROM "InterviewRating" g
            WHERE g."sheetId" = s.id AND g."organizationId" = s."organizationId")) ORDER BY s.id), '[]')
         FROM "InterviewSheet" s
        WHERE s."interviewId" = i.id AND s."organizationId" = i."organizationId") AS sheets,
      (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c."agreedAt", c.id), '[]') FROM "InterviewConsensus" c
        WHERE c."interviewId" = i.id AND c."organizationId" = i."organizationId") AS consensus
      FROM "Interview" i
     WHERE i."reportId" = ${reportId}::uuid AND i."organizationId" = ${organizationId}::uuid`;
  return row === undefined ? null : storedInterview.parse(row);
}

/** Whether a report has an interview already. */
export async function findId(tx: Tx, organizationId: string, reportId: string): Promise<string | null> {
  const row = await tx.interview.findUnique({
    where: { reportId_organizationId: { reportId, organizationId } },
    select: { id: true },
  });
  return row?.id ?? null;
}

type HeldInterview = Readonly<{
  id: string;
  attemptId: string;
  reportId: string;
  contentVersion: number;
  revealedAt: Date | null;
  /** What decides whether the result may be read at all. */
  status: AttemptStatus;
  erasedAt: Date | null;
  submittedAt: Date | null;
  computedAt: Date;
  activeMonths: number;
}>;

/** Makes changes of an interview wait for each other until the transaction ends; null where there is none. */
export async function lock(
  tx: Tx,
  organizationId: string,
  interviewId: string,
): Promise<HeldInterview | null> {
  // A statement of its own: what waited for the row would see other tables as they were before it waited.
  await tx.$queryRaw`
    SELECT 1 AS held FROM "Interview"
     WHERE id = ${interviewId}::uuid AND "organizationId" = ${organizationId}::uuid FOR NO KEY UPDATE`;
  const rows = await tx.$queryRaw<HeldInterview[]>`
    SELECT i.id, i."attemptId", i."reportId", i."contentVersion", i."revealedAt",
      t.status::text AS status, c."erasedAt", t."submittedAt", r."computedAt", x."activeMonths"
      FROM "Interview" i
      JOIN "Report" r ON r.id = i."reportId" AND r."organizationId" = i."organizationId"
      JOIN "Attempt" t ON t.id = i."attemptId" AND t."organizationId" = i."organizationId"
      JOIN "Candidate" c ON c.id = t."candidateId" AND c."organizationId" = t."organizationId"
      JOIN "Assessment" x ON x.id = t."assessmentId" AND x."organizationId" = t."organizationId"
     WHERE i.id = ${interviewId}::uuid AND i."organizationId" = ${organizationId}::uuid`;
  return rows[0] ?? null;
}

type NewInterview = Readonly<{
  id: string;
  attemptId: string;
  reportId: string;
  contentVersion: number;
  createdById: string;
}>;

export async function insert(tx: Tx, organizationId: string, interview: NewInterview): Promise<void> {
  await tx.interview.create({ data: { ...interview, organizationId }, select: { id: true } });
}

export async function setRevealed(tx: Tx, organizationId: string, id: string, at: Date): Promise<void> {
  await tx.interview.updateMany({
    where: { id, organizationId, revealedAt: null },
    data: { revealedAt: at },
  });
}

export type NewQuestion = Readonly<{
  id: string;
  position: number;
  kind: QuestionKind | 'bank' | 'own';
  key: string | null;
  ownText: string | null;
  scaleKey: ScaleKey | null;
  stepId: string | null;
  addedById: string | null;
}>;

export async function insertQuestions(
  tx: Tx,
  organizationId: string,
  interviewId: string,
  questions: readonly NewQuestion[],
): Promise<void> {
  await tx.interviewQuestion.createMany({
    data: questions.map((question) => ({ ...question, interviewId, organizationId })),
  });
}

/** Every question of an interview, those that were taken away among them. */
export function listQuestions(tx: Tx, organizationId: string, interviewId: string) {
  return tx.interviewQuestion.findMany({
    where: { organizationId, interviewId },
    orderBy: { position: 'asc' },
    select: QUESTION_COLUMNS,
  });
}

export async function setQuestionRemoved(
  tx: Tx,
  organizationId: string,
  { interviewId, questionId }: Readonly<{ interviewId: string; questionId: string }>,
  removedAt: Date | null,
): Promise<void> {
  await tx.interviewQuestion.updateMany({
    where: { id: questionId, interviewId, organizationId },
    data: { removedAt },
  });
}

/** How many agreements on a scale there are. */
export function countConsensus(tx: Tx, organizationId: string, interviewId: string, scaleKey: ScaleKey) {
  return tx.interviewConsensus.count({ where: { organizationId, interviewId, scaleKey } });
}

type NewConsensus = Readonly<{
  id: string;
  interviewId: string;
  scaleKey: ScaleKey;
  rating: number;
  note: string;
  agreedById: string;
}>;

export async function insertConsensus(tx: Tx, organizationId: string, row: NewConsensus): Promise<void> {
  await tx.interviewConsensus.create({ data: { ...row, organizationId }, select: { id: true } });
}
