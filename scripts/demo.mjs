// npm run demo: the server on the data folder .data/demo, filled once by scripts/demo.ts. --reset: empties it first.
// scripts/demo.ts calls the services and then writes demo.json into DATA_DIR: the sign-in details and links to print.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fail, preflight } from './lib/preflight.mjs';

const DATA_DIR = '.data/demo';
const FILL = 'scripts/demo.ts';

preflight();
if (process.env.DATABASE_URL) fail('The demo runs on its own embedded database: unset DATABASE_URL.');
const dataDir = path.resolve(process.env.DATA_DIR ?? DATA_DIR);
const summaryFile = path.join(dataDir, 'demo.json');

const { stopPostgres } = await import('./pg.mjs');
const { addressOfRunning, isInUse } = await import('./lib/installation.mjs');
const { serve } = await import('./lib/serve.mjs');
const { runToEnd, serviceScript } = await import('./lib/children.mjs');

// demo.json is written last: a folder without it is one whose filling was interrupted, and starts anew.
if (process.argv.includes('--reset') || !existsSync(summaryFile)) await emptyFolder();
if (process.argv.includes('--reset')) console.log('The demo is empty again. Start it with: npm run demo');
else await serve({ dataDir: DATA_DIR, mode: 'start', prepare: fillOnce });

async function emptyFolder() {
  if (existsSync(dataDir) && !existsSync(path.join(dataDir, 'database-passwords.json'))) {
    fail(`${dataDir} is not a data folder of Kuusi; the demo does not touch it.`);
  }
  const running = addressOfRunning(dataDir);
  if (running) fail(`The demo is running: ${running}. Stop it first.`);
  if (await isInUse(dataDir)) fail('Another command is using the demo. Wait for it, or stop it first.');
  await stopPostgres(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
}

async function fillOnce({ environment, baseUrl }, signal) {
  if (!existsSync(summaryFile)) {
    console.log('Filling the demo: three job roles, forty candidates …');
    await runToEnd(serviceScript(FILL), { env: environment, signal });
  }
  return describe(JSON.parse(readFileSync(summaryFile, 'utf8')), baseUrl);
}

/**
 * @param {{ signIns: { label: string, email: string, password: string }[], links: { label: string, path: string }[] }} demo
 * @param {string} baseUrl
 */
function describe({ signIns, links }, baseUrl) {
  const width = Math.max(...[...signIns, ...links].map(({ label }) => label.length));
  return [
    '',
    ...signIns.map(({ label, email, password }) => `  ${label.padEnd(width)}  ${email}  ${password}`),
    ...links.map(({ label, path: target }) => `  ${label.padEnd(width)}  ${baseUrl}${target}`),
  ];
}
