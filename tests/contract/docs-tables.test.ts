import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { environmentVariables } from '@/lib/env';
import { environmentTable, exampleFile, personalDataTable, withTables } from '../../scripts/lib/docs-tables';

const read = (file: string) => readFileSync(file, 'utf8');

test('the operations page holds the table of the code', () => {
  expect(read('docs/operations.md')).toContain(environmentTable());
});

test('the record of processing holds every table about people', () => {
  expect(read('PRIVACY.md')).toContain(personalDataTable());
  expect(personalDataTable()).toContain('| `Candidate` | candidates |');
});

test('every document with a table holds the one of the code', () => {
  for (const file of ['docs/operations.md', 'README.md', 'PRIVACY.md'].filter((name) => existsSync(name))) {
    expect(withTables(read(file))).toBe(read(file));
  }
});

test('.env.example is the one of the code', () => {
  expect(read('.env.example')).toBe(exampleFile());
});

test('a changed default would be found', () => {
  const changed = read('docs/operations.md').replace('| `3000` |', '| `3001` |');
  expect(changed).not.toBe(read('docs/operations.md'));
  expect(withTables(changed)).not.toBe(changed);
});

test('every variable says what it does and gives an example', () => {
  for (const { description, example } of environmentVariables()) {
    expect(description.length).toBeGreaterThan(10);
    expect(example).not.toBe('');
  }
});
