import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';

const folder = process.env['KUUSI_REFDATA'] ?? '';

const isThere = folder !== '';
const suite = isThere ? describe : describe.skip;
// A suite without a test fails.
const nothing = () => test('agrees with the numbers made in R', () => undefined);

/** Tests against numbers made in R on real data, in a folder of its own; without the folder they are skipped by name. */
export function describeReference(name: string, tests: () => void): void {
  // The body of a skipped suite runs to find its tests, and this one reads files: so it is not run at all.
  suite(isThere ? name : `${name} (KUUSI_REFDATA names no folder)`, isThere ? tests : nothing);
}

/** A file of expected values. The caller says what it holds; a wrong shape fails the comparison. */
export function readReference<T>(file: string): T {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
}

export type CsvTable = Readonly<{
  header: readonly string[];
  /** Cells as written; NA and nothing are null. */
  rows: readonly (readonly (string | null)[])[];
  /** One column as numbers. */
  column: (name: string) => readonly (number | null)[];
}>;

/** A table with a header and no commas inside cells. */
export function readReferenceCsv(file: string): CsvTable {
  const [head = '', ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/);
  const cells = (line: string) => line.split(',').map((cell) => cell.trim().replaceAll('"', ''));
  const header = cells(head);
  const rows = lines.map((line) => cells(line).map((cell) => (cell === '' || cell === 'NA' ? null : cell)));
  return {
    header,
    rows,
    column: (name) => {
      const index = header.indexOf(name);
      if (index < 0) throw new Error(`${file} has no column ${name}`);
      return rows.map((row) => {
        const cell = row[index] ?? null;
        return cell === null ? null : Number(cell);
      });
    },
  };
}
