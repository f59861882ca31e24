// npm run bench: every benchmark, one after the other; exit status 1 when a goal is missed.
import { spawnSync } from 'node:child_process';

const PARTS = ['scoring', 'fit', 'server', 'candidate'] as const;

const missed = PARTS.filter((part) => {
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', `scripts/bench/${part}.ts`],
    { stdio: 'inherit' },
  );
  return status !== 0;
});
console.log(missed.length === 0 ? 'Every goal was met.' : `Missed: ${missed.join(', ')}.`);
process.exit(missed.length === 0 ? 0 : 1);
