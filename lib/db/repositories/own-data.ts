import 'server-only';
import { CANDIDATE_KEYS, PERSON_DATA, type TableData } from '@/lib/privacy/person-data';
import { Prisma } from '../generated/client';
import type { Tx } from '../client';

/** Rows of one table as they are stored, without what is withheld. */
export type OwnTable = Readonly<{ table: string; rows: readonly Readonly<Record<string, unknown>>[] }>;

type Path = NonNullable<TableData['candidate']>;

/** A table that others are found by stands before them. */
const TABLES = Object.entries(PERSON_DATA).flatMap(([table, { candidate }]) =>
  candidate ? [{ table, path: candidate }] : [],
);

/**
 * Every row about the person behind an attempt, whatever table it is in: what the list of personal data says is what
 * is handed out.
 */
export async function collect(
  tx: Tx,
  organizationId: string,
  attemptId: string,
): Promise<readonly OwnTable[]> {
  const found: OwnTable[] = [];
  for (const { table, path } of TABLES) {
    const rows = await tx.$queryRaw<readonly Readonly<{ row: Record<string, unknown> }>[]>(Prisma.sql`
      SELECT to_jsonb(t.*) - ${[...path.withheld]}::text[] AS row FROM ${name(table)} t
      WHERE t."organizationId" = ${organizationId}::uuid AND ${isAbout(path, organizationId, attemptId)}
      ORDER BY 1`);
    found.push({ table, rows: rows.map(({ row }) => row) });
  }
  return found;
}

function isAbout({ by }: Path, organizationId: string, attemptId: string): Prisma.Sql {
  const person = Prisma.sql`(SELECT "candidateId" FROM "Attempt"
    WHERE id = ${attemptId}::uuid AND "organizationId" = ${organizationId}::uuid)`;
  if (by === 'id') return Prisma.sql`t.id = ${person}`;
  return Prisma.sql`t.${name(by)}::text IN (${idsOf(CANDIDATE_KEYS[by], person)})`;
}

/** Ids, as text, of the person's rows in the tables that others lead to. */
function idsOf(table: (typeof CANDIDATE_KEYS)[keyof typeof CANDIDATE_KEYS], person: Prisma.Sql): Prisma.Sql {
  switch (table) {
    case 'Candidate':
      return Prisma.sql`SELECT ${person}::text`;
    case 'Attempt':
      return Prisma.sql`SELECT id::text FROM "Attempt" WHERE "candidateId" = ${person}`;
    case 'Report':
    case 'Interview':
      return Prisma.sql`SELECT o.id::text FROM ${name(table)} o JOIN "Attempt" a ON a.id = o."attemptId"
        WHERE a."candidateId" = ${person}`;
    case 'any':
      return Prisma.sql`${idsOf('Candidate', person)} UNION ALL ${idsOf('Attempt', person)}
        UNION ALL ${idsOf('Report', person)} UNION ALL ${idsOf('Interview', person)}`;
  }
}

/** A name of the list of personal data, which is code and not input. */
function name(identifier: string): Prisma.Sql {
  return Prisma.raw(`"${identifier.replaceAll('"', '')}"`);
}

/** What the rows about a person are read with: words of the questionnaire and of the job, by attempt. */
export function findReading(tx: Tx, organizationId: string, attemptId: string) {
  return tx.attempt.findUnique({
    where: { id_organizationId: { id: attemptId, organizationId } },
    select: {
      ref: true,
      receipt: true,
      candidate: {
        select: {
          organization: { select: { name: true } },
          attempts: {
            orderBy: { invitedAt: 'asc' },
            select: {
              id: true,
              receipt: true,
              assessment: {
                select: {
                  questionnaireVersionId: true,
                  itemIds: true,
                  profile: { select: { document: true } },
                },
              },
            },
          },
        },
      },
    },
  });
}
