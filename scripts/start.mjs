// npm start: the server on the data folder .data/app; --built: with the build that is there, whatever the sources say.
// npm run dev (--dev): the same on .data/dev, rebuilding on change.
import { preflight } from './lib/preflight.mjs';

preflight();
const { serve } = await import('./lib/serve.mjs');
const development = process.argv.includes('--dev');
await serve(
  development
    ? { dataDir: '.data/dev', mode: 'dev' }
    : { dataDir: '.data/app', mode: 'start', isBuilt: process.argv.includes('--built') },
);
