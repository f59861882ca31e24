// Calibration of graded scales beside mirt, and how its time grows with the number of people.
import type { GradedItem } from '@/lib/psychometrics/item-response/graded-response-model';
import { calibrate } from '@/lib/psychometrics/item-response/marginal-maximum-likelihood';
import { responseMatrix } from '@/lib/psychometrics/item-response/response-matrix';
import { simulateResponses } from '@/lib/psychometrics/item-response/simulate-responses';
import { printTimings, seeded, timeAlternating, verdict } from '../rounds';
import { peer, printPeer } from './peers';

const ROUNDS = 5;
const SCALES = 6;
const ITEMS = 12;
const SMALL = 1_000;
const LARGE = 10_000;
const HUGE = 100_000;
const GOAL_SHARE_OF_MIRT = 1 / 3;
const GOAL_GROWTH = 1.1;
const GOAL_MILLISECONDS = 390;
const MICROSECONDS = 1000;

const random = seeded(6);
const bankOf = (): readonly GradedItem[] =>
  Array.from({ length: ITEMS }, () => {
    const middle = random() - 0.5;
    return {
      a: 0.8 + 1.6 * random(),
      b: [-1.8, -0.6, 0.5, 1.7].map((threshold) => threshold + middle),
    };
  });
const banks = Array.from({ length: SCALES }, bankOf);
const sample = (bank: readonly GradedItem[], people: number) =>
  responseMatrix(simulateResponses(bank, { people, seed: people }).responses);

const small = banks.map((bank) => sample(bank, SMALL));
const large = banks.map((bank) => sample(bank, LARGE));
const huge = banks.slice(0, 1).map((bank) => sample(bank, HUGE));

/** @returns Expectation steps. */
function calibrateAll(samples: typeof small): number {
  let cycles = 0;
  for (const responses of samples) {
    const result = calibrate(responses);
    if (result.status !== 'estimated' || !result.converged)
      throw new Error('the calibration did not converge');
    cycles += result.cycles;
  }
  return cycles;
}

const timings = timeAlternating(
  [small, large].map((samples, index) => ({
    name: `six scales, ${index === 0 ? SMALL : LARGE} people`,
    work: () => {
      calibrateAll(samples);
      return 1;
    },
  })),
  ROUNDS,
);
printTimings(`Calibration of ${ITEMS} five-category items, per call`, timings);
const [sixSmall = Number.NaN, sixLarge = Number.NaN] = timings.map(
  ({ microsecondsPerUnit }) => microsecondsPerUnit,
);
const mirtSix = peer('mirt, six graded scales, 1,000 people');
const mirtLarge = peer('mirt, one graded scale, 10,000 people');
printPeer(mirtSix, sixSmall);
printPeer(mirtLarge, sixLarge / SCALES);

// How many steps a sample needs is luck, not growth: the growth is that of the whole call divided by its steps.
const growth = timeAlternating(
  [
    { name: `one scale, ${SMALL} people`, work: () => calibrateAll(small.slice(0, 1)) },
    { name: `one scale, ${LARGE} people`, work: () => calibrateAll(large.slice(0, 1)) },
    { name: `one scale, ${HUGE} people`, work: () => calibrateAll(huge) },
  ],
  ROUNDS,
);
printTimings('Calibration by number of people, whole call per expectation step', growth);
const [atSmall = Number.NaN, atLarge = Number.NaN, atHuge = Number.NaN] = growth.map(
  ({ microsecondsPerUnit }) => microsecondsPerUnit,
);

console.log('');
verdict('six scales, 1,000 people, share of mirt', sixSmall / mirtSix.microseconds, GOAL_SHARE_OF_MIRT);
verdict('six scales, 1,000 people, ms', sixSmall / MICROSECONDS, GOAL_MILLISECONDS);
verdict(
  'one scale, 10,000 people, share of mirt',
  sixLarge / SCALES / mirtLarge.microseconds,
  GOAL_SHARE_OF_MIRT,
);
verdict('10,000 people, times ten times 1,000', atLarge / (atSmall * (LARGE / SMALL)), GOAL_GROWTH);
verdict('100,000 people, times ten times 10,000', atHuge / (atLarge * (HUGE / LARGE)), GOAL_GROWTH);
