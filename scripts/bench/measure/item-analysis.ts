// Goal 4: alpha, omega and item statistics of 10,000 people × 60 statements, beside the least that alpha needs.
import { alphaIfDeleted } from '@/lib/psychometrics/reliability/alpha-if-deleted';
import { answerCovariance } from '@/lib/psychometrics/reliability/answer-covariance';
import type { AnswerMatrix, ScaleItems } from '@/lib/psychometrics/reliability/answer-matrix';
import { answerMoments } from '@/lib/psychometrics/reliability/answer-moments';
import { coefficientAlpha } from '@/lib/psychometrics/reliability/coefficient-alpha';
import { itemAnalysis } from '@/lib/psychometrics/reliability/item-analysis';
import { itemRestCorrelations } from '@/lib/psychometrics/reliability/item-rest-correlation';
import { scaleReliability } from '@/lib/psychometrics/reliability/scale-reliability';
import { randomSource } from '@/lib/stats/random';
import { printTimings, timeAlternating, verdict } from '../rounds';
import { peer, printPeer } from './peers';

const PEOPLE = 10_000;
const ITEMS = 60;
const SCALES = 6;
const ROUNDS = 15;
const PER_STATISTIC_GOAL = 2;
const PSYCH_GOAL = 1 / 300;
const REPORT_GOAL_MS = 50;
const LINEAR_GOAL = 1.2;

const random = randomSource(60);
const answers = (people: number): Uint8Array => {
  const bytes = new Uint8Array(people * ITEMS);
  const traits = new Float64Array(SCALES);
  for (let start = 0; start < bytes.length; start += ITEMS) {
    traits.forEach((_, scale) => (traits[scale] = 0.7 * random.normal()));
    for (let item = 0; item < ITEMS; item += 1) {
      const trait = traits[item % SCALES] ?? 0;
      const keyed = Math.round(3 + (item % 3 === 2 ? -trait : trait) + random.normal());
      bytes[start + item] = Math.min(5, Math.max(1, keyed));
    }
  }
  return bytes;
};

const scaleOf = (columns: readonly number[]): ScaleItems => ({
  columns,
  reversed: columns.map((column) => column % 3 === 2),
});
const whole = scaleOf(Array.from({ length: ITEMS }, (_, column) => column));
const six = Array.from({ length: SCALES }, (_, scale) =>
  scaleOf(Array.from({ length: ITEMS / SCALES }, (__, item) => item * SCALES + scale)),
);
const matrixOf = (people: number): AnswerMatrix => ({
  answers: answers(people),
  width: ITEMS,
  format: { min: 1, max: 5 },
});
const matrix = matrixOf(PEOPLE);

/** The least for one alpha: item sums, one sum of squares, the totals; complete answers, nothing keyed or checked. */
function floor(bytes: Uint8Array): number {
  const people = bytes.length / ITEMS;
  const sums = new Float64Array(ITEMS);
  let squares = 0;
  let totals = 0;
  let totalSquares = 0;
  for (let start = 0; start < bytes.length; start += ITEMS) {
    let total = 0;
    for (let item = 0; item < ITEMS; item += 1) {
      const value = bytes[start + item] ?? 0;
      total += value;
      squares += value * value;
      sums[item] = (sums[item] ?? 0) + value;
    }
    totals += total;
    totalSquares += total * total;
  }
  const variances = squares - sums.reduce((sum, value) => sum + (value * value) / people, 0);
  return (ITEMS / (ITEMS - 1)) * (1 - variances / (totalSquares - (totals * totals) / people));
}

/** Alpha, item-rest correlations and alpha if deleted of one long scale: what psych::alpha tells. */
function alphaTable(): number {
  const { moments } = answerMoments(matrix, whole);
  if (moments === null) return Number.NaN;
  const first = (alphaIfDeleted(moments)[0] ?? 0) + (itemRestCorrelations(moments)[0] ?? 0);
  return first + (coefficientAlpha(moments).value ?? Number.NaN);
}

/** The same and omega, split half and the SEM of six scales of ten. */
function sixTables(): number {
  return six.reduce((sum, scale) => {
    const { covariance, people } = answerCovariance(matrix, scale);
    const { alpha, omega } = scaleReliability(covariance, people, scale.columns.length);
    return sum + (alpha.value ?? Number.NaN) + (omega.value ?? Number.NaN);
  }, 0);
}

const reportSum = (data: AnswerMatrix) =>
  itemAnalysis(data, six).reduce(
    (sum, { omega, items }) => sum + (omega.value ?? Number.NaN) + items.length,
    0,
  );

let checksum = 0;
/** Long enough for CPU time, which other work on the machine does not disturb, as R’s figure is CPU time too. */
const TIMES = 16;
const contender = (name: string, work: () => number, people = PEOPLE, times = TIMES) => ({
  name,
  work: () => {
    for (let time = 0; time < times; time += 1) checksum += work();
    return people * times;
  },
});
const timings = timeAlternating(
  [
    contender('floor: alpha of 60 statements, nothing checked', () => floor(matrix.answers)),
    contender('alpha, item-rest, alpha if deleted of 60', alphaTable),
    contender('six scales of 10: the same, omega, split half, SEM', sixTables),
    contender('the whole item report with the use of the points', () => reportSum(matrix)),
  ],
  ROUNDS,
);
printTimings(`Item analysis, ${PEOPLE} people × ${ITEMS} statements, per person`, timings);
const [base = Number.NaN, table = Number.NaN, tables = Number.NaN, report = Number.NaN] = timings.map(
  ({ microsecondsPerUnit }) => microsecondsPerUnit,
);
const psych = peer('psych::alpha, a respondent of 60 statements');
printPeer(psych, table);
verdict('alpha table, three statistics: floors per statistic', table / base / 3, PER_STATISTIC_GOAL);
verdict('six tables, alpha, item-rest, omega: floors per statistic', tables / base / 3, PER_STATISTIC_GOAL);
verdict('alpha table as a share of psych::alpha', table / psych.microseconds, PSYCH_GOAL);
verdict('whole item report, ms', (report * PEOPLE) / 1000, REPORT_GOAL_MS);

const SIZES = [10_000, 100_000, 1_000_000];
const growth = timeAlternating(
  SIZES.map((people) => {
    const data = matrixOf(people);
    return contender(
      `whole item report, ${people} people`,
      () => reportSum(data),
      people,
      Math.max(1, 200_000 / people),
    );
  }),
  3,
);
printTimings('Growth', growth);
const [small = Number.NaN, , large = Number.NaN] = growth.map(
  ({ microsecondsPerUnit }) => microsecondsPerUnit,
);
verdict('a person at 1M, times a person at 10k', large / small, LINEAR_GOAL);
if (!Number.isFinite(checksum)) throw new Error('the work was not done');
