import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Recomputes the golden numbers by other programs and compares them with those in the repository: the Python reference of
 * scoring, and every program in R. What cannot run here is said to be skipped; a difference ends with exit status 1.
 */
const R_FOLDER = 'tests/golden/r';
const RELATIVE_TOLERANCE = 1e-9;

function recomputeByPython(): boolean {
  const run = spawnSync('python3', ['tests/golden/reference/score_v1.py', '--check'], { encoding: 'utf8' });
  if (run.error !== undefined) {
    console.log('skipped: python3 is not installed, so the Python reference was not run');
    return true;
  }
  console.log(`Python reference: ${(run.stdout + run.stderr).trim()}`);
  return run.status === 0;
}

function recomputeByR(): boolean {
  const programs = readdirSync(R_FOLDER)
    .filter((name) => name.endsWith('.R'))
    .sort();
  const installed = spawnSync('Rscript', ['--version'], { encoding: 'utf8' }).error === undefined;
  if (!installed) {
    console.log(`skipped: R is not installed, so ${programs.length} programs in R were not run`);
    return true;
  }
  return programs.map(recomputeProgram).every(Boolean);
}

function recomputeProgram(name: string): boolean {
  const program = join(R_FOLDER, name);
  const run = spawnSync('Rscript', ['--vanilla', program], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) {
    console.log(`FAILED  ${program}: ${run.stderr.trim()}`);
    return false;
  }
  const committed: unknown = JSON.parse(readFileSync(program.replace(/\.R$/, '.json'), 'utf8'));
  const comparison = compare(JSON.parse(run.stdout), committed);
  if (comparison.fault !== null) {
    console.log(`DIFFERS ${program}: ${comparison.fault}`);
    return false;
  }
  const { largest, compared } = comparison;
  console.log(
    `agrees  ${program}: largest relative difference ${largest.toExponential(1)} in ${compared} numbers`,
  );
  return true;
}

type Comparison = { largest: number; compared: number; fault: string | null };

/** Compares numbers to the tolerance and everything else exactly, at any depth; the first difference is the fault. */
function compare(actual: unknown, expected: unknown): Comparison {
  const result: Comparison = { largest: 0, compared: 0, fault: null };
  compareAt('$', actual, expected, result);
  return result;
}

function compareAt(path: string, actual: unknown, expected: unknown, result: Comparison): void {
  if (result.fault !== null) return;
  if (typeof actual === 'number' && typeof expected === 'number') {
    compareNumbers(path, actual, expected, result);
  } else if (isObject(actual) && isObject(expected)) {
    const [keys, known] = [Object.keys(actual).sort(), Object.keys(expected).sort()];
    if (Array.isArray(actual) !== Array.isArray(expected) || keys.join('\n') !== known.join('\n'))
      result.fault = `${path} has another shape`;
    else for (const key of known) compareAt(`${path}.${key}`, actual[key], expected[key], result);
  } else if (actual !== expected) {
    result.fault = `${path} is ${JSON.stringify(actual)}, committed ${JSON.stringify(expected)}`;
  }
}

function compareNumbers(path: string, actual: number, expected: number, result: Comparison): void {
  const size = Math.max(Math.abs(actual), Math.abs(expected));
  const difference = size === 0 ? 0 : Math.abs(actual - expected) / size;
  result.largest = Math.max(result.largest, difference);
  result.compared += 1;
  if (!(difference <= RELATIVE_TOLERANCE)) result.fault = `${path} is ${actual}, committed ${expected}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const results = [recomputeByPython(), recomputeByR()];
process.exitCode = results.every(Boolean) ? 0 : 1;
