// Child processes that end with their parent, however it ends.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './preflight.mjs';

/** Module that ties a child to its parent. */
export const LIFELINE = pathToFileURL(path.join(ROOT, 'scripts/lib/lifeline.mjs')).href;
const STOP_TIMEOUT_MS = 25_000;
const NEXT = 'node_modules/next/dist/bin/next';

/** Longer than a proxy keeps an idle connection (nginx: 60 s): none may be closed in the moment it is used again. */
const KEEP_ALIVE_MS = 75_000;

/** Arguments of node for a command of Next.js. */
export const nextCommand = (...args) => [NEXT, ...args];

/**
 * Arguments of node for the web server.
 *
 * @param {'start' | 'dev'} mode
 * @param {{ HOST: string, PORT: number }} address
 */
export const serverCommand = (mode, { HOST, PORT }) => [
  ...nextCommand(mode, '-H', HOST, '-p', String(PORT)),
  ...(mode === 'start' ? ['--keepAliveTimeout', String(KEEP_ALIVE_MS)] : []),
];

/** Arguments of node for a TypeScript file that uses the services. */
export const serviceScript = (file, ...args) => [
  '--import',
  'tsx',
  '--conditions=react-server',
  file,
  ...args,
];

/**
 * Starts `node ...args`. The child holds one end of a pipe; when this process dies, the pipe closes and it stops.
 *
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, hideOutput?: (line: string) => boolean }} options
 */
export function startChild(args, { env, hideOutput = () => false }) {
  const child = spawn(process.execPath, ['--import', LIFELINE, ...args], {
    cwd: ROOT,
    env: { ...env, KUUSI_LIFELINE: String(process.pid) },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  child.stdio[3].on('error', () => {});
  passLines(child, hideOutput);
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, reason: error.message }));
    child.on('exit', (code, signal) => resolve({ code, reason: signal ?? `code ${code}` }));
  });
  return { child, ended };
}

/** Asks a child to stop, insists after a while. */
export async function stopChild({ child, ended }) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(insist);
}

/**
 * Runs `node ...args` to its end and returns what it printed; complaints are shown only when it fails.
 *
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, signal?: AbortSignal }} options
 * @returns {Promise<string>}
 * @throws when it fails.
 */
export async function runToEnd(args, { env, signal }) {
  const child = spawn(process.execPath, ['--import', LIFELINE, ...args], {
    cwd: ROOT,
    env: { ...env, KUUSI_LIFELINE: String(process.pid) },
    ...(signal ? { signal } : {}),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  child.stdio[3].on('error', () => {});
  let output = '';
  let complaints = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (complaints += text));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${args.join(' ')} failed (${code})\n${output}${complaints}`);
  return output.trim();
}

function passLines({ stdout: stream, stdio }, hide) {
  let rest = '';
  let isLost = false;
  const pass = (text) =>
    process.stdout.write(text, (error) => {
      if (Boolean(error) === isLost) return;
      isLost = !isLost;
      stdio[3].write(isLost ? '1' : '0');
    });
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (!hide(line)) pass(`${line}\n`);
  });
  stream.on('end', () => {
    if (rest && !hide(rest)) pass(rest);
  });
}
