import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { diffToSchema } from '../../scripts/schema-engine.mjs';
import { freshDatabase, query, type TestDatabase } from '../support/database';

const SLOW_MS = 60_000;
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(disconnect);

describe('the migrations', { timeout: SLOW_MS }, () => {
  test('make the database that schema.prisma describes', async () => {
    expect(await diffToSchema(database.ownerUrl)).toBe('');
  });

  test('would be caught with a column too many', async () => {
    const drifted = await freshDatabase();
    await query(drifted.ownerUrl, 'alter table "User" add column "intruder" int');
    expect(await diffToSchema(drifted.ownerUrl)).toContain('intruder');
  });
});

type Readable = Readonly<{ findFirst: () => Promise<unknown> }>;

function isReadable(value: unknown): value is Readable {
  return typeof value === 'object' && value !== null && 'findFirst' in value;
}

test.each(Object.values(Prisma.ModelName))('the application can read %s', async (model) => {
  process.env['DATABASE_URL'] = database.url;
  const delegate: unknown = Reflect.get(db(), model.charAt(0).toLowerCase() + model.slice(1));
  if (!isReadable(delegate)) throw new Error(`no delegate for ${model}`);
  await expect(delegate.findFirst()).resolves.toBeNull();
});
