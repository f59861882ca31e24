import { beforeAll, describe, expect, test } from 'vitest';
import { appendOnlyTables } from '../../../scripts/grants.mjs';
import { freshDatabase, query, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});

type Privilege = { table_name: string; privilege_type: string };
const granted = (role: string) =>
  query<Privilege>(
    database.ownerUrl,
    `select table_name, privilege_type from information_schema.role_table_grants
     where grantee = $1 and table_schema = 'public'`,
    [role],
  );

describe('the role of the application', () => {
  test('may only insert into and read append-only tables', async () => {
    const rights = await granted('kuusi_app');
    for (const table of appendOnlyTables()) {
      const own = rights.filter((right) => right.table_name === table).map((right) => right.privilege_type);
      expect([table, ...own.sort()]).toEqual([table, 'INSERT', 'SELECT']);
    }
  });

  test('may read and write every other table, and nothing more', async () => {
    const rights = await granted('kuusi_app');
    const tables = await query<{ name: string }>(
      database.ownerUrl,
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
    );
    const mutable = tables.map(({ name }) => name).filter((name) => !appendOnlyTables().includes(name));
    expect(mutable.length).toBeGreaterThan(0);
    for (const table of mutable) {
      const own = rights.filter((right) => right.table_name === table).map((right) => right.privilege_type);
      expect([table, ...own.sort()]).toEqual([table, 'DELETE', 'INSERT', 'SELECT', 'UPDATE']);
    }
  });

  test.each([
    ['create a table', 'create table intruder (a int)'],
    ['create a schema', 'create schema intruder'],
    ['forge the history of migrations', 'delete from _prisma_migrations'],
    ['empty a table at once', 'truncate "_prisma_migrations"'],
  ])('may not %s', async (_what, statement) => {
    await expect(query(database.url, statement)).rejects.toMatchObject({ code: '42501' });
  });

  test('is cut off when a statement runs for more than five seconds', async () => {
    const [row] = await query<{ statement_timeout: string }>(database.url, 'show statement_timeout');
    expect(row?.statement_timeout).toBe('5s');
  });

  test('may not become the owner', async () => {
    await expect(query(database.url, 'set role kuusi_owner')).rejects.toMatchObject({ code: '42501' });
  });
});

test('the application may add jobs to the queue and the queue may run them', async () => {
  const { runOnce } = await import('graphile-worker');
  await query(database.url, `select graphile_worker.add_job('greet', '{"name":"Kuusi"}')`);
  const greeted: unknown[] = [];
  await runOnce({
    connectionString: database.url,
    taskList: { greet: (payload) => void greeted.push(payload) },
    noHandleSignals: true,
  });
  expect(greeted).toEqual([{ name: 'Kuusi' }]);
});
