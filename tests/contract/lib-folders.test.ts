import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

// The folders of lib/ are the layers that the dependency rules know. A new one needs its rule, and then its name here.
const FOLDERS = [
  'actions',
  'auth',
  'computation',
  'content',
  'core',
  'db',
  'exports',
  'fit',
  'i18n',
  'interview',
  'job-analysis',
  'jobs',
  'mail',
  'pdf',
  'privacy',
  'psychometrics',
  'report',
  'scales',
  'scoring',
  'services',
  'stats',
  'validation',
];
const FILES = ['env.ts', 'logger.ts', 'provenance.ts'];

test('lib/ holds only the folders and files that the dependency rules know', () => {
  const entries = readdirSync('lib', { withFileTypes: true });
  const named = (isDirectory: boolean) =>
    entries.filter((entry) => entry.isDirectory() === isDirectory).map((entry) => entry.name);
  expect(named(true).filter((name) => !FOLDERS.includes(name))).toEqual([]);
  expect(named(false).filter((name) => !FILES.includes(name))).toEqual([]);
});
