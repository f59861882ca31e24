import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export type TestDatabase = Readonly<{
  /** The application's role: what services and repositories connect with. */
  url: string;
  /** The owner of the tables, for looking behind the application's back. */
  ownerUrl: string;
}>;

const TEMPLATE_LOCK = 4_851_002;

/**
 * A database of its own for a test file, copied from the migrated template, empty but for the schema.
 * Sets DATABASE_URL and DATABASE_OWNER_URL; call it before the first use of `@/lib/db/client`.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `t_${process.pid}_${randomBytes(4).toString('hex')}`;
  const template = databaseName(inject('templateOwnerUrl'));
  await withClient(withDatabase(inject('templateOwnerUrl'), 'postgres'), async (client) => {
    // PostgreSQL copies a template only while nobody else uses it.
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await client.query(`create database ${name} template ${template}`);
  });
  const database = {
    url: withDatabase(inject('templateUrl'), name),
    ownerUrl: withDatabase(inject('templateOwnerUrl'), name),
  };
  process.env['DATABASE_URL'] = database.url;
  process.env['DATABASE_OWNER_URL'] = database.ownerUrl;
  return database;
}

/** Runs one statement through a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  connectionString: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return withClient(connectionString, async (client) => (await client.query<Row>(sql, [...values])).rows);
}

/** Opens a connection for the time of `run`. */
export async function withClient<T>(
  connectionString: string,
  run: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

function databaseName(connectionString: string): string {
  return new URL(connectionString).pathname.slice(1);
}

function withDatabase(connectionString: string, name: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  return url.href;
}

/** Writes into an attempt past the rules of the database, such as another time of what happened. */
export async function changeAttempt({ ownerUrl }: TestDatabase, id: string, change: string): Promise<void> {
  await query(
    ownerUrl,
    `ALTER TABLE "Attempt" DISABLE TRIGGER attempt_guard;
     UPDATE "Attempt" SET ${change} WHERE id = '${id}';
     ALTER TABLE "Attempt" ENABLE TRIGGER attempt_guard`,
  );
}
