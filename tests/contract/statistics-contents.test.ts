import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = 'lib/psychometrics';

// Whoever opens the folder reads the table of contents first: a statistic that is not in it cannot be found.
test('the contents of the statistics name every file, under its chapter, and nothing else', () => {
  const chapters = new Map<string, Set<string>>();
  for (const part of readFileSync(`${ROOT}/README.md`, 'utf8').split(/^## /m)) {
    const folder = /^`([a-z-]+)\/`$/m.exec(part)?.[1] ?? '';
    const named = [...part.matchAll(/`([a-z0-9-]+)(\/?)`/g)].map(([, name = '', slash]) => `${name}${slash}`);
    chapters.set(folder, new Set(named.filter((name) => name !== `${folder}/`)));
  }
  const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect([...chapters.keys()].filter((name) => name !== '').sort()).toEqual(
    folders.map(({ name }) => name).sort(),
  );
  for (const { name } of folders) {
    const files = readdirSync(`${ROOT}/${name}`, { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? `${entry.name}/` : entry.name.replace(/\.ts$/, ''),
    );
    expect([name, ...[...(chapters.get(name) ?? [])].sort()]).toEqual([name, ...files.sort()]);
  }
});
