// Writes the tables of the documentation and .env.example from the code. --check only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { exampleFile, withTables } from './lib/docs-tables';

const DOCUMENTS = ['docs/operations.md', 'README.md', 'PRIVACY.md'].filter((file) => existsSync(file));
const onlyCheck = process.argv.includes('--check');

const wanted = new Map<string, string>([['.env.example', exampleFile()]]);
for (const file of DOCUMENTS) wanted.set(file, withTables(readFileSync(file, 'utf8')));

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
