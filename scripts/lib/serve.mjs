// Serves an installation: environment, database, build, web server, job worker; and ends them in the right order.
import { existsSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tsImport } from 'tsx/esm/api';
import { build, buildIsCurrent, ensureClient } from './build.mjs';
import { runToEnd, serverCommand, serviceScript, startChild, stopChild } from './children.mjs';
import { AlreadyRunning, addressOfRunning, noteAddress, openInstallation } from './installation.mjs';
import './lost-output.mjs';
import { ROOT, fail } from './preflight.mjs';

const POLL_MS = 50;
const WORKER_RESTART_MS = 2_000;
const IMPATIENT_MS = 1_000;
const BANNER =
  /^(?:▲ Next\.js|\s*- (?:Local|Network|Environments?):|\s*✓ (?:Starting|Ready|Running next.config)|\s*$)/;
const WORKER = 'scripts/worker.ts';
const SETUP_LINK = 'scripts/setup-link.ts';
const log = (line) => console.log(line);

/**
 * @param {object} options
 * @param {string} options.dataDir Used when DATA_DIR is not set.
 * @param {'start' | 'dev'} options.mode
 * @param {boolean} [options.isBuilt] Serve the build that is there, without comparing it with the sources.
 * @param {(installation: object, signal: AbortSignal) => Promise<string[]>} [options.prepare] Runs before the server; its lines are printed
 *   below the address.
 */
export async function serve({ dataDir, mode, isBuilt = false, prepare = setupLink }) {
  const settings = await settingsOrExit({ DATA_DIR: dataDir, ...process.env });
  const onlyJobs = settings.WORKER === '1';
  if (!onlyJobs) await refuseBusyPort(settings);
  const stopping = stopRequest();
  const installation = await openOrExit(settings, !onlyJobs);
  const children = [];
  try {
    if (onlyJobs) await runJobs(installation, children, stopping);
    else await runServer({ installation, settings, mode, isBuilt, prepare, children, stopping });
    const ended = await Promise.race([stopping.requested, ...children.map((child) => child.failed)]);
    if (ended) process.exitCode = 1;
  } catch (error) {
    if (!stopping.isRequested()) console.error(error.message);
    process.exitCode = 1;
  } finally {
    stopping.request();
    await Promise.all(children.map((child) => child.stop()));
    await installation.close();
  }
  process.exit();
}

async function runJobs({ environment }, children, stopping) {
  await ensureClient();
  children.push(superviseWorker(environment, stopping));
  log('Running background jobs. Stop with Ctrl-C.');
}

async function runServer({ installation, settings, mode, isBuilt, prepare, children, stopping }) {
  if (mode === 'start' && !isBuilt && !buildIsCurrent()) await build(log, stopping.signal);
  else if (!isBuilt) await ensureClient();
  const below = await prepare(installation, stopping.signal);
  if (settings.WORKER !== '0') children.push(superviseWorker(installation.environment, stopping));
  children.push(await startServer(installation, settings, mode, below, stopping));
}

async function settingsOrExit(source) {
  const { readSettings } = await tsImport('../../lib/env.ts', import.meta.url);
  try {
    return readSettings(source);
  } catch (error) {
    return fail(error.message);
  }
}

async function openOrExit(settings, exclusive) {
  try {
    return await openInstallation(settings, { exclusive, log });
  } catch (error) {
    if (error instanceof AlreadyRunning) return fail(error.message);
    return fail(`The database cannot be used. ${error.message}`);
  }
}

async function refuseBusyPort({ HOST, PORT, DATA_DIR }) {
  const code = await new Promise((resolve) => {
    const probe = net.createServer();
    probe.on('error', (error) => resolve(error.code));
    probe.listen(PORT, HOST, () => probe.close(() => resolve(null)));
  });
  if (code === null) return;
  const address = addressOfRunning(DATA_DIR);
  if (address) fail(`Kuusi is already running on this data folder: ${address}`);
  if (code !== 'EADDRINUSE') fail(`Kuusi cannot listen on ${HOST}:${PORT} (${code}).`);
  fail(
    `Port ${PORT} of ${HOST} is in use by another program. Choose another one, for instance: PORT=${PORT + 1} npm start`,
  );
}

async function setupLink({ environment }, signal) {
  if (!existsSync(path.join(ROOT, SETUP_LINK))) return [];
  const link = await runToEnd(serviceScript(SETUP_LINK), { env: environment, signal });
  return link ? ['', 'There is no organisation yet. Create the first one within 24 hours:', `  ${link}`] : [];
}

async function startServer(installation, settings, mode, below, stopping) {
  const { HOST, PORT } = settings;
  const server = startChild(serverCommand(mode, settings), {
    env: { ...installation.environment, NODE_ENV: mode === 'dev' ? 'development' : 'production' },
    hideOutput: (line) => mode === 'start' && BANNER.test(line),
  });
  const failed = server.ended.then(({ reason }) => {
    if (!stopping.isRequested()) console.error(`The web server stopped (${reason}).`);
    return 'failed';
  });
  await Promise.race([listening(HOST, PORT), failed, stopping.requested]);
  if (server.child.exitCode === null && !stopping.isRequested()) {
    noteAddress(installation.dataDir, installation.baseUrl);
    log([`Kuusi is at ${installation.baseUrl}`, ...below, '', 'Stop with Ctrl-C.'].join('\n'));
  }
  return { failed, stop: () => stopChild(server) };
}

async function listening(host, port) {
  const target = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  for (;;) {
    const open = await new Promise((resolve) => {
      const socket = net.connect(port, target, () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.end());
    });
    if (open) return;
    await sleep(POLL_MS);
  }
}

// A worker that falls is started again: mail must not depend on one bad job.
function superviseWorker(environment, stopping) {
  let worker = null;
  const run = async () => {
    while (!stopping.isRequested()) {
      worker = startChild(serviceScript(WORKER), { env: environment });
      const { reason } = await worker.ended;
      if (stopping.isRequested()) return;
      console.error(`The job worker stopped (${reason}); starting it again.`);
      await Promise.race([sleep(WORKER_RESTART_MS), stopping.requested]);
    }
  };
  void run();
  return { failed: new Promise(() => {}), stop: async () => (worker ? stopChild(worker) : undefined) };
}

// The first Ctrl-C or SIGTERM stops in order; a later one is for the impatient. npm passes on the Ctrl-C that the
// terminal has sent to everybody, so two at once are one.
function stopRequest() {
  const controller = new AbortController();
  const { signal } = controller;
  const requested = new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
  let since = Infinity;
  const request = () => {
    since = Math.min(since, performance.now());
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      if (performance.now() - since > IMPATIENT_MS) process.exit(130);
      request();
    });
  }
  return { signal, requested, request, isRequested: () => signal.aborted };
}
