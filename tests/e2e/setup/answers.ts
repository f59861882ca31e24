import { hashToken } from '@/lib/auth/token';
import { db } from '@/lib/db/client';

/** What the database holds of an attempt, read past the services: by item, the choice or null. */
export async function storedAnswers(sessionToken: string): Promise<Record<string, number | null>> {
  const { attemptId } = await db().candidateSession.findUniqueOrThrow({
    where: { tokenHash: hashToken(sessionToken) },
    select: { attemptId: true },
  });
  const rows = await db().answer.findMany({ where: { attemptId }, select: { itemId: true, value: true } });
  return Object.fromEntries(rows.map(({ itemId, value }) => [itemId, value]));
}
