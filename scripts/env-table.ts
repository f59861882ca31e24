// Writes the environment table of the documentation and .env.example from lib/env.ts. --check only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { exampleFile, withTable } from './lib/env-docs';

const DOCUMENTS = ['docs/operations.md', 'README.md'].filter((file) => existsSync(file));
const onlyCheck = process.argv.includes('--check');

const wanted = new Map<string, string>([['.env.example', exampleFile()]]);
for (const file of DOCUMENTS) wanted.set(file, withTable(readFileSync(file, 'utf8')));

const stale = [...wanted].filter(([file, text]) => readIfThere(file) !== text);
if (!onlyCheck) for (const [file, text] of stale) writeFileSync(file, text);
else if (stale.length > 0) process.exitCode = 1;
console.log(stale.length === 0 ? 'up to date' : stale.map(([file]) => file).join('\n'));

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
