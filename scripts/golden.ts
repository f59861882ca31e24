import { spawnSync } from 'node:child_process';

import { compareWithReferenceData } from './golden/reference-data';

/**
 * Recomputes the golden numbers by other programs: the Python reference, and numbers made in R where their folder is
 * given. What cannot run here is said to be skipped; a difference ends with exit status 1.
 */
function recomputeByPython(): boolean {
  const run = spawnSync('python3', ['tests/golden/reference/score_v1.py', '--check'], { encoding: 'utf8' });
  if (run.error !== undefined) {
    console.log('skipped: python3 is not installed, so the Python reference was not run');
    return true;
  }
  console.log(`Python reference: ${(run.stdout + run.stderr).trim()}`);
  return run.status === 0;
}

function compareWithR(folder: string | undefined): boolean {
  if (folder === undefined || folder === '') {
    console.log('skipped: KUUSI_REFDATA names no folder, so the numbers made in R were not compared');
    return true;
  }
  const agreements = compareWithReferenceData(folder);
  for (const { what, largest, allowed, compared } of agreements) {
    const sign = largest <= allowed ? 'agrees ' : 'DIFFERS';
    console.log(
      `${sign} ${what}: largest difference ${largest.toExponential(1)} of ${allowed} in ${compared} numbers`,
    );
  }
  return agreements.every(({ largest, allowed }) => largest <= allowed);
}

const results = [recomputeByPython(), compareWithR(process.env['KUUSI_REFDATA'])];
process.exitCode = results.every(Boolean) ? 0 : 1;
