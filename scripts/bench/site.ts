import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSettings } from '@/lib/env';

const DATA_DIR = '.data/bench';
const DIST_DIR = '.next-bench';
const READY_TIMEOUT_MS = 60_000;

/** A production build with the floors in it, serving an installation of its own. */
export type Site = Readonly<{
  origin: string;
  serverPid: number;
  databasePid: number;
  stop: () => Promise<void>;
}>;

type SiteOptions = Readonly<{
  /** Where the server finds its database instead; this process keeps the direct way. */
  databaseFor?: (url: string) => Promise<string>;
}>;

/** Environment of everything that the benchmark starts; also set for this process, which calls services. */
export async function openSite({ databaseFor = asIs }: SiteOptions = {}): Promise<Site> {
  Object.assign(process.env, { KUUSI_BENCH: '1', NEXT_DIST_DIR: DIST_DIR, NODE_ENV: 'production' });
  const { build, buildIsCurrent } = await import('../lib/build.mjs');
  if (!buildIsCurrent()) await build(console.log);
  const { stopPostgres } = await import('../pg.mjs');
  await stopPostgres(DATA_DIR);
  rmSync(DATA_DIR, { recursive: true, force: true });
  const { openInstallation } = await import('../lib/installation.mjs');
  const port = await freePort();
  const settings = readSettings({
    ...process.env,
    DATA_DIR,
    PORT: String(port),
    WORKER: '0',
    LOG_LEVEL: 'error',
  });
  const installation = await openInstallation(settings, { exclusive: true, log: () => {} });
  Object.assign(process.env, installation.environment);
  const server = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      env: { ...process.env, DATABASE_URL: await databaseFor(process.env['DATABASE_URL'] ?? '') },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await answering(`${installation.baseUrl}/api/health/live`, server);
  return {
    origin: installation.baseUrl,
    serverPid: pidOf(server),
    databasePid: databasePid(installation.dataDir),
    stop: async () => {
      server.kill('SIGTERM');
      await new Promise((resolve) => server.once('exit', resolve));
      await installation.close();
    },
  };
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
  while (Date.now() < until && server.exitCode === null) {
    const status = await fetch(address).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await sleep(100);
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
