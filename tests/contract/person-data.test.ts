import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disconnect } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { CANDIDATE_KEYS, PERSON_DATA } from '@/lib/privacy/person-data';
import { freshDatabase, query, type TestDatabase } from '../support/database';

/** A table that has one of these is about a candidate, whatever else it says. */
const KEYS: readonly string[] = Object.keys(CANDIDATE_KEYS).filter((key) => key !== 'subjectId');

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(disconnect);

type Column = Readonly<{ table: string; column: string }>;

const columns = () =>
  query<Column>(
    database.ownerUrl,
    `select c.table_name as table, c.column_name as column from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like '\\_%'`,
  );

test('every table says what it knows about people', async () => {
  const inDatabase = new Set((await columns()).map(({ table }) => table));
  const inSchema = new Set<string>(Object.values(Prisma.ModelName));
  const known = Object.keys(PERSON_DATA);
  expect([...inSchema].filter((table) => !known.includes(table))).toEqual([]);
  expect([...inDatabase].filter((table) => !known.includes(table))).toEqual([]);
  expect(known.filter((table) => !inSchema.has(table))).toEqual([]);
});

test('a table with a key of a candidate says how the candidate is found', async () => {
  const all = await columns();
  const keyed = new Set(all.filter(({ column }) => KEYS.includes(column)).map(({ table }) => table));
  const undecided = [...keyed].filter((table) => {
    const data = PERSON_DATA[table];
    return !data?.candidate || data.holds === 'none';
  });
  expect(undecided).toEqual([]);
});

describe('the way to a candidate', () => {
  const tables = Object.entries(PERSON_DATA).flatMap(([table, { candidate }]) =>
    candidate ? [{ table, ...candidate }] : [],
  );

  test.each(tables)('exists in $table, and so do the columns withheld', async ({ table, by, withheld }) => {
    const own = (await columns()).filter((each) => each.table === table).map(({ column }) => column);
    expect(own).toEqual(expect.arrayContaining([by, ...withheld]));
  });

  test('never hands out a hash, a sealed link or another person', async () => {
    const open = (await columns()).filter(({ table, column }) => {
      const data = PERSON_DATA[table]?.candidate;
      return data && !data.withheld.includes(column) && /hash$|token|sealed|ById$|^ref$/i.test(column);
    });
    // Hashes of what the person answered and agreed to are the proof of what was read and computed.
    expect(open.map(({ table, column }) => `${table}.${column}`).sort()).toEqual([
      'AuditEvent.hash',
      'AuditEvent.prevHash',
      'ConsentRecord.wordingHash',
      'Report.inputHash',
      'Report.resultHash',
    ]);
  });
});
