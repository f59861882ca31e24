import { beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '@/lib/db/uuid';
import { freshDatabase, query, type TestDatabase } from '../support/database';

/** What the database refuses by itself, whatever the code above it forgets. */
let database: TestDatabase;
const [home, other] = [uuidv7(), uuidv7()];
const [jobRoleId, versionId] = [uuidv7(), uuidv7()];

beforeAll(async () => {
  database = await freshDatabase();
  for (const id of [home, other]) {
    await query(
      database.url,
      `INSERT INTO "Organization" (id, slug, name, "defaultLocale", contact) VALUES ($1, $2, 'Testi', 'fi', 'Maija')`,
      [id, `org-${id}`],
    );
  }
  await query(
    database.url,
    `INSERT INTO "JobRole" (id, "organizationId", title, locale) VALUES ($1, $2, 'Myyjä', 'fi')`,
    [jobRoleId, home],
  );
  await query(
    database.url,
    `INSERT INTO "RoleProfileVersion" (id, "organizationId", "jobRoleId", version, document, "contentHash", "publishedById")
     VALUES ($1, $2, $3, 1, '{}', 'hash', $4)`,
    [versionId, home, jobRoleId, uuidv7()],
  );
  await query(
    database.url,
    `INSERT INTO "AuditEvent" ("organizationId", seq, "occurredAt", "actorKind", action, "subjectType", "subjectId",
       outcome, "requestId", data, "prevHash", hash)
     VALUES ($1, 1, now(), 'system', 'jobRole.created', 'jobRole', $2, 'done', 'request', '{}', '0', '1')`,
    [home, jobRoleId],
  );
});

const addStep = (organizationId: string) =>
  query(
    database.url,
    `INSERT INTO "TaskStep" (id, "organizationId", "jobRoleId", position, title) VALUES ($1, $2, $3, 1, 'Tervehtii')`,
    [uuidv7(), organizationId, jobRoleId],
  );

test('a task step belongs to the organisation of its job role', async () => {
  await expect(addStep(other)).rejects.toThrow(/foreign key/);
  await expect(addStep(home)).resolves.toEqual([]);
});

describe.each([
  ['a published profile', 'RoleProfileVersion', /immutable/],
  ['an audit event', 'AuditEvent', /append-only/],
])('%s', (_what, table, refusal) => {
  const change = `UPDATE "${table}" SET "organizationId" = "organizationId"`;
  const removal = `DELETE FROM "${table}"`;

  test.each([change, removal])('is refused to the application: %s', async (sql) => {
    await expect(query(database.url, sql)).rejects.toThrow(/permission denied/);
  });

  test.each([change, removal])('is refused to the owner of the tables too: %s', async (sql) => {
    await expect(query(database.ownerUrl, sql)).rejects.toThrow(refusal);
  });
});
