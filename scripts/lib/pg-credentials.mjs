// Passwords of the embedded database: made once per data folder, readable by its owner only.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const OWNER_ROLE = 'kuusi_owner';
export const APP_ROLE = 'kuusi_app';
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const PASSWORD_BYTES = 24;

/** Creates a folder that only its owner can open; its parents keep the usual mode. */
export function privateFolder(dir) {
  mkdirSync(path.dirname(dir), { recursive: true });
  mkdirSync(dir, { recursive: true, mode: PRIVATE_FOLDER });
}

/**
 * Reads a secret file, or makes it. Of several processes that try at once, one wins and all read the same text.
 *
 * @param {string} file
 * @param {() => string} make
 * @returns {string}
 */
export function secretFile(file, make) {
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, make(), { mode: PRIVATE_FILE });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  chmodSync(file, PRIVATE_FILE);
  return readFileSync(file, 'utf8');
}

/** @returns {{ ownerPassword: string, appPassword: string }} */
export function databasePasswords(dataDir) {
  const password = () => randomBytes(PASSWORD_BYTES).toString('base64url');
  const file = path.join(dataDir, 'database-passwords.json');
  if (!existsSync(file) && existsSync(path.join(dataDir, 'pg', 'PG_VERSION'))) {
    throw new Error(
      `${file} is missing, so the database beside it cannot be opened. Restore it from a backup.`,
    );
  }
  const make = () => `${JSON.stringify({ ownerPassword: password(), appPassword: password() }, null, 2)}\n`;
  return JSON.parse(secretFile(file, make));
}

export function databaseUrl(role, password, port, database) {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}
