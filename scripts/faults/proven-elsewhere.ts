import { spawnSync } from 'node:child_process';
import type { Judge } from '../bench/judge';

const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit'];
const PLAYWRIGHT = ['node_modules/@playwright/test/cli.js', 'test'];

/** Faults that only a page or its queue can show; each is the business of a test. */
const TESTS = [
  {
    fault: 'saves, replies and pages in any order',
    args: [...VITEST, 'tests/unit/take/save-queue.test.ts'],
  },
  {
    fault: 'no network for a while, with a reload',
    args: [...PLAYWRIGHT, 'candidate-takes-questionnaire', '-g', 'answers given offline'],
  },
  {
    fault: 'a held save, two devices, wrong clocks',
    args: [...PLAYWRIGHT, 'candidate-races'],
  },
  {
    fault: 'kill -9 under a page that goes on by itself',
    args: [...PLAYWRIGHT, 'server-killed'],
  },
] as const;

/** Runs the tests of the faults that this script cannot bring about. */
export function provenElsewhere(judge: Judge): Promise<void> {
  const env = { ...cleanEnvironment(), E2E_FAULTS: '1', NO_COLOR: '1' };
  for (const { fault, args } of TESTS) {
    const { status, stdout } = spawnSync(process.execPath, [...args], { env, encoding: 'utf8' });
    if (status !== 0) console.log(stdout);
    judge.check(fault, status === 0 ? 'passed' : 'failed', status === 0, 'its test passes');
  }
  return Promise.resolve();
}

/** The tests bring up installations of their own: nothing of ours may reach them. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, PW_CHROMIUM, PLAYWRIGHT_BROWSERS_PATH } = process.env;
  return { NODE_ENV: 'test', PATH, HOME, TMPDIR, PW_CHROMIUM, PLAYWRIGHT_BROWSERS_PATH };
}
