import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

import { canonicalJson } from '@/lib/core/canonical-json';

/** Folders whose files never change once released. */
const RELEASED_FOLDERS = [
  'questionnaires',
  'norms',
  'narratives',
  'consents',
  'templates',
  'interviews',
  'own-reports',
];
const lockSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

/** File name relative to lib/content, with forward slashes → sha256 of its canonical JSON, so layout doesn't count. */
export type ContentLock = Readonly<Record<string, string>>;

export const CONTENT_ROOT = path.resolve(import.meta.dirname, '../lib/content');
export const LOCK_FILE = path.join(CONTENT_ROOT, 'released.lock.json');

/** The hash under which a document is released. */
export function documentHash(document: unknown): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}

/** Hashes of the content files as they are now. */
export function currentHashes(root: string = CONTENT_ROOT): ContentLock {
  const files = RELEASED_FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => `${folder}/${name.split(path.sep).join('/')}`),
  ).sort();
  return Object.fromEntries(
    files.map((file) => [file, documentHash(JSON.parse(readFileSync(path.join(root, file), 'utf8')))]),
  );
}

/** What has been released; empty before the first release. */
export function releasedHashes(file: string = LOCK_FILE): ContentLock {
  return existsSync(file) ? lockSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

/** How the files differ from the lock: released and then changed or removed, or not released yet. */
export function lockDifferences(released: ContentLock, current: ContentLock) {
  return {
    changed: Object.keys(released).filter((file) => file in current && current[file] !== released[file]),
    removed: Object.keys(released).filter((file) => !(file in current)),
    unreleased: Object.keys(current).filter((file) => !(file in released)),
  };
}
