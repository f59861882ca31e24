import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

// Only what tests the mutated folders: no database, no browser, no child process.
export default defineConfig({
  root,
  resolve: { alias: { '@': root, 'server-only': `${root}tests/support/empty.ts` } },
  test: {
    include: [
      'tests/unit/{job-analysis,fit,scoring}/**/*.test.ts',
      'tests/unit/core/domain-error.test.ts',
      'tests/golden/**/*.test.ts',
    ],
    // Instrumented code has another speed.
    exclude: ['**/*-speed.test.ts'],
    setupFiles: [`${root}tests/mutation/fewer-runs.ts`],
    environment: 'node',
    testTimeout: 20_000,
  },
});
