import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../../scripts/migrate.mjs';
import { freshDatabase, query, type TestDatabase } from '../../support/database';

const SLOW_MS = 60_000;
let database: TestDatabase;
let dir: string;
beforeEach(async () => {
  database = await freshDatabase();
  dir = mkdtempSync(path.join(tmpdir(), 'kuusi-migrations-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function write(name: string, sql: string): void {
  mkdirSync(path.join(dir, name), { recursive: true });
  writeFileSync(path.join(dir, name, 'migration.sql'), sql);
}

// The owner's connection alone: these migrations know nothing of the tables that the privileges name.
const run = () => migrate({ ownerUrl: database.ownerUrl, dir });
const count = async (table: string) =>
  (await query<{ n: number }>(database.ownerUrl, `select count(*)::int as n from ${table}`))[0]?.n;

describe('migrate', { timeout: SLOW_MS }, () => {
  test('applies in order, once', async () => {
    write('9002_second', 'insert into extra values (2);');
    write('9001_first', 'create table extra (n int); insert into extra values (1);');
    expect(await run()).toEqual(['9001_first', '9002_second']);
    expect(await run()).toEqual([]);
    expect(await count('extra')).toBe(2);
  });

  test('applies once when four processes start together', async () => {
    write('9001_first', 'create table extra (n int); insert into extra values (1);');
    const applied = await Promise.all([run(), run(), run(), run()]);
    expect(applied.flat()).toEqual(['9001_first']);
    expect(await count('extra')).toBe(1);
  });

  test('leaves nothing of a migration that fails, and names it with its line', async () => {
    write('9001_broken', 'create table half (n int);\ninsert into nowhere values (1);\n');
    await expect(run()).rejects.toThrow(/9001_broken \(line 2\)/);
    await expect(count('half')).rejects.toThrow(/does not exist/);
    write('9001_broken', 'create table half (n int);\n');
    expect(await run()).toEqual(['9001_broken']);
  });

  test('refuses a migration that was edited after it was applied', async () => {
    write('9001_first', 'create table extra (n int);');
    await run();
    write('9001_first', 'create table extra (n bigint);');
    await expect(run()).rejects.toThrow(/was changed after it had been applied/);
  });

  test('takes away a right that the application should not have', async () => {
    await query(database.ownerUrl, 'grant update on "AuditEvent" to kuusi_app');
    await migrate({ ownerUrl: database.ownerUrl, appUrl: database.url });
    await expect(query(database.url, 'update "AuditEvent" set seq = 0')).rejects.toMatchObject({
      code: '42501',
    });
  });
});
