import { computeFit, measurementDistribution, plugInFit } from '@/lib/fit/overall-fit';
import type { FitTarget } from '@/lib/fit/types';
import { perScale, type PerScale } from '@/lib/scales';
import { printTimings, seeded, timeAlternating, verdict } from './rounds';

const PEOPLE = 100;
const ROUNDS = 7;
const GOAL_MICROSECONDS = 2000;

const TARGET: FitTarget = {
  weights: [0.18, 0.09, 0.22, 0.18, 0.17, 0.16],
  lower: [55, 50, 55, 55, 55, 50],
  upper: [null, null, null, 68, null, null],
  shoulder: 20,
};
const SEM: PerScale<number> = perScale(() => Math.sqrt(20));
const NORM_SEM: PerScale<number> = perScale(() => 1.5);

const random = seeded(7);
const people = Array.from({ length: PEOPLE }, () => perScale(() => 30 + random() * 40));

let checksum = 0;
const timings = timeAlternating(
  [
    {
      name: 'floor: the plug-in fit alone, no distribution',
      work: () => {
        for (const scores of people) checksum += plugInFit(TARGET, scores) ?? 0;
        return people.length;
      },
    },
    {
      name: 'one exact distribution on the grid of 0.02',
      work: () => {
        for (const scores of people)
          checksum += measurementDistribution(TARGET, { scores, sem: SEM }).density[0] ?? 0;
        return people.length;
      },
    },
    {
      name: 'a person’s whole fit: two distributions, quantiles',
      work: () => {
        for (const scores of people) {
          const fit = computeFit(TARGET, { scores, sem: SEM, normSem: NORM_SEM });
          checksum += fit.status === 'fitted' ? fit.sd : 0;
        }
        return people.length;
      },
    },
  ],
  ROUNDS,
);

printTimings(`Fit of ${PEOPLE} people, per person`, timings);
const [, distribution, whole] = timings.map(({ microsecondsPerUnit }) => microsecondsPerUnit);
verdict('one fit distribution, µs', distribution ?? Number.NaN, GOAL_MICROSECONDS);
console.log(`  for information: the whole fit of a person takes ${((whole ?? 0) / 1000).toFixed(2)} ms`);
if (!Number.isFinite(checksum)) throw new Error('the work was not done');
