// npm run build: database client and production build. --client: only the database client.
import { preflight } from './lib/preflight.mjs';

preflight();
const { build, generateClient } = await import('./lib/build.mjs');
try {
  if (process.argv.includes('--client')) await generateClient();
  else await build(console.log);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
