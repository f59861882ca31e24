import { PsychometricsError } from '../errors';

/** Two tables are equally probable when their probabilities differ by less than this, relatively (as in R). */
const EQUAL = 1e-7;

/** More people than any selection has; the tables to sum over fit into memory. */
export const MOST_PEOPLE = 1e7;

/** A table of two groups: how many of each were selected, and how many there were. */
export type GroupCounts = Readonly<{ selected: number; total: number }>;

/**
 * Fisher's exact test of two proportions, two-sided: the probability, given the margins, of all tables at most as
 * probable as the one observed. `midP` (Lancaster 1961) counts tables as probable as the observed one by half, which
 * takes back most of the test's caution in small samples.
 *
 * @param first One group; whole numbers, 0 ≤ selected ≤ total, 0 < total ≤ 10⁷.
 * @param second The other group.
 * @returns Both in [0, 1]; 0 only where the probability is below what a double holds.
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @see Fisher 1935; Lancaster 1961; Collins & Morris 2008; p as R's fisher.test.
 * @example fisherExact({ selected: 9, total: 20 }, { selected: 3, total: 15 }).p; // 0.16291911647862…
 */
export function fisherExact(first: GroupCounts, second: GroupCounts): Readonly<{ p: number; midP: number }> {
  requireCounts(first);
  requireCounts(second);
  const selected = first.selected + second.selected;
  const lowest = Math.max(0, selected - second.total);
  const relative = relativeProbabilities(first.total, second.total, selected);
  const observed = relative[first.selected - lowest] ?? 0;
  let all = 0;
  let atMost = 0;
  let equal = 0;
  for (const probability of relative) {
    all += probability;
    if (probability > observed * (1 + EQUAL)) continue;
    atMost += probability;
    if (probability >= observed * (1 - EQUAL)) equal += probability;
  }
  return { p: Math.min(1, atMost / all), midP: Math.min(1, (atMost - equal / 2) / all) };
}

/**
 * Refuses counts that cannot be.
 *
 * @throws {PsychometricsError} OUT_OF_RANGE.
 */
export function requireCounts({ selected, total }: GroupCounts): void {
  if (!(Number.isInteger(selected) && Number.isInteger(total) && selected >= 0 && selected <= total)) {
    throw new PsychometricsError(
      'OUT_OF_RANGE',
      `${selected} of ${total} cannot be selected: whole numbers are needed`,
    );
  }
  if (total > MOST_PEOPLE)
    throw new PsychometricsError('OUT_OF_RANGE', `a group has at most ${MOST_PEOPLE} people, got ${total}`);
  if (total === 0) throw new PsychometricsError('OUT_OF_RANGE', 'a group without people cannot be compared');
}

/**
 * Hypergeometric probabilities relative to the largest, by the ratio of neighbours from the mode outwards: no
 * logarithms of factorials, so the sum loses nothing.
 */
function relativeProbabilities(first: number, second: number, selected: number): Float64Array {
  const lowest = Math.max(0, selected - second);
  const highest = Math.min(first, selected);
  const mode = Math.floor(((selected + 1) * (first + 1)) / (first + second + 2));
  const start = Math.min(highest, Math.max(lowest, mode));
  const relative = new Float64Array(highest - lowest + 1);
  relative[start - lowest] = 1;
  for (let x = start, value = 1; x < highest; x += 1) {
    value *= ((first - x) * (selected - x)) / ((x + 1) * (second - selected + x + 1));
    relative[x + 1 - lowest] = value;
  }
  for (let x = start, value = 1; x > lowest; x -= 1) {
    value *= (x * (second - selected + x)) / ((first - x + 1) * (selected - x + 1));
    relative[x - 1 - lowest] = value;
  }
  return relative;
}
