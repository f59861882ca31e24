import pg from 'pg';
import type { OpenAttempt } from '../demo/attempt';
import type { Written } from './writers';

/** Runs one statement past the application, as the owner of the database. */
export async function query<Row extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

type Comparison = Readonly<{ lost: number; doubled: number }>;

/** Acknowledged answers that are not stored as they were acknowledged, and statements that are stored twice. */
export async function compareStored({ last }: Pick<Written, 'last'>): Promise<Comparison> {
  const rows = await query<{ attemptId: string; itemId: string; value: number | null }>(
    'SELECT "attemptId", "itemId", "value" FROM "Answer" WHERE "attemptId" = ANY($1)',
    [[...last.keys()]],
  );
  const stored = new Map(rows.map((row) => [`${row.attemptId} ${row.itemId}`, row.value]));
  let lost = 0;
  for (const [attemptId, items] of last) {
    for (const [itemId, value] of items) if (stored.get(`${attemptId} ${itemId}`) !== value) lost += 1;
  }
  return { lost, doubled: rows.length - stored.size };
}

/** Attempts that are not wholly handed in exactly once: submitted, one report, one line in the audit log. */
export async function halfSubmitted(attempts: readonly OpenAttempt[]): Promise<number> {
  const ids = attempts.map(({ actor }) => actor.attemptId);
  const rows = await query<{ whole: string }>(
    `SELECT count(*) AS whole FROM "Attempt" a
     WHERE a."id" = ANY($1::uuid[]) AND a."status" = 'submitted' AND a."submittedAt" IS NOT NULL
       AND (SELECT count(*) FROM "Report" r WHERE r."attemptId" = a."id") = 1
       AND (SELECT count(*) FROM "AuditEvent" e
            WHERE e."action" = 'attempt.submitted' AND e."subjectId" = a."id"::text) = 1`,
    [ids],
  );
  return ids.length - Number(rows[0]?.whole ?? 0);
}
