// Applies prisma/migrations/*/migration.sql in order, in the table and under the lock of `prisma migrate deploy`,
// so that either tool can continue where the other stopped. Then: privileges of the app role, tables of the job queue.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { applyGrants } from './grants.mjs';

const MIGRATIONS = fileURLToPath(new URL('../prisma/migrations', import.meta.url));
const PRISMA_MIGRATE_LOCK = 72707369;
const OLDEST_SERVER = 150_000;
const TABLE = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null, "checksum" varchar(64) not null, "finished_at" timestamptz,
  "migration_name" varchar(255) not null, "logs" text, "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(), "applied_steps_count" integer not null default 0)`;

/**
 * Brings a database to the newest migration. Safe to run from several processes at once.
 *
 * @param {object} options
 * @param {string} options.ownerUrl Connection that may create tables.
 * @param {string} [options.appUrl] Connection of the application; privileges are granted when its user is another.
 * @param {string} [options.dir] Folder of migrations.
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<string[]>} Names of the migrations applied now.
 */
export async function migrate({ ownerUrl, appUrl = ownerUrl, dir = MIGRATIONS, log = () => {} }) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await refuseOldServer(client);
    await client.query('select pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK]);
    const applied = await applyPending(client, dir, log);
    const appRole = userOf(appUrl);
    const separateRoles = appRole !== userOf(ownerUrl);
    if (separateRoles) await applyGrants(client, appRole);
    await installJobQueue(client, appUrl, separateRoles ? appRole : null);
    return applied;
  } finally {
    await client.end();
  }
}

/** Names of the migrations in a folder, in the order in which they are applied. */
export function migrationNames(dir = MIGRATIONS) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(dir, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort();
}

const userOf = (connectionString) => decodeURIComponent(new URL(connectionString).username);

async function refuseOldServer(client) {
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name`,
  );
  const [server] = rows;
  if (server.number >= OLDEST_SERVER) return;
  throw new Error(`PostgreSQL ${server.name} is too old: Kuusi needs version 15 or newer.`);
}

async function applyPending(client, dir, log) {
  await client.query(TABLE);
  const { rows } = await client.query(
    'select migration_name, checksum, finished_at from "_prisma_migrations" where rolled_back_at is null',
  );
  const done = new Map(rows.map((row) => [row.migration_name, row]));
  const applied = [];
  for (const name of migrationNames(dir)) {
    const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
    const checksum = createHash('sha256').update(sql).digest('hex');
    const earlier = done.get(name);
    if (earlier) {
      refuseBroken(name, earlier, checksum);
      continue;
    }
    await applyOne(client, name, sql, checksum);
    applied.push(name);
    log(`applied migration ${name}`);
  }
  return applied;
}

function refuseBroken(name, earlier, checksum) {
  if (!earlier.finished_at) {
    throw new Error(
      `Migration ${name} failed earlier under another tool; resolve it with "prisma migrate resolve".`,
    );
  }
  if (earlier.checksum !== checksum) {
    throw new Error(
      `Migration ${name} was changed after it had been applied. Migrations are never edited: add one.`,
    );
  }
}

async function applyOne(client, name, sql, checksum) {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query(
      `insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const where = error.position ? ` (line ${sql.slice(0, Number(error.position)).split('\n').length})` : '';
    throw new Error(`Migration ${name}${where}: ${error.message}`, { cause: error });
  }
}

// The queue's private tables are under row-level security, so their owner must be the role that runs the jobs.
async function installJobQueue(owner, appUrl, appRole) {
  const database = owner.escapeIdentifier(
    (await owner.query('select current_database() as name')).rows[0].name,
  );
  const role = appRole === null ? null : owner.escapeIdentifier(appRole);
  if (role) await owner.query(`grant create on database ${database} to ${role}`);
  try {
    await runMigrations({ connectionString: appUrl, maxPoolSize: 2, logger: await quietLogger() });
  } finally {
    if (role) await owner.query(`revoke create on database ${database} from ${role}`);
  }
}

async function quietLogger() {
  const { Logger } = await import('graphile-worker');
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') console.error(`job queue: ${message}`);
  });
}
