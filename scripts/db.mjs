// node scripts/db.mjs start | stop | url | migrate | migration NAME | check
// Works on DATABASE_URL / DATABASE_OWNER_URL, else on the embedded database of DATA_DIR (default .data/dev).
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { migrate, migrationNames } from './migrate.mjs';
import { ensurePostgres, stopPostgres } from './pg.mjs';

const dataDir = process.env.DATA_DIR ?? '.data/dev';
const [command, name] = process.argv.slice(2);
const commands = {
  start: async () => console.log((await server()).url),
  url: async () => console.log((await server()).ownerUrl),
  stop: async () => console.log((await stopPostgres(dataDir)) ? 'stopped' : 'not running'),
  migrate: async () => {
    const { url, ownerUrl } = await server();
    const applied = await migrate({ ownerUrl, appUrl: url });
    console.log(applied.length > 0 ? `applied: ${applied.join(', ')}` : 'nothing to apply');
  },
  migration: () => compare(writeMigration),
  check: () => compare(reportDrift),
};

const chosen = commands[command];
if (!chosen) {
  console.error('usage: node scripts/db.mjs start | stop | url | migrate | migration NAME | check');
  process.exit(2);
}
try {
  await chosen();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function server() {
  const url = process.env.DATABASE_URL;
  if (url) return { url, ownerUrl: process.env.DATABASE_OWNER_URL ?? url };
  return ensurePostgres({ dataDir });
}

// A scratch database gets all migrations; what still separates it from schema.prisma is the difference.
async function compare(onDifference) {
  const { diffToSchema } = await import('./schema-engine.mjs');
  const { ownerUrl } = await server();
  const scratch = `kuusi_scratch_${process.pid}`;
  const admin = new pg.Client({ connectionString: ownerUrl });
  await admin.connect();
  try {
    await admin.query(`create database ${scratch}`);
    const scratchUrl = new URL(ownerUrl);
    scratchUrl.pathname = `/${scratch}`;
    await migrate({ ownerUrl: scratchUrl.href });
    const sql = await diffToSchema(scratchUrl.href);
    if (sql) onDifference(sql);
    else console.log('schema.prisma and the migrations agree');
  } finally {
    await admin.query(`drop database if exists ${scratch} with (force)`);
    await admin.end();
  }
}

function reportDrift(sql) {
  console.error(`schema.prisma differs from the migrations:\n${sql}`);
  process.exitCode = 1;
}

function writeMigration(sql) {
  if (!/^[a-z0-9_]+$/.test(name ?? '')) throw new Error('Give the migration a name of a-z, 0-9 and _.');
  const number = String(migrationNames().length + 1).padStart(4, '0');
  const folder = path.join('prisma/migrations', `${number}_${name}`);
  if (existsSync(folder)) throw new Error(`${folder} exists already.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  writeFileSync('prisma/migrations/migration_lock.toml', 'provider = "postgresql"\n');
  console.log(`${folder}/migration.sql\n${sql}`);
}
