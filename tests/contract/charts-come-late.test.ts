import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDERS = ['app', 'components', 'lib'];
const CODE = /\.tsx?$/;

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => CODE.test(name) && !name.startsWith('db/generated'))
    .map((name) => `${folder}/${name}`),
);
const text = (file: string) => readFileSync(file, 'utf8');

/** Files with an import, static or not, that ends in the given name. */
const importersOf = (name: string) =>
  files.filter((file) => new RegExp(`(from|import\\()\\s*'[^']*\\b${name}'`).test(text(file)));

test('the charting library is imported by one file, and that one only when a figure is looked at', () => {
  expect(importersOf('recharts')).toEqual(['components/dashboard/bar-plot.tsx']);
  expect(importersOf('bar-plot')).toEqual(['components/dashboard/late-plot.tsx']);
  const late = text('components/dashboard/late-plot.tsx');
  expect(late).toMatch(/dynamic\(\(\) => import\('\.\/bar-plot'\)[^;]*ssr: false/);
  expect(late).not.toMatch(/from '\.\/bar-plot'/);
});

test('no page outside the staff pages has a figure of it', () => {
  expect(importersOf('late-plot')).toEqual(['components/dashboard/plot-figure.tsx']);
  const figures = importersOf('plot-figure');
  expect(figures.length).toBeGreaterThan(0);
  for (const file of figures) expect(file).toMatch(/^components\/dashboard\//);
  const pages = files.filter((file) => /from '@\/components\/dashboard\//.test(text(file)));
  expect(pages.length).toBeGreaterThan(0);
  for (const file of pages) expect(file).toMatch(/^app\/\[locale\]\/\(staff\)\//);
});
