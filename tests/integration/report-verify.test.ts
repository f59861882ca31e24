import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { disconnect } from '@/lib/db/client';
import { type VerifiedReport, verifyReports } from '@/lib/services/internal/verify-report';
import { invited, openAssessment, submitted } from '../support/assessment-factory';
import { freshDatabase, type TestDatabase, withClient } from '../support/database';
import { makeOrganization } from '../support/factories';

const REPORTS = 40;
/** Forty people invited and submitted one by one, on a machine that may be busy with other things. */
const PATIENCE_MS = 180_000;
vi.setConfig({ testTimeout: 60_000 });

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { actors } = await makeOrganization();
  const whole = await openAssessment(actors.HR, { upper: true });
  const partial = await openAssessment(actors.HR, { excluded: ['salesConfidence'] });
  for (let person = 0; person < REPORTS; person += 1) {
    const { assessmentId } = person % 4 === 3 ? partial : whole;
    const { attemptId } = await invited(actors.HR, assessmentId, `Person ${person}`);
    // Every person answers in a pattern of their own; two leave a scale without a score.
    const skips = person % 20 === 5;
    await submitted(actors.HR, attemptId, (_item, index) =>
      skips && index % 3 === 0 ? null : 1 + ((index * (person + 3) + person) % 5),
    );
  }
}, PATIENCE_MS);
afterAll(disconnect);

async function verdicts(): Promise<readonly VerifiedReport[]> {
  const all: VerifiedReport[] = [];
  for await (const verified of verifyReports()) all.push(verified);
  return all;
}

const caught = (all: readonly VerifiedReport[]) =>
  all.filter(({ differences }) => differences.length > 0).length;

describe('verifying reports', () => {
  test('finds nothing in reports that nobody touched', async () => {
    const all = await verdicts();
    expect(all).toHaveLength(REPORTS);
    expect(all.flatMap(({ differences }) => differences)).toEqual([]);
  });

  test('catches one flipped answer in every report', async () => {
    // One answered statement of each attempt moves by one point within the format.
    const change = `UPDATE "Answer" a SET value = CASE a.value WHEN 5 THEN 4 ELSE a.value + 1 END
      FROM (SELECT DISTINCT ON ("attemptId") "attemptId", "itemId" FROM "Answer" WHERE value IS NOT NULL ORDER BY "attemptId", md5("itemId" || "attemptId")) one
      WHERE a."attemptId" = one."attemptId" AND a."itemId" = one."itemId"`;
    const all = await withBackup('Answer', change, verdicts);
    expect(caught(all)).toBe(REPORTS);
  });

  test.each([
    [
      'one answer of one report',
      'Answer',
      `UPDATE "Answer" SET value = CASE value WHEN 5 THEN 4 ELSE value + 1 END
        WHERE ("attemptId", "itemId") = (SELECT "attemptId", "itemId" FROM "Answer" WHERE value IS NOT NULL ORDER BY 1, 2 LIMIT 1)`,
      1,
      'input',
    ],
    [
      'an answer turned into a skip',
      'Answer',
      `UPDATE "Answer" SET value = NULL
        WHERE ("attemptId", "itemId") = (SELECT "attemptId", "itemId" FROM "Answer" WHERE value IS NOT NULL ORDER BY 1 DESC, 2 LIMIT 1)`,
      1,
      'input',
    ],
    [
      'one digit of the norm',
      'NormVersion',
      `UPDATE "NormVersion" SET document = jsonb_set(document, '{scales,carefulness,sd}', '0.56')`,
      REPORTS,
      'pin',
    ],
    [
      'one weight of a profile',
      'RoleProfileVersion',
      `UPDATE "RoleProfileVersion" SET document = jsonb_set(document, '{scales,0,weight}', to_jsonb((document#>>'{scales,0,weight}')::numeric + 0.000001))`,
      REPORTS,
      'pin',
    ],
    [
      'the key of one statement',
      'QuestionnaireVersion',
      `UPDATE "QuestionnaireVersion" SET document = jsonb_set(document, '{instrument,items,0,reversed}', to_jsonb(NOT (document#>>'{instrument,items,0,reversed}')::boolean))`,
      REPORTS,
      'pin',
    ],
    [
      'a stored fit',
      'Report',
      `UPDATE "Report" SET result = jsonb_set(result, '{withinTarget}', to_jsonb((result->>'withinTarget')::int + 1))`,
      REPORTS,
      'stored',
    ],
  ])('catches %s', async (_what, table, change, expected, kind) => {
    const all = await withBackup(table, change, verdicts);
    expect(caught(all)).toBe(expected);
    for (const { differences } of all) {
      if (differences.length > 0) expect(differences.map((difference) => difference.kind)).toContain(kind);
    }
  });

  test('catches a norm that was changed together with its hash', async () => {
    const change = `UPDATE "NormVersion" SET document = jsonb_set(document, '{scales,carefulness,mean}', '3.96'), "contentHash" = repeat('a', 64)`;
    const all = await withBackup('NormVersion', change, verdicts);
    expect(caught(all)).toBe(REPORTS);
    for (const { differences } of all) expect(differences.map(({ kind }) => kind)).toContain('input');
  });
});

/** Changes rows behind the application's back, as only the owner of the tables can, and puts the table back. */
async function withBackup<T>(table: string, change: string, look: () => Promise<T>): Promise<T> {
  return withClient(database.ownerUrl, async (owner) => {
    await owner.query(`CREATE TEMP TABLE before AS SELECT * FROM "${table}"`);
    const { rows } = await owner.query<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
      [table],
    );
    const key = table === 'Answer' ? ['attemptId', 'itemId'] : ['id'];
    const columns = rows.map(({ column_name: name }) => `"${name}" = b."${name}"`).join(', ');
    const same = key.map((name) => `t."${name}" = b."${name}"`).join(' AND ');
    await owner.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    try {
      await owner.query(change);
      return await look();
    } finally {
      await owner.query(`UPDATE "${table}" t SET ${columns} FROM before b WHERE ${same}`);
      await owner.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
      await owner.query('DROP TABLE before');
    }
  });
}
