import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { expect, test } from 'vitest';

const FULL_DEVICE = '/dev/full';

// Prints every 20 ms, and says on standard error what it knows of its lines.
const CHILD = `
let turn = 0;
const timer = setInterval(() => {
  console.log('line');
  turn += 1;
  if (turn === 10) {
    console.error('lost:' + globalThis.kuusiLogLostOnTheWay);
    clearInterval(timer);
  }
}, 20);`;

const PARENT = `
import './scripts/lib/lost-output.mjs';
import { startChild } from './scripts/lib/children.mjs';
const { ended } = startChild(['-e', process.env.CHILD], { env: process.env });
process.exitCode = (await ended).code;`;

function run(stdout: number | 'ignore') {
  return spawnSync(process.execPath, ['--input-type=module', '-e', PARENT], {
    env: { ...process.env, CHILD },
    stdio: ['ignore', stdout, 'pipe'],
    encoding: 'utf8',
  });
}

test.skipIf(!existsSync(FULL_DEVICE))('lines that cannot be written end nobody, and the child knows', () => {
  const { status, stderr } = run(openSync(FULL_DEVICE, 'w'));
  expect(stderr).toContain('lost:true');
  expect(status).toBe(0);
});

test('a child whose lines are written knows of no loss', () => {
  expect(run('ignore').stderr).toContain('lost:undefined');
});
