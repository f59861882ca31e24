import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { expect, test } from './fixtures';

// npm start as a person meets it: on a data folder and a port of its own, killed in every way.
const READY = /Stop with Ctrl-C/;
const START_MS = 120_000;
const TEST_MS = 240_000;
const HIGHEST_PORT = 60_000;

type Run = { process: ChildProcess; output: () => string; ended: Promise<number | null> };

test.describe.configure({ timeout: TEST_MS });

let dataDir: string;
let port: number;
const runs: Run[] = [];

test.beforeEach(({}, { workerIndex }) => {
  dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'kuusi-start-')), 'data');
  port = HIGHEST_PORT - workerIndex * 10 - Math.floor(Math.random() * 10);
});
test.afterEach(async () => {
  for (const run of runs.splice(0)) {
    run.process.kill('SIGTERM');
    await run.ended;
  }
  spawn(process.execPath, ['scripts/db.mjs', 'stop'], { env: environment() });
  await expect.poll(databasePid, { timeout: 60_000 }).toBeNull();
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

function environment(extra: Record<string, string> = {}) {
  return { ...process.env, DATA_DIR: dataDir, PORT: String(port), BASE_URL: '', LOG_LEVEL: 'warn', ...extra };
}

function start(extra: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--built'], {
    env: environment(extra),
    stdio: 'pipe',
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += String(part)));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const run = { process: child, output: () => text, ended };
  runs.push(run);
  return run;
}

async function started(extra: Record<string, string> = {}): Promise<Run> {
  const run = start(extra);
  await expect.poll(run.output, { timeout: START_MS }).toMatch(READY);
  return run;
}

function databasePid(): number | null {
  try {
    const pid = Number(readFileSync(path.join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return /\) [ZX]/.test(state) ? null : pid;
  } catch {
    return null;
  }
}

async function isServing(): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/health/live`)).ok;
  } catch {
    return false;
  }
}

test('prints the address and the set-up link, and stops everything on SIGTERM', async () => {
  const run = await started();
  expect(run.output()).toContain(`Kuusi is at http://127.0.0.1:${port}`);
  expect(run.output()).toMatch(new RegExp(`http://127.0.0.1:${port}/fi/set-up/\\S{20,}`));
  expect(await isServing()).toBe(true);
  run.process.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(await isServing()).toBe(false);
  expect(databasePid()).toBeNull();
});

test('ends in order when Ctrl-C arrives twice at once, as under npm', async () => {
  const run = await started();
  run.process.kill('SIGINT');
  run.process.kill('SIGINT');
  expect(await run.ended).toBe(0);
  expect(databasePid()).toBeNull();
});

test('a second start names the first one and leaves it alone', async () => {
  const first = await started();
  const otherPort = start({ PORT: String(port - 500) });
  const samePort = start();
  for (const second of [otherPort, samePort]) {
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`already running on this data folder: http://127.0.0.1:${port}`);
  }
  expect(await isServing()).toBe(true);
  expect(first.process.exitCode).toBeNull();
});

test('after kill -9 nothing holds the port, and the next start keeps the data', async () => {
  const first = await started();
  const secret = readFileSync(path.join(dataDir, 'auth-secret'), 'utf8');
  first.process.kill('SIGKILL');
  await first.ended;
  await expect.poll(isServing, { timeout: 60_000 }).toBe(false);
  expect(databasePid()).not.toBeNull();
  await started();
  expect(await isServing()).toBe(true);
  expect(readFileSync(path.join(dataDir, 'auth-secret'), 'utf8')).toBe(secret);
});

test('starts the database again when it is killed alone', async () => {
  const run = await started({ WORKER: '0' });
  const killed = databasePid();
  if (killed === null) throw new Error('no database');
  process.kill(killed, 'SIGKILL');
  const ready = async (): Promise<unknown> =>
    (await fetch(`http://127.0.0.1:${port}/api/health/ready`)).json();
  const database = z.object({ checks: z.object({ database: z.string() }) });
  await expect
    .poll(async () => database.parse(await ready()).checks.database, { timeout: 60_000 })
    .toBe('ok');
  expect(databasePid()).not.toBe(killed);
  expect(run.output()).toContain('starting it again');
});

test('names all faults of the environment at once', async () => {
  const run = start({ PORT: '0', BASE_URL: 'kuusi.example', LOG_LEVEL: 'loud' });
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/3 faults/);
  for (const name of ['PORT', 'BASE_URL', 'LOG_LEVEL']) expect(run.output()).toContain(`${name} must`);
});

test('says which port is busy and how to take another', async () => {
  const stranger = await new Promise<Server>((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
  const run = start();
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain(`Port ${port} of 127.0.0.1 is in use`);
  expect(run.output()).toContain(`PORT=${port + 1} npm start`);
  stranger.close();
});

test('runs the jobs alone with WORKER=1', async () => {
  const run = await started({ WORKER: '1', LOG_LEVEL: 'info' });
  await expect.poll(run.output, { timeout: START_MS }).toContain('job worker ready');
  expect(await isServing()).toBe(false);
  run.process.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(databasePid()).toBeNull();
});
