// The server of the browser tests: the built application on a data folder that starts empty. What it holds after a run
// stays there to be looked at.
import { rmSync } from 'node:fs';
import { fail, preflight } from './lib/preflight.mjs';

preflight();
const dataDir = process.env.DATA_DIR;
if (!dataDir) fail('DATA_DIR must name the throw-away folder of the browser tests.');
const { stopPostgres } = await import('./pg.mjs');
const { serve } = await import('./lib/serve.mjs');

await stopPostgres(dataDir);
rmSync(dataDir, { recursive: true, force: true });
await serve({ dataDir, mode: 'start', prepare: async () => [] });
