import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

// A guard that no longer bites looks like success. Each rule is shown a small tree that breaks it.
type Tree = Readonly<Record<string, string>>;
type Violation = Readonly<{ rule: string; file: string }>;

const ROOT = process.cwd();
const SLOW_MS = 120_000;
const GUARDS = ['tsconfig.json', 'eslint.config.mjs', '.dependency-cruiser.cjs', 'package.json'];

let place: string;
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'kuusi-planted-'));
  for (const file of GUARDS) cpSync(path.join(ROOT, file), path.join(place, file));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(place, 'node_modules'));
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

function plant(tree: Tree): void {
  for (const [file, content] of Object.entries(tree)) {
    mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
    writeFileSync(path.join(place, file), content);
  }
}

/** Output of a program that ends with an error when it finds something. */
function outputOf(program: string, args: readonly string[]): string {
  const options: ExecFileSyncOptionsWithStringEncoding = {
    cwd: place,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  };
  try {
    return execFileSync(process.execPath, [path.join(ROOT, 'node_modules', program), ...args], options);
  } catch (error) {
    return z.object({ stdout: z.string() }).parse(error).stdout;
  }
}

const cruiseReport = z.object({
  summary: z.object({
    violations: z.array(
      z.object({ from: z.string(), rule: z.object({ name: z.string(), severity: z.string() }) }),
    ),
  }),
});

function cruised(tree: Tree): Violation[] {
  plant(tree);
  const folders = [...new Set(Object.keys(tree).map((file) => file.split('/')[0] ?? file))];
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  const report = cruiseReport.parse(
    JSON.parse(outputOf('dependency-cruiser/bin/dependency-cruise.mjs', args)),
  );
  return report.summary.violations
    .filter(({ rule }) => rule.severity === 'error')
    .map(({ from, rule }) => ({ rule: rule.name, file: from }));
}

const value = 'export const value = 1;\n';
const importOf = (from: string) => `import { value } from '${from}';\nexport const used = value;\n`;
const pair = (file: string, imported: string): Tree => ({
  [`${imported}.ts`]: value,
  [`${file}.ts`]: importOf(`@/${imported}`),
});

const FORBIDDEN_IMPORTS: readonly (Violation & { tree: Tree })[] = [
  {
    rule: 'no-cycle',
    file: 'lib/core/a.ts',
    tree: { 'lib/core/a.ts': importOf('./b'), 'lib/core/b.ts': `export { used as value } from './a';\n` },
  },
  { rule: 'no-unresolvable', file: 'lib/core/a.ts', tree: { 'lib/core/a.ts': importOf('./missing') } },
  { rule: 'nobody-imports-app', file: 'lib/services/a.ts', tree: pair('lib/services/a', 'app/b') },
  {
    rule: 'nobody-imports-tests',
    file: 'lib/services/a.ts',
    tree: pair('lib/services/a', 'tests/support/b'),
  },
  {
    rule: 'only-scripts-import-scripts',
    file: 'lib/services/a.ts',
    tree: pair('lib/services/a', 'scripts/b'),
  },
  {
    rule: 'pure-domain-has-no-packages',
    file: 'lib/fit/a.ts',
    tree: { 'lib/fit/a.ts': `export { z } from 'zod';\n` },
  },
  {
    rule: 'pure-domain-has-no-packages',
    file: 'lib/fit/a.ts',
    tree: { 'lib/fit/a.ts': `export { readFileSync } from 'node:fs';\n` },
  },
  {
    rule: 'pure-domain-imports-only-pure-domain',
    file: 'lib/report/a.ts',
    tree: pair('lib/report/a', 'lib/content/b'),
  },
  { rule: 'domain-order-core', file: 'lib/core/a.ts', tree: pair('lib/core/a', 'lib/scales/b') },
  { rule: 'domain-order-scales', file: 'lib/scales/a.ts', tree: pair('lib/scales/a', 'lib/stats/b') },
  { rule: 'domain-order-stats', file: 'lib/stats/a.ts', tree: pair('lib/stats/a', 'lib/psychometrics/b') },
  {
    rule: 'domain-order-psychometrics',
    file: 'lib/psychometrics/a.ts',
    tree: pair('lib/psychometrics/a', 'lib/fit/b'),
  },
  {
    rule: 'domain-order-job-analysis',
    file: 'lib/job-analysis/a.ts',
    tree: pair('lib/job-analysis/a', 'lib/fit/b'),
  },
  { rule: 'domain-order-fit', file: 'lib/fit/a.ts', tree: pair('lib/fit/a', 'lib/scoring/b') },
  { rule: 'domain-order-scoring', file: 'lib/scoring/a.ts', tree: pair('lib/scoring/a', 'lib/report/b') },
  { rule: 'domain-order-report', file: 'lib/report/a.ts', tree: pair('lib/report/a', 'lib/interview/b') },
  {
    rule: 'one-scoring-version-never-uses-another',
    file: 'lib/scoring/v1/a.ts',
    tree: pair('lib/scoring/v1/a', 'lib/scoring/v2/b'),
  },
  {
    rule: 'privacy-imports-only-privacy',
    file: 'lib/privacy/a.ts',
    tree: pair('lib/privacy/a', 'lib/content/b'),
  },
  {
    rule: 'computation-imports-only-domain',
    file: 'lib/computation/a.ts',
    tree: pair('lib/computation/a', 'lib/services/b'),
  },
  { rule: 'pdf-knows-only-paper', file: 'lib/pdf/a.ts', tree: pair('lib/pdf/a', 'lib/exports/b') },
  {
    rule: 'exports-import-no-service',
    file: 'lib/exports/a.ts',
    tree: pair('lib/exports/a', 'lib/services/b'),
  },
  {
    rule: 'content-imports-only-domain',
    file: 'lib/content/a.ts',
    tree: pair('lib/content/a', 'lib/services/b'),
  },
  {
    rule: 'validation-imports-only-domain-and-content',
    file: 'lib/validation/a.ts',
    tree: pair('lib/validation/a', 'lib/services/b'),
  },
  { rule: 'i18n-imports-only-i18n', file: 'lib/i18n/a.ts', tree: pair('lib/i18n/a', 'lib/services/b') },
  {
    rule: 'db-imports-only-domain-and-content',
    file: 'lib/db/a.ts',
    tree: pair('lib/db/a', 'lib/services/b'),
  },
  {
    rule: 'services-import-no-framework-edge',
    file: 'lib/services/a.ts',
    tree: pair('lib/services/a', 'components/b'),
  },
  { rule: 'mail-imports-no-service', file: 'lib/mail/a.ts', tree: pair('lib/mail/a', 'lib/services/b') },
  { rule: 'jobs-run-services', file: 'lib/jobs/a.ts', tree: pair('lib/jobs/a', 'components/b') },
  {
    rule: 'services-know-no-next',
    file: 'lib/services/a.ts',
    tree: { 'lib/services/a.ts': `export { redirect } from 'next/navigation';\n` },
  },
  {
    rule: 'services-know-no-next',
    file: 'lib/db/a.ts',
    tree: { 'lib/db/a.ts': `export { cache } from 'react';\n` },
  },
  {
    rule: 'actions-import-services-not-db',
    file: 'lib/actions/a.ts',
    tree: pair('lib/actions/a', 'lib/db/b'),
  },
  {
    rule: 'components-know-no-server',
    file: 'components/a.ts',
    tree: pair('components/a', 'lib/services/b'),
  },
  { rule: 'app-uses-services-not-db', file: 'app/a.ts', tree: pair('app/a', 'lib/db/b') },
  { rule: 'proxy-knows-only-languages', file: 'proxy.ts', tree: pair('proxy', 'lib/services/b') },
  {
    rule: 'only-db-and-services-touch-the-database',
    file: 'components/a.ts',
    tree: { 'components/a.ts': `export { Pool } from 'pg';\n` },
  },
];

/** Names of its own for each entry, so that one run looks at all of them side by side. */
function numbered(text: string, index: number): string {
  return text.replace(/\/([ab])(?=\.tsx?$|')/g, `/$1${index}`);
}

describe('dependency-cruiser', { timeout: SLOW_MS }, () => {
  test('refuses each planted violation', () => {
    const trees = FORBIDDEN_IMPORTS.flatMap(({ tree }, index) =>
      Object.entries(tree).map(([file, content]) => [numbered(file, index), numbered(content, index)]),
    );
    const found = cruised(z.record(z.string(), z.string()).parse(Object.fromEntries(trees)));
    FORBIDDEN_IMPORTS.forEach(({ rule, file }, index) => {
      expect(found).toContainEqual({ rule, file: numbered(file, index) });
    });
  });

  test('has no rule without a planted violation', () => {
    const config = z
      .object({ forbidden: z.array(z.object({ name: z.string(), severity: z.string() })) })
      .parse(createRequire(import.meta.url)('../../.dependency-cruiser.cjs'));
    const planted = new Set(FORBIDDEN_IMPORTS.map(({ rule }) => rule));
    expect(config.forbidden.filter(({ name }) => !planted.has(name))).toEqual([]);
    expect(config.forbidden.filter(({ severity }) => severity !== 'error')).toEqual([]);
  });

  test('lets the one direction through', () => {
    const tree = {
      ...pair('lib/fit/a', 'lib/core/b'),
      ...pair('lib/scoring/v1/a', 'lib/core/b'),
      ...pair('lib/services/a', 'lib/db/b'),
      ...pair('components/a', 'lib/i18n/b'),
      ...pair('app/a', 'lib/services/a'),
      'app/a.ts': `import { used } from '@/lib/services/a';\nexport const page = used;\n`,
    };
    expect(cruised(tree)).toEqual([]);
  });
});

const lintReport = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(z.object({ ruleId: z.string().nullable(), severity: z.number() })),
  }),
);

function linted(tree: Tree): Violation[] {
  plant(tree);
  const report = lintReport.parse(JSON.parse(outputOf('eslint/bin/eslint.js', ['--format', 'json', '.'])));
  return report.flatMap(({ filePath, messages }) =>
    messages
      .filter(({ severity }) => severity === 2)
      .map(({ ruleId }) => ({ rule: ruleId ?? 'syntax', file: path.relative(place, filePath) })),
  );
}

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const typed = '@typescript-eslint/';

const FORBIDDEN_CODE: readonly (Violation & { code: string })[] = [
  { rule: 'no-restricted-globals', file: 'lib/fit/date.ts', code: 'export const now = Date.now();' },
  { rule: 'no-restricted-globals', file: 'lib/fit/process.ts', code: 'export const cwd = process.cwd();' },
  { rule: 'no-restricted-globals', file: 'lib/report/fetch.ts', code: `export const got = fetch('x');` },
  {
    rule: 'no-restricted-globals',
    file: 'lib/core/window.ts',
    code: 'export const width = window.innerWidth;',
  },
  { rule: 'no-restricted-properties', file: 'lib/stats/random.ts', code: 'export const x = Math.random();' },
  {
    rule: 'no-restricted-syntax',
    file: 'lib/services/env.ts',
    code: `export const secret = process.env['AUTH_SECRET'];`,
  },
  {
    rule: 'no-restricted-syntax',
    file: 'lib/services/env-whole.ts',
    code: 'export const all = process.env;',
  },
  { rule: 'no-restricted-syntax', file: 'lib/services/console.ts', code: `console.log('x');` },
  {
    rule: 'no-restricted-syntax',
    file: 'lib/db/unsafe.ts',
    code: 'export const run = (db: { $queryRawUnsafe: (sql: string) => string }) => db.$queryRawUnsafe(`select 1`);',
  },
  { rule: 'max-lines', file: 'lib/core/long.ts', code: lines(301, (i) => `export const a${i} = ${i};`) },
  {
    rule: 'max-lines-per-function',
    file: 'lib/core/tall.ts',
    code: `export function tall(a: number[]) {\n${lines(60, (i) => `a.push(${i});`)}\n}`,
  },
  {
    rule: 'complexity',
    file: 'lib/core/branches.ts',
    code: `export function branches(a: number) {\n${lines(10, (i) => `if (a === ${i}) return ${i};`)}\nreturn a;\n}`,
  },
  {
    rule: `${typed}no-non-null-assertion`,
    file: 'lib/core/bang.ts',
    code: 'export const first = (a: number[]) => a[0]!;',
  },
  { rule: `${typed}no-explicit-any`, file: 'lib/core/any.ts', code: 'export const a: any = 1;' },
  { rule: `${typed}no-floating-promises`, file: 'lib/services/floating.ts', code: 'Promise.resolve(1);' },
  {
    rule: `${typed}consistent-type-imports`,
    file: 'lib/core/type.ts',
    code: `import { Pool } from 'pg';\nexport type P = Pool;`,
  },
  {
    rule: `${typed}switch-exhaustiveness-check`,
    file: 'lib/core/switch.ts',
    code: `export function f(a: 'x' | 'y') {\nswitch (a) {\ncase 'x':\nreturn 1;\n}\nreturn 2;\n}`,
  },
  {
    rule: 'jsx-a11y/alt-text',
    file: 'components/image.tsx',
    code: 'export const A = () => <img src="x" />;',
  },
  {
    rule: 'jsx-a11y/no-noninteractive-element-interactions',
    file: 'components/click.tsx',
    code: 'export const A = () => <li onClick={() => undefined}>x</li>;',
  },
  {
    rule: 'react-hooks/rules-of-hooks',
    file: 'components/hook.tsx',
    code: `import { useState } from 'react';\nexport function A(p: { a: boolean }) {\nif (p.a) useState(1);\nreturn null;\n}`,
  },
];

const ALLOWED_CODE: Tree = {
  'lib/env.ts': `export const level = process.env['LOG_LEVEL'];\n`,
  'lib/services/clock.ts': `export const now = () => new Date();\n`,
  'components/development.tsx': `export const A = () => (process.env.NODE_ENV === 'development' ? <p>x</p> : null);\n`,
};

describe('ESLint', { timeout: SLOW_MS }, () => {
  test('refuses each planted violation and nothing else', () => {
    const planted = Object.fromEntries(FORBIDDEN_CODE.map(({ file, code }) => [file, `${code}\n`]));
    const found = linted({ ...planted, ...ALLOWED_CODE });
    for (const { rule, file } of FORBIDDEN_CODE) expect(found).toContainEqual({ rule, file });
    expect(found.filter(({ file }) => file in ALLOWED_CODE)).toEqual([]);
  });
});
