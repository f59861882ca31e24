import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSettings } from '@/lib/env';

const DATA_DIR = '.data/bench';
const DIST_DIR = '.next-bench';
const READY_TIMEOUT_MS = 60_000;

/** Where the server writes: nowhere, with its complaints shown, or into an open file. */
type Output = 'ignore' | number;

/** A production build serving an installation of its own. */
export type Site = Readonly<{
  origin: string;
  dataDir: string;
  serverPid: () => number;
  databasePid: () => number;
  /** Ends the server with a signal and gives the milliseconds until it was gone. */
  endServer: (signal: NodeJS.Signals) => Promise<number>;
  /** Starts the server that was ended, with other settings if wanted, and waits until it answers. */
  startServer: (changed?: Readonly<Record<string, string>>, output?: Output) => Promise<void>;
  stop: () => Promise<void>;
}>;

type SiteOptions = Readonly<{
  /** Where the server finds its database instead; this process keeps the direct way. */
  databaseFor?: (url: string) => Promise<string>;
  /** Whether the build holds the floors that measurements compare with; then it is a build of its own. */
  floors?: boolean;
  dataDir?: string;
  /** Settings of the server that differ. */
  environment?: Readonly<Record<string, string>>;
}>;

/** Environment of everything that the benchmark starts; also set for this process, which calls services. */
export async function openSite({
  databaseFor = asIs,
  floors = true,
  dataDir = DATA_DIR,
  environment = {},
}: SiteOptions = {}): Promise<Site> {
  Object.assign(process.env, { NODE_ENV: 'production' });
  if (floors) Object.assign(process.env, { KUUSI_BENCH: '1', NEXT_DIST_DIR: DIST_DIR });
  const { build, buildIsCurrent } = await import('../lib/build.mjs');
  if (!buildIsCurrent()) await build(console.log);
  const { stopPostgres } = await import('../pg.mjs');
  await stopPostgres(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  const { openInstallation } = await import('../lib/installation.mjs');
  const port = await freePort();
  const settings = readSettings({
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    WORKER: '0',
    LOG_LEVEL: 'error',
  });
  const installation = await openInstallation(settings, { exclusive: true, log: () => {} });
  Object.assign(process.env, installation.environment);
  const databaseUrl = await databaseFor(process.env['DATABASE_URL'] ?? '');
  const start = (changed: Readonly<Record<string, string>> = {}, output: Output = 'ignore') =>
    spawnServer(
      installation.baseUrl,
      port,
      { ...environment, DATABASE_URL: databaseUrl, ...changed },
      output,
    );
  let server = await start();
  return {
    origin: installation.baseUrl,
    dataDir: installation.dataDir,
    serverPid: () => pidOf(server),
    databasePid: () => databasePid(installation.dataDir),
    endServer: (signal) => end(server, signal),
    startServer: async (changed, output) => {
      server = await start(changed, output);
    },
    stop: async () => {
      await end(server, 'SIGTERM');
      await installation.close();
    },
  };
}

async function spawnServer(
  baseUrl: string,
  port: number,
  environment: Readonly<Record<string, string>>,
  output: Output,
): Promise<ChildProcess> {
  const { LIFELINE, serverCommand } = await import('../lib/children.mjs');
  const server = spawn(
    process.execPath,
    ['--import', LIFELINE, ...serverCommand('start', { HOST: '127.0.0.1', PORT: port })],
    {
      env: { ...process.env, ...environment, KUUSI_LIFELINE: String(process.pid) },
      stdio: ['ignore', output, output === 'ignore' ? 'inherit' : output, 'pipe'],
    },
  );
  await answering(`${baseUrl}/api/health/live`, server);
  return server;
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<number> {
  const started = performance.now();
  if (server.exitCode === null && server.signalCode === null) {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await gone;
  }
  return performance.now() - started;
}

function asIs(url: string): Promise<string> {
  return Promise.resolve(url);
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('the server did not start');
  return child.pid;
}

function databasePid(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function answering(address: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < until && server.exitCode === null && server.signalCode === null) {
    const status = await fetch(address).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await sleep(50);
  }
  throw new Error('the server does not answer');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
