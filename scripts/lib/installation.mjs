// An installation: a data folder, its database (embedded or external) and its secrets, opened for one command.
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '../migrate.mjs';
import { ensurePostgres, stopPostgres } from '../pg.mjs';
import { OWNER_ROLE, databasePasswords, databaseUrl, privateFolder, secretFile } from './pg-credentials.mjs';
import { serverState } from './pg-process.mjs';

const SERVER_LOCK = 4_851_003;
const SECRET_BYTES = 48;
const RETRY_MS = 500;
const GOING_MS = 1_000;
const POLL_MS = 25;

/** A second server on the same data folder. */
export class AlreadyRunning extends Error {}

/**
 * Opens the database, applies migrations and reads or makes the secrets.
 *
 * @param {ReturnType<typeof import('../../lib/env').readSettings>} settings
 * @param {{ exclusive: boolean, log: (line: string) => void }} options exclusive: one server per embedded database.
 */
export async function openInstallation(settings, { exclusive, log }) {
  const dataDir = path.resolve(settings.DATA_DIR);
  privateFolder(dataDir);
  const database = settings.DATABASE_URL
    ? externalDatabase(settings)
    : await embeddedDatabase(dataDir, exclusive, log);
  try {
    await migrate({ ownerUrl: database.ownerUrl, appUrl: database.url, log });
  } catch (error) {
    await database.close();
    throw error;
  }
  const authSecret =
    settings.AUTH_SECRET ??
    secretFile(path.join(dataDir, 'auth-secret'), () => randomBytes(SECRET_BYTES).toString('base64url'));
  const baseUrl = settings.BASE_URL ?? `http://${settings.HOST}:${settings.PORT}`;
  return {
    dataDir,
    baseUrl,
    close: database.close,
    /** Environment of the processes that belong to this installation. */
    environment: {
      ...process.env,
      DATA_DIR: dataDir,
      HOST: settings.HOST,
      PORT: String(settings.PORT),
      BASE_URL: baseUrl,
      NEXTAUTH_URL: baseUrl,
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      AUTH_SECRET: authSecret,
      NEXTAUTH_SECRET: authSecret,
    },
  };
}

function externalDatabase(settings) {
  const url = settings.DATABASE_URL;
  return { url, ownerUrl: settings.DATABASE_OWNER_URL ?? url, close: async () => {} };
}

async function embeddedDatabase(dataDir, exclusive, log) {
  const server = await ensurePostgres({ dataDir });
  const guard = exclusive ? await guardServer(server, dataDir, log) : null;
  return {
    url: server.url,
    ownerUrl: server.ownerUrl,
    close: async () => {
      await guard?.release();
      // The last one out: a worker or a script may still use the database.
      if (await isLastOne(server.ownerUrl)) await stopPostgres(dataDir);
    },
  };
}

// The lock belongs to a connection, so the system itself frees it when this process dies in whatever way.
async function guardServer(server, dataDir, log) {
  let client = await takeLock(server.ownerUrl, dataDir);
  let released = false;
  const watch = () => client.once('end', () => void (released ? undefined : restore()));
  const restore = async () => {
    log('The embedded database stopped; starting it again.');
    while (!released) {
      try {
        await ensurePostgres({ dataDir, port: server.port });
        client = await takeLock(server.ownerUrl, dataDir);
        watch();
        return;
      } catch (error) {
        log(`The embedded database cannot be started: ${error.message}`);
        await sleep(RETRY_MS);
      }
    }
  };
  watch();
  return {
    release: async () => {
      released = true;
      rmSync(path.join(dataDir, 'server.json'), { force: true });
      await client.end().catch(() => {});
    },
  };
}

async function takeLock(ownerUrl, dataDir) {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'kuusi start' });
  client.on('error', () => {}); // followed by 'end', which is watched
  await client.connect();
  const { rows } = await client.query('select pg_try_advisory_lock($1) as free', [SERVER_LOCK]);
  if (rows[0].free) return client;
  await client.end();
  const address = addressOfRunning(dataDir);
  throw new AlreadyRunning(`Kuusi is already running on this data folder${address ? `: ${address}` : ''}`);
}

/** Notes the address for a second start, which cannot ask the first one. */
export function noteAddress(dataDir, address) {
  writeFileSync(path.join(dataDir, 'server.json'), `${JSON.stringify({ pid: process.pid, address })}\n`, {
    mode: 0o600,
  });
}

/** Address of a server that runs on a data folder, or null. */
export function addressOfRunning(dataDir) {
  try {
    const { pid, address } = JSON.parse(readFileSync(path.join(dataDir, 'server.json'), 'utf8'));
    process.kill(pid, 0);
    return `${address} (process ${pid})`;
  } catch {
    return null; // none, or it is still starting, or it was killed
  }
}

/** Whether any process has the embedded database of a data folder open. */
export async function isInUse(dataDir) {
  const server = serverState(path.join(dataDir, 'pg'));
  if (server.state !== 'ready') return false;
  const { ownerPassword } = databasePasswords(dataDir);
  return (await otherConnections(databaseUrl(OWNER_ROLE, ownerPassword, server.port, 'postgres'))) > 0;
}

// A connection is counted for a moment after the process that had it: whoever ended its own server waits for that.
async function isLastOne(ownerUrl) {
  for (const until = Date.now() + GOING_MS; Date.now() < until; await sleep(POLL_MS)) {
    if ((await otherConnections(ownerUrl)) === 0) return true;
  }
  return false;
}

async function otherConnections(ownerUrl) {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      `select count(*)::int as others from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return rows[0].others;
  } catch {
    return 0; // it is already stopping
  } finally {
    await client.end().catch(() => {});
  }
}
