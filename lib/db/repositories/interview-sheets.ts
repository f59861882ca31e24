import 'server-only';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';

/** The interviewers of an interview and how far each is; without anything that was rated. */
export function list(tx: Tx, organizationId: string, interviewId: string) {
  return tx.interviewSheet.findMany({
    where: { organizationId, interviewId },
    orderBy: { id: 'asc' },
    select: { id: true, userId: true, startedAt: true, submittedAt: true, removedAt: true },
  });
}

type NewSheet = Readonly<{ id: string; userId: string }>;

export async function insert(
  tx: Tx,
  organizationId: string,
  interviewId: string,
  sheets: readonly NewSheet[],
): Promise<void> {
  await tx.interviewSheet.createMany({
    data: sheets.map((sheet) => ({ ...sheet, interviewId, organizationId })),
    skipDuplicates: true,
  });
}

type SheetChange = Readonly<{
  note?: string;
  startedAt?: Date;
  submittedAt?: Date;
  removedAt?: Date | null;
}>;

export async function update(tx: Tx, organizationId: string, id: string, change: SheetChange): Promise<void> {
  await tx.interviewSheet.updateMany({ where: { id, organizationId }, data: change });
}

type SavedRating = Readonly<{
  questionId: string;
  rating: number | null;
  notAsked: boolean;
  note: string;
}>;

/** Stores ratings of one interviewer in one statement; each replaces what stood there. */
export async function saveRatings(
  tx: Tx,
  organizationId: string,
  { sheetId, interviewId }: Readonly<{ sheetId: string; interviewId: string }>,
  ratings: readonly SavedRating[],
): Promise<void> {
  if (ratings.length === 0) return;
  const rows = ratings.map(
    ({ questionId, rating, notAsked, note }) =>
      Prisma.sql`(${sheetId}::uuid, ${questionId}::uuid, ${organizationId}::uuid, ${interviewId}::uuid,
        ${rating}::smallint, ${notAsked}, ${note}, now())`,
  );
  await tx.$executeRaw`
    INSERT INTO "InterviewRating"
      ("sheetId", "questionId", "organizationId", "interviewId", rating, "notAsked", note, "savedAt")
    VALUES ${Prisma.join(rows)}
    ON CONFLICT ("sheetId", "questionId") DO UPDATE
      SET rating = excluded.rating, "notAsked" = excluded."notAsked", note = excluded.note, "savedAt" = excluded."savedAt"`;
}

/** What one interviewer has marked so far. */
export function listMarks(tx: Tx, organizationId: string, sheetId: string) {
  return tx.interviewRating.findMany({
    where: { organizationId, sheetId },
    select: { questionId: true, rating: true, notAsked: true },
  });
}
