// Goal 1: raw scale means of many people from 60 statements in any order, beside the least that the numbers need.
import { loadNorm } from '@/lib/content/load';
import { SCALE_KEYS } from '@/lib/scales';
import { normOf } from '@/lib/scoring/norm';
import type { Questionnaire } from '@/lib/scoring/types';
import { scoreAttempt } from '@/lib/scoring/v1/score-attempt';
import { scoreMatrix } from '@/lib/scoring/v1/score-matrix';
import { printTimings, seeded, timeAlternating, verdict } from '../rounds';
import { peer, printPeer } from './peers';

const PEOPLE = 100_000;
const ROUNDS = 9;
const SCALES = SCALE_KEYS.length;
const ITEMS_PER_SCALE = 10;
const ITEMS = SCALES * ITEMS_PER_SCALE;
const REVERSED_PER_SCALE = 3;
const SINGLE_ATTEMPTS = 20_000;
const NONE = [false, false, false, false, false, false] as const;

/** Statements of the scales in turn, a third of them reversed where asked. */
const questionnaireOf = (reversedPerScale: number): Questionnaire => ({
  key: 'bench',
  version: 1,
  responseFormat: { min: 1, max: 5 },
  minimumShare: 0.8,
  facetMinimumShare: 0.5,
  items: Array.from({ length: ITEMS }, (_, column) => ({
    id: `i${column}`,
    scale: SCALE_KEYS[column % SCALES] ?? 'carefulness',
    facet: `f${Math.floor(column / SCALES) % 3}`,
    reversed: Math.floor(column / SCALES) < reversedPerScale,
  })),
});

/** Scales in blocks, complete answers, nothing reversed or checked: six sums in registers. */
function floor(answers: Uint8Array, means: Float64Array): void {
  for (let base = 0, out = 0; base < answers.length; base += ITEMS) {
    for (let block = base; block < base + ITEMS; block += ITEMS_PER_SCALE, out += 1) {
      let sum = 0;
      for (let i = block; i < block + ITEMS_PER_SCALE; i += 1) sum += answers[i] ?? 0;
      means[out] = sum / ITEMS_PER_SCALE;
    }
  }
}

const random = seeded(6);
const answersOf = (people: number) =>
  Uint8Array.from({ length: people * ITEMS }, () => 1 + Math.floor(random() * 5));
const answers = answersOf(PEOPLE);
const withGaps = answers.map((value) => (random() < 0.01 ? 0 : value));
const means = new Float64Array(PEOPLE * SCALES);
const plain = questionnaireOf(0);
const keyed = questionnaireOf(REVERSED_PER_SCALE);
const norm = normOf(loadNorm('planning', 1));
const attempts = Array.from(
  { length: SINGLE_ATTEMPTS },
  (_, row) => new Map(keyed.items.map(({ id }, column) => [id, answers[row * ITEMS + column] ?? null])),
);

let checksum = 0;
const contender = (name: string, people: number, work: () => number) => ({
  name,
  work: () => {
    checksum += work();
    return people;
  },
});
const timings = timeAlternating(
  [
    contender('floor: typed loop, blocks, nothing checked', PEOPLE, () => {
      floor(answers, means);
      return means[0] ?? 0;
    }),
    contender(
      'scoreMatrix: any order, every value checked',
      PEOPLE,
      () => scoreMatrix(plain, answers).means[0] ?? 0,
    ),
    contender(
      'scoreMatrix: a third reversed, 1 % missing',
      PEOPLE,
      () => scoreMatrix(keyed, withGaps).scored[0] ?? 0,
    ),
    contender('scoreAttempt: one attempt, T, SEM, interval', SINGLE_ATTEMPTS, () =>
      attempts.reduce((sum, attempt) => {
        const [first] = scoreAttempt({ questionnaire: keyed, norm, answers: attempt, excluded: NONE }).scales;
        return sum + (first.status === 'scored' ? first.t : 0);
      }, 0),
    ),
  ],
  ROUNDS,
);
printTimings(`Scoring, ${PEOPLE} people × ${ITEMS} answers, per person`, timings);
const [base = Number.NaN, any = Number.NaN, gaps = Number.NaN, single = Number.NaN] = timings.map(
  ({ microsecondsPerUnit }) => microsecondsPerUnit,
);
const scoreFast = peer('psych::scoreFast, a respondent of 60 statements');
const bigFive = peer('@bigfive-org/score, a respondent of 60 statements');
const product = peer('R matrix product, a respondent of 60 statements');
for (const known of [scoreFast, bigFive, product]) printPeer(known, any);
verdict('any order, times the floor', any / base, 4);
verdict('reversed and missing, times the floor', gaps / base, 5);
verdict('any order as a share of @bigfive-org/score', any / bigFive.microseconds, 1 / 40);
verdict('any order as a share of psych::scoreFast', any / scoreFast.microseconds, 1 / 20);
verdict('any order as a share of R’s matrix product', any / product.microseconds, 1);
verdict(
  'one attempt with its full result as a share of @bigfive-org/score',
  single / bigFive.microseconds,
  1,
);

const SIZES = [1000, 10_000, 100_000, 1_000_000];
const growth = timeAlternating(
  SIZES.map((people) => {
    const data = answersOf(people);
    // Small matrices are scored many times, so that the clock sees them.
    const times = Math.max(1, 100_000 / people);
    return contender(`scoreMatrix, ${people} people`, people * times, () => {
      let sum = 0;
      for (let time = 0; time < times; time += 1) sum += scoreMatrix(plain, data).means[0] ?? 0;
      return sum;
    });
  }),
  5,
);
printTimings('Growth', growth);
const [k1 = Number.NaN, k10 = Number.NaN, k100 = Number.NaN, m1 = Number.NaN] = growth.map(
  ({ microsecondsPerUnit }) => microsecondsPerUnit,
);
verdict('a person at 100k, times a person at 1k', k100 / k1, 1.2);
verdict('a person at 1M, times a person at 10k', m1 / k10, 1.2);
if (!Number.isFinite(checksum)) throw new Error('the work was not done');
