// An adaptive test in a bank of 300 graded items, 30 steps: choice of the next item and new estimate, beside the
// tightest loops that do the same.
import { prepareAdaptiveBank, type AdaptiveBank } from '@/lib/psychometrics/adaptive/adaptive-bank';
import {
  DEFAULT_ADAPTIVE_RULES,
  PLAIN_RULES,
  AdaptiveSession,
  type AdaptiveRules,
} from '@/lib/psychometrics/adaptive/adaptive-session';
import type { GradedItem } from '@/lib/psychometrics/item-response/graded-response-model';
import { drawResponse } from '@/lib/psychometrics/item-response/simulate-responses';
import { thetaGrid } from '@/lib/psychometrics/item-response/theta-grid';
import { randomSource } from '@/lib/stats/random';
import { printTimings, timeAlternating, verdict } from '../rounds';
import { peer, printPeer } from './peers';

const BANK = 300;
const STEPS = 30;
const PEOPLE = 1000;
const ROUNDS = 9;
const CATEGORIES = 5;
const FACETS = 4;
const FLOOR_GOAL = 3;
const PEER_GOAL = 150;

const random = randomSource(6);
const items: readonly GradedItem[] = Array.from({ length: BANK }, () => ({
  a: 0.8 + 1.4 * random.uniform(),
  b: Array.from({ length: CATEGORIES - 1 }, () => 1.5 * random.normal()).sort((x, y) => x - y),
}));
const people = Array.from({ length: PEOPLE }, () => {
  const theta = random.normal();
  return Uint8Array.from(items, (item) => drawResponse(item, theta, random));
});

const { nodes, prior } = thetaGrid(61);
const NODES = nodes.length;
const LOW = -6;
const TABLE_STEP = 0.01;
const TABLE_NODES = 1201;

/** Standard error of the floor, written at every step. */
let floorError = 0;
const floorTables = makeFloorTables();

/** Information at the nearest node, likelihood of every answer, both made beforehand from the model's formulas. */
function makeFloorTables() {
  const information = new Float64Array(TABLE_NODES * BANK);
  const likelihood = new Float64Array(BANK * CATEGORIES * NODES);
  const reached = ({ a, b }: GradedItem, k: number, theta: number) =>
    k === 0 ? 1 : 1 / (1 + Math.exp(-a * (theta - (b[k - 1] ?? Number.POSITIVE_INFINITY))));
  items.forEach((item, i) => {
    for (let t = 0; t < TABLE_NODES; t += 1) {
      const theta = LOW + t * TABLE_STEP;
      let sum = 0;
      for (let k = 0; k < CATEGORIES; k += 1) {
        const [above, below] = [reached(item, k, theta), reached(item, k + 1, theta)];
        sum += (above - below) * (1 - above - below) ** 2;
      }
      information[t * BANK + i] = item.a ** 2 * sum;
    }
    for (let k = 0; k < CATEGORIES; k += 1) {
      nodes.forEach((theta, q) => {
        likelihood[(i * CATEGORIES + k) * NODES + q] = reached(item, k, theta) - reached(item, k + 1, theta);
      });
    }
  });
  return { information, likelihood };
}

/** One look at every open item in a table, one pass over the posterior, nothing checked and nothing kept. */
function floor(answers: Uint8Array, open: Uint8Array, weights: Float64Array): number {
  weights.set(prior);
  open.fill(1);
  let theta = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const best = floorBest(Math.round((theta - LOW) / TABLE_STEP) * BANK, open);
    open[best] = 0;
    theta = floorUpdate((best * CATEGORIES + (answers[best] ?? 0)) * NODES, weights);
  }
  return theta;
}

function floorBest(row: number, open: Uint8Array): number {
  const { information } = floorTables;
  let best = 0;
  let most = -1;
  for (let i = 0; i < BANK; i += 1) {
    const value = information[row + i] ?? 0;
    if (value > most && open[i] === 1) {
      most = value;
      best = i;
    }
  }
  return best;
}

function floorUpdate(row: number, weights: Float64Array): number {
  const { likelihood } = floorTables;
  let total = 0;
  let first = 0;
  let second = 0;
  for (let q = 0; q < NODES; q += 1) {
    const weight = (weights[q] ?? 0) * (likelihood[row + q] ?? 0);
    const node = nodes[q] ?? 0;
    weights[q] = weight;
    total += weight;
    first += weight * node;
    second += weight * node * node;
  }
  const theta = first / total;
  floorError = Math.sqrt(second / total - theta * theta);
  return theta;
}

const bank = prepareAdaptiveBank(items);
const bankWithFacets = prepareAdaptiveBank(items, {
  facets: items.map((_, item) => item % FACETS),
});
const plain: AdaptiveRules = { ...PLAIN_RULES, minItems: STEPS, maxItems: STEPS, seStop: 0 };
const whole: AdaptiveRules = {
  ...DEFAULT_ADAPTIVE_RULES,
  ...plain,
  amongBest: DEFAULT_ADAPTIVE_RULES.amongBest,
  administerChances: items.map(({ a }) => (a > 1.8 ? 0.5 : 1)),
};

function session(own: AdaptiveBank, rules: AdaptiveRules, answers: Uint8Array, seed: number): number {
  const test = new AdaptiveSession(own, rules, { seed, path: [] });
  let last = 0;
  for (let next = test.next(); next.status === 'item'; next = test.next())
    last = test.answer(answers[next.item] ?? 0).theta;
  return last;
}

let checksum = 0;
const open = new Uint8Array(BANK);
const weights = new Float64Array(NODES);
const contender = (name: string, work: (answers: Uint8Array, seed: number) => number) => ({
  name,
  work: () => {
    people.forEach((answers, seed) => {
      checksum += work(answers, seed);
    });
    return PEOPLE * STEPS;
  },
});
const timings = timeAlternating(
  [
    contender('floor: nearest table row, posterior in place', (answers) => floor(answers, open, weights)),
    contender('session: most information, exactly', (answers, seed) => session(bank, plain, answers, seed)),
    contender('session: facets, one of five, exposure chances', (answers, seed) =>
      session(bankWithFacets, whole, answers, seed),
    ),
  ],
  ROUNDS,
);

printTimings(`Adaptive test, bank of ${BANK}, ${STEPS} items, per step`, timings);
const [base, own] = timings.map(({ microsecondsPerUnit }) => microsecondsPerUnit);
const jsCat = peer('jsCAT, an adaptive step in a bank of 300');
const catR = peer('catR, an adaptive step in a bank of 300');
printPeer(jsCat, own ?? Number.NaN);
printPeer(catR, own ?? Number.NaN);
verdict('adaptive step, times the floor', (own ?? Number.NaN) / (base ?? Number.NaN), FLOOR_GOAL);
verdict(
  `${PEER_GOAL} of our steps in one of jsCAT`,
  (PEER_GOAL * (own ?? Number.NaN)) / jsCat.microseconds,
  1,
);
verdict(`${PEER_GOAL} of our steps in one of catR`, (PEER_GOAL * (own ?? Number.NaN)) / catR.microseconds, 1);
if (!Number.isFinite(checksum + floorError)) throw new Error('the work was not done');
