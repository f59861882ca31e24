import 'server-only';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Tx } from './client';

/** Whether the database has every migration that came with this version of the program. */
export async function isMigrated(tx: Tx): Promise<boolean> {
  const applied = await tx.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM "_prisma_migrations"
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const names = new Set(applied.map((row) => row.name));
  return shippedMigrations().every((name) => names.has(name));
}

function shippedMigrations(): string[] {
  return readdirSync(path.resolve('prisma', 'migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** Whether the job queue can be read, and whether a job has waited for more than `minutes`. */
export async function hasWaitingJob(tx: Tx, minutes: number): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker.jobs
    WHERE locked_at IS NULL AND attempts < max_attempts AND run_at < now() - make_interval(mins => ${minutes}::int)
    LIMIT 1`;
  return rows.length > 0;
}
