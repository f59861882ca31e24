// The server of the browser tests: the built application on a data folder that starts empty. What it holds after a run
// stays there to be looked at. environment.json tells the tests how to reach its database.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fail, preflight } from './lib/preflight.mjs';

const SHARED = [
  'DATA_DIR',
  'HOST',
  'PORT',
  'BASE_URL',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'AUTH_SECRET',
  'LOG_LEVEL',
];

preflight();
const dataDir = process.env.DATA_DIR;
if (!dataDir) fail('DATA_DIR must name the throw-away folder of the browser tests.');
const { stopPostgres } = await import('./pg.mjs');
const { serve } = await import('./lib/serve.mjs');

await stopPostgres(dataDir);
rmSync(dataDir, { recursive: true, force: true });
await serve({ dataDir, mode: 'start', prepare: shareEnvironment });

async function shareEnvironment({ environment }) {
  const shared = Object.fromEntries(SHARED.map((name) => [name, environment[name]]));
  writeFileSync(path.join(dataDir, 'environment.json'), JSON.stringify(shared), { mode: 0o600 });
  return [];
}
