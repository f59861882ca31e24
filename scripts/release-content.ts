/**
 * Releases the content files that are new: adds their hashes to released.lock.json.
 *
 *   npx tsx --conditions=react-server scripts/release-content.ts
 *
 * A released file is never changed or removed, not even by a comma: reports pin it. Make a new version in a new folder.
 */
import { writeFileSync } from 'node:fs';

import { checkReleasedContent } from '@/lib/content/load';

import { currentHashes, LOCK_FILE, lockDifferences, releasedHashes } from './content-lock';

const current = currentHashes();
const { changed, removed, unreleased } = lockDifferences(releasedHashes(), current);

// What a schema refuses is not released.
checkReleasedContent();

if (changed.length > 0 || removed.length > 0) {
  for (const file of changed) process.stderr.write(`changed after its release: ${file}\n`);
  for (const file of removed) process.stderr.write(`removed after its release: ${file}\n`);
  process.stderr.write('Nothing was released. Put the released files back and make a new version.\n');
  process.exitCode = 1;
} else {
  writeFileSync(LOCK_FILE, `${JSON.stringify(current, null, 2)}\n`);
  process.stdout.write(`${unreleased.length} files released, ${Object.keys(current).length} in all\n`);
}
