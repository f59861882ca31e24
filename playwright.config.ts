import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { BROWSER_ADVICE, findBrowser } from './scripts/lib/browser.mjs';

const executablePath = findBrowser();
if (!executablePath) throw new Error(BROWSER_ADVICE);

// Set once by the main process and inherited by the workers, which read this file again.
const FIRST_PORT = 20_000;
const PORTS = 10_000;
const port = (process.env['E2E_PORT'] ??= String(FIRST_PORT + (process.pid % PORTS)));
const dataDir = (process.env['E2E_DATA_DIR'] ??= path.resolve('.data/e2e'));
const baseURL = `http://127.0.0.1:${port}`;
const MINUTE_MS = 60_000;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // A server of its own, killed: part of npm run test:faults, whose short form npm test runs.
  testIgnore: process.env['E2E_FAULTS'] === '1' ? [] : ['server-killed.spec.ts'],
  // One set for every machine: what is stored is text.
  snapshotPathTemplate: '{testDir}/stored/{arg}{ext}',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: MINUTE_MS,
  // Two workers, a server and a database share the processor.
  expect: { timeout: MINUTE_MS / 4 },
  reporter: [['list']],
  use: {
    baseURL,
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    // Recording every step costs time; whoever looks into a failure runs its file by itself.
    trace: process.env['CI'] ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
  webServer: {
    command: 'node scripts/e2e-server.mjs',
    env: {
      DATA_DIR: dataDir,
      PORT: port,
      HOST: '127.0.0.1',
      BASE_URL: baseURL,
      LOG_LEVEL: 'error',
      // Tests say which address they come from, so that each has its own tries.
      TRUSTED_PROXY_HOPS: '1',
    },
    url: `${baseURL}/en`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: MINUTE_MS / 2 },
    stdout: 'ignore',
    // The first run builds.
    timeout: 10 * MINUTE_MS,
  },
});
