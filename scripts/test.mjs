// npm test: static checks → unit, golden, contract, integration → build → faults and load in short → browser. Every
// step runs, whatever failed before it, so that one run tells all; the last line is the sum. --check: only the static
// checks.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { preflight } from './lib/preflight.mjs';

preflight();
const { BROWSER_ADVICE, findBrowser } = await import('./lib/browser.mjs');
const { build, buildIsCurrent, generateClient } = await import('./lib/build.mjs');
const { STATIC_CHECKS } = await import('./lib/checks.mjs');
const { playwrightCount, vitestCount } = await import('./lib/results.mjs');

const REPORTS = 'reports';
const onlyStatic = process.argv.includes('--check');
const environment = { ...process.env, CI: 'true', FORCE_COLOR: '0', NO_COLOR: '1' };
const total = { passed: 0, failed: 0 };
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) child.kill('SIGTERM');
    process.exit(1);
  });
}

if (!onlyStatic && !findBrowser()) {
  console.error(BROWSER_ADVICE);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

await step('database client', async () => {
  await generateClient();
  return { passed: 1, failed: 0, skipped: [] };
});
await staticChecks();
if (!onlyStatic) {
  await step('unit, golden, contract, integration', runVitest);
  const built = await step('build', async () => {
    if (!buildIsCurrent()) await build(() => {});
    return { passed: 1, failed: 0, skipped: [] };
  });
  for (const name of ['faults', 'load']) await step(name, built ? () => shortly(name) : notWithoutBuild);
  await step('browser', built ? runPlaywright : notWithoutBuild);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

async function step(name, run) {
  const started = performance.now();
  const count = await run().catch((error) => {
    console.log(error.message);
    return { passed: 0, failed: 1, skipped: [] };
  });
  total.passed += count.passed;
  total.failed += count.failed;
  for (const title of count.skipped) console.log(`  skipped: ${title}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${count.failed > 0 ? '✗' : '✓'} ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
  );
  return count.failed === 0;
}

/** Each of them keeps one processor busy: two at a time, after what the others read is there. */
async function staticChecks() {
  const [first, ...rest] = STATIC_CHECKS;
  await step(first.name, () => quietly(first.args));
  const waiting = rest.values();
  const lane = async () => {
    for (const { name, args } of waiting) await step(name, () => quietly(args));
  };
  await Promise.all([lane(), lane()]);
}

async function quietly(args) {
  const { code, output } = await run(args, 'pipe');
  if (code !== 0) console.log(output.trimEnd());
  return code === 0 ? { passed: 1, failed: 0, skipped: [] } : { passed: 0, failed: 1, skipped: [] };
}

async function runVitest() {
  const file = `${REPORTS}/vitest.json`;
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await run(['node_modules/vitest/vitest.mjs', 'run', ...reporters], 'inherit');
  return vitestCount(file, code);
}

async function shortly(name) {
  const args = ['--import', 'tsx', '--conditions=react-server', `scripts/${name}.ts`, '--short'];
  const { code } = await run(args, 'inherit');
  return code === 0 ? { passed: 1, failed: 0, skipped: [] } : { passed: 0, failed: 1, skipped: [] };
}

async function runPlaywright() {
  const file = `${REPORTS}/playwright.json`;
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'];
  const { code } = await run(args, 'inherit', { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  return playwrightCount(file, code);
}

async function notWithoutBuild() {
  throw new Error('Not run, because there is no build.');
}

function run(args, output, extra = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...environment, ...extra },
      stdio: ['ignore', output, output],
    });
    running.add(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (text += part));
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code, output: text });
    });
  });
}
