// Trait estimates of the graded response model beside the tightest loop over tables of logarithms, and beside the peers.
import { at } from '@/lib/psychometrics/item-response/at';
import {
  logCategoryProbability,
  type GradedItem,
} from '@/lib/psychometrics/item-response/graded-response-model';
import {
  expectedAPosteriori,
  expectedAPosterioriMatrix,
  prepareBank,
} from '@/lib/psychometrics/item-response/expected-a-posteriori';
import {
  FINE_GRID_NODES,
  GRID_NODES,
  thetaGrid,
  type ThetaGrid,
} from '@/lib/psychometrics/item-response/theta-grid';
import { printTimings, seeded, timeAlternating, verdict } from '../rounds';
import { peer, printPeer } from './peers';

const ROUNDS = 7;
const PEOPLE = 10_000;
const SINGLES = 5_000;
const SCALES = 6;
const ITEMS = 10;
const DICHOTOMOUS = 30;
const GOAL_FLOOR = 1.5;
const GOAL_MIRT = 10;
const GOAL_JSCAT = 400;
const GOAL_LINEAR = 1.2;
const GROWTH_ROUNDS = 5;
const SIZES = [10_000, 100_000, 1_000_000] as const;

const random = seeded(6);
const graded = (count: number, thresholds: readonly number[]): readonly GradedItem[] =>
  Array.from({ length: count }, () => ({
    a: 0.8 + 1.6 * random(),
    b: thresholds.map((threshold) => threshold + random() * 0.6),
  }));

const grid = thetaGrid(GRID_NODES);
const banks = Array.from({ length: SCALES }, () => graded(ITEMS, [-2, -0.9, 0.2, 1.3]));
const prepared = banks.map((bank) => prepareBank(bank, grid));
const width = SCALES * ITEMS;
const columnsOf = (scale: number) => ({
  ofItem: Int32Array.from({ length: ITEMS }, (_, item) => scale * ITEMS + item),
  width,
});
const answersOf = (people: number) =>
  Int8Array.from({ length: people * width }, () => Math.floor(random() * 5));

/** Logarithms of a bank with five categories per item: tables[(item × 5 + category) × nodes + node]. */
function logTables(bank: readonly GradedItem[], { nodes }: ThetaGrid): Float64Array {
  return Float64Array.from(
    bank.flatMap((item) =>
      Array.from({ length: item.b.length + 1 }, (_, k) =>
        [...nodes].map((theta) => logCategoryProbability(item, k, theta)),
      ).flat(),
    ),
  );
}

type FloorTask = Readonly<{
  tables: Float64Array;
  logPrior: Float64Array;
  nodes: Float64Array;
  posterior: Float64Array;
  items: number;
  categories: number;
}>;

/** The least that one scale needs by logarithms: a sum of table rows, its exponential and two moments; nothing checked. */
function floor(task: FloorTask, answers: Int8Array, from: number, out: Float64Array, to: number): void {
  const { tables, logPrior, nodes, posterior, items, categories } = task;
  posterior.set(logPrior);
  for (let item = 0; item < items; item += 2) {
    const first = (item * categories + (answers[from + item] ?? 0)) * posterior.length;
    const second = ((item + 1) * categories + (answers[from + item + 1] ?? 0)) * posterior.length;
    for (let q = 0; q < posterior.length; q += 1) {
      posterior[q] = at(posterior, q) + at(tables, first + q) + at(tables, second + q);
    }
  }
  let highest = Number.NEGATIVE_INFINITY;
  for (let q = 0; q < posterior.length; q += 1) highest = Math.max(highest, at(posterior, q));
  let total = 0;
  let sum = 0;
  let squares = 0;
  for (let q = 0; q < posterior.length; q += 1) {
    const weight = Math.exp(at(posterior, q) - highest);
    const theta = at(nodes, q);
    total += weight;
    sum += weight * theta;
    squares += weight * theta * theta;
  }
  const mean = sum / total;
  out[to] = mean;
  out[to + 1] = Math.sqrt(squares / total - mean * mean);
}

function floorTask(bank: readonly GradedItem[], on: ThetaGrid): FloorTask {
  return {
    tables: logTables(bank, on),
    logPrior: on.prior.map((value) => Math.log(value)),
    nodes: on.nodes,
    posterior: new Float64Array(on.nodes.length),
    items: bank.length,
    categories: (bank[0]?.b.length ?? 0) + 1,
  };
}

const tasks = banks.map((bank) => floorTask(bank, grid));
const answers = answersOf(PEOPLE);
const gaps = answers.map((value) => (random() < 0.05 ? -1 : value));
const floorResult = new Float64Array(PEOPLE * SCALES * 2);
const rows = Array.from({ length: SINGLES }, (_, person) =>
  Array.from({ length: SCALES }, (_, scale) => [
    ...answers.subarray(person * width + scale * ITEMS, person * width + (scale + 1) * ITEMS),
  ]),
);

let checksum = 0;
const sixScales = (matrix: Int8Array) => {
  prepared.forEach((bank, scale) => {
    checksum += expectedAPosterioriMatrix(bank, matrix, columnsOf(scale)).theta[0] ?? 0;
  });
  return matrix.length / width;
};

const timings = timeAlternating(
  [
    {
      name: 'floor: sums of log tables, nothing checked',
      work: () => {
        for (let scale = 0; scale < SCALES; scale += 1) {
          const task = tasks[scale];
          if (task === undefined) continue;
          for (let person = 0; person < PEOPLE; person += 1)
            floor(task, answers, person * width + scale * ITEMS, floorResult, (person * SCALES + scale) * 2);
        }
        checksum += floorResult[0] ?? 0;
        return PEOPLE;
      },
    },
    { name: 'EAP and SE of six scales, every answer checked', work: () => sixScales(answers) },
    { name: 'the same, 5 % of the answers missing', work: () => sixScales(gaps) },
    {
      name: 'one person at a time, six calls',
      work: () => {
        for (const row of rows) {
          row.forEach((own, scale) => {
            const bank = prepared[scale];
            if (bank !== undefined) checksum += expectedAPosteriori(bank, own)?.theta ?? 0;
          });
        }
        return SINGLES;
      },
    },
  ],
  ROUNDS,
);
printTimings(`EAP of six scales of ${ITEMS} five-category items, ${PEOPLE} people, per person`, timings);
const [base, six, , single] = timings.map(({ microsecondsPerUnit }) => microsecondsPerUnit);
const mirt = peer('mirt::fscores EAP, one scale of 10 statements');
printPeer(mirt, (six ?? Number.NaN) / SCALES);

const binary = graded(DICHOTOMOUS, [-0.3]);
const fine = thetaGrid(FINE_GRID_NODES);
const binaryBank = prepareBank(binary, fine);
const binaryTask = floorTask(binary, fine);
const binaryAnswers = Int8Array.from({ length: PEOPLE * DICHOTOMOUS }, () => Math.floor(random() * 2));
const dichotomous = timeAlternating(
  [
    {
      name: 'floor: sums of log tables, nothing checked',
      work: () => {
        for (let person = 0; person < PEOPLE; person += 1)
          floor(binaryTask, binaryAnswers, person * DICHOTOMOUS, floorResult, person * 2);
        return PEOPLE;
      },
    },
    {
      name: 'EAP and SE, every answer checked',
      work: () => {
        checksum += expectedAPosterioriMatrix(binaryBank, binaryAnswers).theta[0] ?? 0;
        return PEOPLE;
      },
    },
  ],
  ROUNDS,
);
printTimings(`EAP of ${DICHOTOMOUS} dichotomous items on ${FINE_GRID_NODES} nodes, per person`, dichotomous);
const jsCat = peer('jsCAT EAP, 30 dichotomous items');
const thirty = dichotomous[1]?.microsecondsPerUnit ?? Number.NaN;
printPeer(jsCat, thirty);
printPeer(peer('catR::thetaEst EAP, 30 dichotomous items'), thirty);

const growth = timeAlternating(
  SIZES.map((people) => {
    const matrix = answersOf(people);
    // Small samples are repeated, so that a round lasts long enough to be timed.
    const repeats = Math.max(1, 100_000 / people);
    return {
      name: `six scales, ${people} people`,
      work: () => {
        for (let repeat = 0; repeat < repeats; repeat += 1) sixScales(matrix);
        return people * repeats;
      },
    };
  }),
  GROWTH_ROUNDS,
);
printTimings('EAP by number of people, per person', growth);
const [small, , large] = growth.map(({ microsecondsPerUnit }) => microsecondsPerUnit);

console.log('');
verdict('EAP of six scales, times the floor', (six ?? Number.NaN) / (base ?? Number.NaN), GOAL_FLOOR);
verdict('one person at a time, times the floor', (single ?? Number.NaN) / (base ?? Number.NaN), GOAL_FLOOR);
verdict(
  `${GOAL_MIRT} × our time, share of mirt::fscores`,
  (GOAL_MIRT * (six ?? Number.NaN)) / SCALES / mirt.microseconds,
  1,
);
verdict(`${GOAL_JSCAT} × our time, share of jsCAT`, (GOAL_JSCAT * thirty) / jsCat.microseconds, 1);
verdict(
  'per person at 1,000,000, times that at 10,000',
  (large ?? Number.NaN) / (small ?? Number.NaN),
  GOAL_LINEAR,
);
if (!Number.isFinite(checksum)) throw new Error('the work was not done');
