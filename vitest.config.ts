import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

type Project = Readonly<{ name: string; include: string[]; database: boolean }>;

const project = ({ name, include, database }: Project) => ({
  extends: true as const,
  test: { name, include, ...(database ? { globalSetup: [here('tests/support/global-setup.ts')] } : {}) },
});

export default defineConfig({
  resolve: { alias: { '@': here('.'), 'server-only': here('tests/support/empty.ts') } },
  test: {
    // Components ask for jsdom by a comment in their first line.
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    setupFiles: [here('tests/support/console-guard.ts')],
    server: { deps: { inline: ['next-auth', 'next-intl'] } },
    env: {
      AUTH_SECRET: 'only-for-tests-0123456789-0123456789',
      BASE_URL: 'http://127.0.0.1:3000',
      LOG_LEVEL: 'silent',
    },
    projects: [
      project({ name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], database: false }),
      project({ name: 'golden', include: ['tests/golden/**/*.test.ts'], database: false }),
      project({ name: 'reference', include: ['tests/reference/**/*.test.ts'], database: false }),
      project({ name: 'contract', include: ['tests/contract/**/*.test.{ts,tsx}'], database: true }),
      project({ name: 'integration', include: ['tests/integration/**/*.test.ts'], database: true }),
    ],
  },
});
