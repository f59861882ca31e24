// The embedded PostgreSQL: the real server, installed by npm, one cluster per data folder.
// ensurePostgres() uses the running server of a data folder or starts it; several processes may call it at once.
import {
  existsSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  closeSync,
  mkdtempSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { binaries } from './lib/pg-binaries.mjs';
import {
  APP_ROLE,
  OWNER_ROLE,
  databasePasswords,
  databaseUrl,
  privateFolder,
} from './lib/pg-credentials.mjs';
import { clearStalePidFile, serverLauncher, serverState } from './lib/pg-process.mjs';

const DEFAULTS = { database: 'kuusi', settings: {}, timeoutMs: 60_000, asRoot: 'auto' };
const POLL_MS = 25;
const STOP_TIMEOUT_MS = 30_000;
const LOG_LIMIT_BYTES = 10_000_000;
const PREPARE_LOCK = 4_851_001;
const SERVER_SETTINGS = [
  ['listen_addresses', '127.0.0.1'],
  ['unix_socket_directories', ''],
  ['max_connections', '80'],
  ['timezone', 'UTC'],
];

/**
 * @param {object} options
 * @param {string} options.dataDir Folder of this installation; the cluster lies in its subfolder `pg`.
 * @param {string} [options.database]
 * @param {Record<string, string>} [options.settings] Further server settings.
 * @param {number} [options.port] Wanted port for a server that has to be started; else any free one.
 * @param {number} [options.timeoutMs]
 * @param {'auto' | 'nobody'} [options.asRoot]
 */
export async function ensurePostgres(options) {
  const { database, settings, timeoutMs, asRoot, port } = { ...DEFAULTS, ...options };
  const dataDir = path.resolve(options.dataDir);
  const clusterDir = path.join(dataDir, 'pg');
  privateFolder(dataDir);
  const passwords = databasePasswords(dataDir);
  const until = Date.now() + timeoutMs;
  const launch = async () => {
    const launcher = serverLauncher(asRoot);
    await createCluster(clusterDir, passwords.ownerPassword, launcher);
    return startServer(clusterDir, port ?? (await freePort()), settings, launcher);
  };

  let child = null;
  while (Date.now() < until) {
    const server = serverState(clusterDir);
    if (server.state === 'stale') clearStalePidFile(clusterDir);
    const childIsGone = child === null || child.exitCode !== null;
    if (server.state === 'absent' && childIsGone) child = await launch();
    const found = server.state === 'ready' ? await openServer(server, database, passwords) : null;
    if (found) return { ...found, started: child !== null };
    await sleep(POLL_MS);
  }
  throw new Error(`PostgreSQL did not start in time. Its own log: ${path.join(dataDir, 'postgres.log')}`);
}

async function openServer({ port, pid }, database, { ownerPassword, appPassword }) {
  const adminUrl = databaseUrl(OWNER_ROLE, ownerPassword, port, 'postgres');
  if (!(await answers(adminUrl))) return null;
  await prepareDatabase(adminUrl, database, appPassword);
  return {
    url: databaseUrl(APP_ROLE, appPassword, port, database),
    ownerUrl: databaseUrl(OWNER_ROLE, ownerPassword, port, database),
    port,
    pid,
  };
}

/** Stops the server of a data folder, ending its connections. @returns {Promise<boolean>} whether one was running */
export async function stopPostgres(dataDir) {
  const clusterDir = path.join(path.resolve(dataDir), 'pg');
  const server = serverState(clusterDir);
  if (!('pid' in server)) return false;
  process.kill(server.pid, 'SIGINT');
  for (const until = Date.now() + STOP_TIMEOUT_MS; Date.now() < until;) {
    const now = serverState(clusterDir);
    if (now.state === 'absent' || now.state === 'stale') return true;
    await sleep(POLL_MS);
  }
  throw new Error(`PostgreSQL (process ${server.pid}) did not stop within ${STOP_TIMEOUT_MS / 1000} s.`);
}

async function answers(connectionString) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    if (error.code === '28P01') {
      throw new Error('The embedded database refuses the password in database-passwords.json.', {
        cause: error,
      });
    }
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

// initdb works in a folder of its own, then one rename makes it the cluster: parallel first starts cannot mix.
async function createCluster(clusterDir, ownerPassword, launcher) {
  if (existsSync(path.join(clusterDir, 'PG_VERSION'))) return;
  const draft = mkdtempSync(`${clusterDir}.init-`);
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, ownerPassword, { mode: 0o600 });
  try {
    for (const file of [draft, passwordFile]) launcher.adopt(file);
    // Code-point order with Unicode letters; Finnish order is asked for by COLLATE "fi-FI-x-icu" where people see it.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const login = ['-U', OWNER_ROLE, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    await run(launcher, binaries().initdb, ['-D', draft, ...login, ...locale, '--no-instructions'], draft);
    renameSync(draft, clusterDir);
  } catch (error) {
    // A parallel start may have finished first; then its cluster is the one.
    if (!existsSync(path.join(clusterDir, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function run(launcher, command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = launcher.run(command, args, {
      cwd,
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${path.basename(command)} failed (${code}): ${output}`));
    });
  });
}

// Nothing of the caller's secrets reaches the server process.
function serverEnvironment() {
  const kept = ['PATH', 'SystemRoot', 'LD_LIBRARY_PATH', 'TMPDIR', 'TEMP'];
  const entries = kept.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  );
  return { ...Object.fromEntries(entries), LC_ALL: 'C', TZ: 'UTC' };
}

async function startServer(clusterDir, port, settings, launcher) {
  const log = openLog(path.join(path.dirname(clusterDir), 'postgres.log'));
  const flags = [...SERVER_SETTINGS, ...Object.entries(settings)].flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  // Detached: Ctrl-C in the terminal must reach the application first, the database last.
  const child = launcher.run(binaries().postgres, ['-D', clusterDir, '-p', String(port), ...flags], {
    cwd: clusterDir,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.on('error', () => {}); // seen as "did not start"; the reason is in the log
  child.unref();
  closeSync(log);
  return child;
}

function openLog(file) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// Roles and database, made once; a lock keeps parallel starts apart.
async function prepareDatabase(adminUrl, database, appPassword) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PREPARE_LOCK]);
    const role = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
    if (role.rowCount === 0) {
      await client.query(`create role ${APP_ROLE} login password ${client.escapeLiteral(appPassword)}`);
      await client.query(`alter role ${APP_ROLE} set statement_timeout = '5s'`);
      await client.query(`alter role ${APP_ROLE} set idle_in_transaction_session_timeout = '10s'`);
    }
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
