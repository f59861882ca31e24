import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../scripts/migrate.mjs';
import { ensurePostgres, stopPostgres } from '../../scripts/pg.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Migrated template database, as the application's role and as the owner. */
    templateUrl: string;
    templateOwnerUrl: string;
  }
}

type SharedServer = { users: number; dir: string; ready: Promise<{ url: string; ownerUrl: string }> };

declare global {
  var kuusiTestServer: SharedServer | undefined;
}

// A throw-away server needs no durability.
const SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/** One PostgreSQL for all projects of a run that use a database; the last one to finish removes it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = (globalThis.kuusiTestServer ??= startServer());
  server.users += 1;
  const { url, ownerUrl } = await server.ready;
  project.provide('templateUrl', url);
  project.provide('templateOwnerUrl', ownerUrl);

  return async () => {
    server.users -= 1;
    if (server.users > 0) return;
    globalThis.kuusiTestServer = undefined;
    await stopPostgres(server.dir);
    rmSync(server.dir, { recursive: true, force: true });
  };
}

function startServer(): SharedServer {
  const dir = mkdtempSync(path.join(tmpdir(), 'kuusi-test-'));
  return { users: 0, dir, ready: migratedTemplate(dir) };
}

async function migratedTemplate(dir: string) {
  const server = await ensurePostgres({ dataDir: dir, database: 'kuusi_template', settings: SETTINGS });
  await migrate({ ownerUrl: server.ownerUrl, appUrl: server.url });
  return server;
}
