import { loadNorm, loadQuestionnaire } from '@/lib/content/load';
import { SCALE_KEYS } from '@/lib/scales';
import { normOf } from '@/lib/scoring/norm';
import { scoreAttempt } from '@/lib/scoring/v1/score-attempt';
import { scoreMatrix } from '@/lib/scoring/v1/score-matrix';
import { printTimings, seeded, timeAlternating, verdict } from './rounds';

const RESPONDENTS = 100_000;
const SINGLE_ATTEMPTS = 20_000;
const ROUNDS = 7;
const ITEMS_PER_SCALE = 12;
const SCALES = SCALE_KEYS.length;
const ITEMS = SCALES * ITEMS_PER_SCALE;
const REVERSED_PER_SCALE = 4;
const MIRROR = 6 * REVERSED_PER_SCALE;
const BULK_GOAL = 4;
const SINGLE_GOAL_MICROSECONDS = 10;

const NONE = [false, false, false, false, false, false] as const;

/**
 * The least that the same numbers need: scales in blocks, reversed statements last in each, complete answers, six sums
 * in registers, nothing checked.
 */
function floor(answers: Uint8Array, means: Float64Array): void {
  for (let base = 0, out = 0; base < answers.length; base += ITEMS) {
    for (let block = base; block < base + ITEMS; block += ITEMS_PER_SCALE, out += 1) {
      let sum = MIRROR;
      for (let i = block; i < block + ITEMS_PER_SCALE - REVERSED_PER_SCALE; i += 1) sum += answers[i] ?? 0;
      for (let i = block + ITEMS_PER_SCALE - REVERSED_PER_SCALE; i < block + ITEMS_PER_SCALE; i += 1) {
        sum -= answers[i] ?? 0;
      }
      means[out] = sum / ITEMS_PER_SCALE;
    }
  }
}

const questionnaire = loadQuestionnaire('six-scales', 1).instrument;
const norm = normOf(loadNorm('planning', 1));
const random = seeded(6);
const answers = Uint8Array.from({ length: RESPONDENTS * ITEMS }, () => 1 + Math.floor(random() * 5));
const withGaps = answers.map((value) => (random() < 0.01 ? 0 : value));
const means = new Float64Array(RESPONDENTS * SCALES);
const attempts = Array.from(
  { length: SINGLE_ATTEMPTS },
  (_, row) =>
    new Map(questionnaire.items.map(({ id }, column) => [id, answers[row * ITEMS + column] ?? null])),
);

let checksum = 0;
const timings = timeAlternating(
  [
    {
      name: 'floor: typed loop, blocks, nothing checked',
      work: () => {
        floor(answers, means);
        checksum += means[0] ?? 0;
        return RESPONDENTS;
      },
    },
    {
      name: 'scoreMatrix: any item order, every value checked',
      work: () => {
        checksum += scoreMatrix(questionnaire, answers).means[0] ?? 0;
        return RESPONDENTS;
      },
    },
    {
      name: 'scoreMatrix: 1 % of the answers missing',
      work: () => {
        checksum += scoreMatrix(questionnaire, withGaps).scored[0] ?? 0;
        return RESPONDENTS;
      },
    },
    {
      name: 'scoreAttempt: one attempt with its full result',
      work: () => {
        for (const attempt of attempts) {
          const [first] = scoreAttempt({ questionnaire, norm, answers: attempt, excluded: NONE }).scales;
          checksum += first.status === 'scored' ? first.t : 0;
        }
        return attempts.length;
      },
    },
  ],
  ROUNDS,
);

printTimings(`Scoring, ${RESPONDENTS} respondents × ${ITEMS} answers, per respondent`, timings);
const [base, bulk, , single] = timings.map(({ microsecondsPerUnit }) => microsecondsPerUnit);
verdict('bulk scoring, times the floor', (bulk ?? Number.NaN) / (base ?? Number.NaN), BULK_GOAL);
verdict('one attempt with its full result, µs', single ?? Number.NaN, SINGLE_GOAL_MICROSECONDS);
if (!Number.isFinite(checksum)) throw new Error('the work was not done');
