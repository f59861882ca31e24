// npm run bench:measure: the speed of the measurement beside its floors and peers. The last line is the verdict; the
// exit status is 1 when a goal is missed.
import { spawnSync } from 'node:child_process';

import { environmentWithPeers, psychTimes } from './measure/peers';

const PARTS = ['scoring', 'eap', 'adaptive', 'item-analysis', 'calibration'] as const;

console.log(
  psychTimes() === null
    ? 'R with psych is not installed: peers are recorded figures from another machine.'
    : 'R with psych is installed: its times are measured now, other peers are recorded and scaled by it.',
);
const missed = PARTS.filter((part) => {
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', `scripts/bench/measure/${part}.ts`],
    { stdio: 'inherit', env: environmentWithPeers() },
  );
  return status !== 0;
});
console.log(missed.length === 0 ? '\nEvery goal was met.' : `\nMissed: ${missed.join(', ')}.`);
process.exit(missed.length === 0 ? 0 : 1);
