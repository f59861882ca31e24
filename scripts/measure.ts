import { readFileSync } from 'node:fs';

import { runMeasure } from './measure/run';

const STANDARD_INPUT = 0;

const { stdout, stderr, status } = runMeasure(process.argv.slice(2), () =>
  readFileSync(STANDARD_INPUT, 'utf8'),
);
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = status;
