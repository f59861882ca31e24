import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);

const PARTS = [
  [
    'latin',
    require.resolve('@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'),
  ],
  [
    'latin-ext',
    require.resolve('@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2'),
  ],
] as const;

function packageVersion(): string {
  const file = require.resolve('@fontsource-variable/atkinson-hyperlegible-next/package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}

test.each(PARTS)(
  'the %s font that we serve is the one of the package, under its version',
  (part, original) => {
    const address = `/fonts/atkinson-hyperlegible-next-${packageVersion()}-${part}.woff2`;
    expect(readFileSync(`public${address}`).equals(readFileSync(original))).toBe(true);
    expect(readFileSync('app/styles/fonts.css', 'utf8')).toContain(address);
  },
);

test('the part that every page needs is fetched ahead', () => {
  expect(readFileSync('app/head-links.tsx', 'utf8')).toContain(
    `/fonts/atkinson-hyperlegible-next-${packageVersion()}-latin.woff2`,
  );
});
