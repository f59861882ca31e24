// Builds the application when there is no build, or when a source file is newer than the one there is.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nextCommand, runToEnd } from './children.mjs';
import { ROOT } from './preflight.mjs';

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.ts',
  'package-lock.json',
  'proxy.ts',
  'tsconfig.json',
];
const GENERATED_CLIENT = 'lib/db/generated';

const distDir = () => path.resolve(ROOT, process.env.NEXT_DIST_DIR ?? '.next');
const recordFile = () => path.join(distDir(), 'kuusi-build.json');

/** @returns {boolean} whether the build there is was made from the sources there are. */
export function buildIsCurrent() {
  try {
    const record = JSON.parse(readFileSync(recordFile(), 'utf8'));
    return record.sources === sourcesHash() && record.buildId === buildId();
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return false;
    throw error;
  }
}

/**
 * @param {(line: string) => void} log
 * @param {AbortSignal} [signal]
 */
export async function build(log, signal) {
  const sources = sourcesHash();
  await generateClient();
  log('Building the application (about half a minute) …');
  const started = performance.now();
  await runToEnd(nextCommand('build'), { env: process.env, ...(signal ? { signal } : {}) });
  writeFileSync(recordFile(), JSON.stringify({ sources, buildId: buildId() }));
  log(`Built in ${Math.round((performance.now() - started) / 1000)} s.`);
}

/** Writes the database client from prisma/schema.prisma. */
export async function generateClient() {
  await runToEnd(['node_modules/prisma/build/index.js', 'generate', '--no-hints'], { env: process.env });
}

/** Makes sure that there is a database client, for scripts that run without a build. */
export async function ensureClient() {
  const client = path.join(ROOT, GENERATED_CLIENT, 'client.ts');
  const schema = path.join(ROOT, 'prisma/schema.prisma');
  if (existsSync(client) && statSync(client).mtimeMs >= statSync(schema).mtimeMs) return;
  await generateClient();
}

const buildId = () => readFileSync(path.join(distDir(), 'BUILD_ID'), 'utf8');

function sourcesHash() {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const file of SOURCES.flatMap((source) => filesUnder(source))) {
    hash.update(`${file}\0`).update(contentOf(file));
  }
  return hash.digest('hex');
}

// Next.js writes the list of files in tsconfig.json anew while it builds; what it makes depends on the options only.
function contentOf(file) {
  const content = readFileSync(path.join(ROOT, file));
  return file === 'tsconfig.json' ? JSON.stringify(JSON.parse(content).compilerOptions) : content;
}

function filesUnder(relative) {
  if (relative === GENERATED_CLIENT) return [];
  const stats = statSync(path.join(ROOT, relative), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [relative];
  return readdirSync(path.join(ROOT, relative))
    .sort()
    .flatMap((name) => filesUnder(`${relative}/${name}`));
}
