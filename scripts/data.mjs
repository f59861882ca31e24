// node scripts/data.mjs SCRIPT [arguments]: runs a script that calls the services on the installation in DATA_DIR
// (.data/app where unset), beside a running server or without one.
import { tsImport } from 'tsx/esm/api';
import { fail, preflight } from './lib/preflight.mjs';

const DATA_DIR = '.data/app';

preflight();
const [script, ...args] = process.argv.slice(2);
if (!script) fail('Name the script to run.');
const { ensureClient } = await import('./lib/build.mjs');
const { serviceScript, startChild } = await import('./lib/children.mjs');
const { openInstallation } = await import('./lib/installation.mjs');
const { readSettings } = await tsImport('../lib/env.ts', import.meta.url);

await ensureClient();
const installation = await openInstallation(readSettings({ DATA_DIR, ...process.env }), {
  exclusive: false,
  log: console.error,
});
const { ended } = startChild(serviceScript(script, ...args), { env: installation.environment });
const { code } = await ended;
await installation.close();
process.exit(code ?? 1);
