import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// A test in the wrong place never runs and so never fails. These are the places of vitest.config.ts and
// playwright.config.ts.
const PLACES = [
  /^tests\/unit\/.+\.test\.tsx?$/,
  /^tests\/reference\/.+\.test\.ts$/,
  /^tests\/golden\/.+\.test\.ts$/,
  /^tests\/contract\/.+\.test\.tsx?$/,
  /^tests\/integration\/.+\.test\.ts$/,
  /^tests\/e2e\/.+\.spec\.ts$/,
];
const SKIPPED_FOLDERS = /^(?:node_modules|\..*|reports|coverage|playwright-report|test-results)$/;
const RUNNERS = /from '(?:vitest|@playwright\/test)'/;
const CALLS_TEST = /^\s*(?:test|it|describe)(?:\.\w+)*\(/m;
/** Helpers that extend a runner, but hold no tests. */
const looksLikeTest = (file: string, text: string) =>
  /\.(?:test|spec|tests|specs)\.[cm]?[jt]sx?$/.test(file) || (RUNNERS.test(text) && CALLS_TEST.test(text));

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) {
      return SKIPPED_FOLDERS.test(entry.name) ? [] : filesUnder(path.join(folder, entry.name));
    }
    return /\.[cm]?[jt]sx?$/.test(entry.name) ? [path.join(folder, entry.name)] : [];
  });
}

const strays = (files: readonly (readonly [string, string])[]) =>
  files
    .filter(([file, text]) => looksLikeTest(file, text) && !PLACES.some((place) => place.test(file)))
    .map(([file]) => file);

const source = () => filesUnder('.').map((file) => [file, readFileSync(file, 'utf8')] as const);

test('every file that holds tests is run by a project', () => {
  expect(strays(source())).toEqual([]);
});

test('a stray test would be found', () => {
  const body = `import { test } from 'vitest';\ntest('x', () => {});\n`;
  const files = ['tests/fit.test.ts', 'lib/fit/fit.test.ts', 'tests/unit/fit.ts', 'tests/e2e/fit.test.ts'];
  expect(strays(files.map((file) => [file, body]))).toEqual(files);
});

test('the places are those of the two runners', () => {
  const config = readFileSync('vitest.config.ts', 'utf8') + readFileSync('playwright.config.ts', 'utf8');
  for (const folder of ['unit', 'golden', 'reference', 'contract', 'integration', 'e2e']) {
    expect(config).toContain(`'tests/${folder}`);
  }
});

test('no test is focused or left out', () => {
  const tests = source().filter(([file]) => PLACES.some((place) => place.test(file)));
  expect(tests.length).toBeGreaterThan(0);
  const marked = tests.filter(([, text]) => /^\s*(?:test|it|describe)\.(?:only|todo|skip)\(/m.test(text));
  expect(marked.map(([file]) => file)).toEqual([]);
});
