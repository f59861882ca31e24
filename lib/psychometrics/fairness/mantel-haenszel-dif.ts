import { chiSquareUpper } from '@/lib/stats/chi-square-distribution';
import { holm } from '@/lib/stats/holm';
import { PsychometricsError } from '../errors';
import {
  difGate,
  matchingScores,
  requireGroupAnswers,
  strata,
  type DifGate,
  type GroupAnswers,
} from './group-answers';

const DELTA_PER_LOG_ODDS = -2.35;
const SIGNIFICANCE = 0.05;
const CONTINUITY = 0.5;
const SMALL_DELTA = 1;
const LARGE_DELTA = 1.5;
const ONE_SIDED_05 = 1.6448536269514722;

/** Classes of the Educational Testing Service: A negligible, B moderate, C large. */
export type EtsClass = 'A' | 'B' | 'C';

export type MantelHaenszelItem =
  | Readonly<{
      status: 'computed';
      /** Common odds ratio, over 1 when the item is easier for the reference group. */
      alpha: number;
      /** −2.35 ln α; negative when the item works against the focal group. */
      delta: number;
      deltaStandardError: number;
      /** χ² with the .5 correction, 1 df. */
      chiSquare: number;
      p: number;
      class: EtsClass;
    }>
  | Readonly<{ status: 'none'; reason: 'noVariance' | 'noCommonOddsRatio' }>;

/**
 * Mantel–Haenszel analysis of one item with answers 0 and 1. Over strata of people with the same matching score, with
 * reference right A, wrong B, focal right C, wrong D and T together:
 *
 *     α = Σ AD/T / Σ BC/T,   Δ = −2.35 ln α,   χ² = (|Σ A − Σ E(A)| − .5)² / Σ Var(A)
 *
 * Class A: |Δ| < 1 or not significant; C: |Δ| ≥ 1.5 and significantly over 1 (one-sided, 5 %, with the standard error of
 * Robins, Breslow & Greenland 1986); B otherwise. The correction is taken off as written, also where Σ A is less than .5
 * from its expectation, as in difR. Strata in which a margin is empty say nothing and are left out.
 *
 * @param answers 0 or 1, one a person.
 * @param group 0 reference, 1 focal.
 * @param matching What people are matched on, for example {@link matchingScores}.
 * @returns `noVariance` when no stratum can be compared; `noCommonOddsRatio` when α is 0 or infinite.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE.
 * @see Holland & Thayer 1988; Zieky 1993 for the classes; docs/method/fairness.md.
 * @example mantelHaenszelItem([1, 1, 0, 1, 0, 0], [0, 0, 0, 1, 1, 1], [1, 1, 1, 1, 1, 1]) // α 4, Δ −3.26
 */
export function mantelHaenszelItem(
  answers: readonly number[],
  group: readonly number[],
  matching: readonly number[],
): MantelHaenszelItem {
  if (answers.length !== group.length || answers.length !== matching.length)
    throw new PsychometricsError('WRONG_SHAPE', 'answers, groups and matching scores differ in number');
  if (!answers.every((answer) => answer === 0 || answer === 1))
    throw new PsychometricsError('OUT_OF_RANGE', 'answers must be 0 or 1');
  const sums = sumStrata(answers, group, matching);
  if (sums.variance === 0) return { status: 'none', reason: 'noVariance' };
  if (sums.favoursReference === 0 || sums.favoursFocal === 0)
    return { status: 'none', reason: 'noCommonOddsRatio' };

  const { favoursReference: r, favoursFocal: s } = sums;
  const alpha = r / s;
  const delta = DELTA_PER_LOG_ODDS * Math.log(alpha);
  const logVariance = sums.pr / (2 * r * r) + sums.mixed / (2 * r * s) + sums.qs / (2 * s * s);
  const deltaStandardError = -DELTA_PER_LOG_ODDS * Math.sqrt(logVariance);
  const chiSquare = (Math.abs(sums.excess) - CONTINUITY) ** 2 / sums.variance;
  const p = chiSquareUpper(chiSquare, 1);
  return {
    status: 'computed',
    alpha,
    delta,
    deltaStandardError,
    chiSquare,
    p,
    class: etsClass(delta, deltaStandardError, p),
  };
}

function etsClass(delta: number, standardError: number, p: number): EtsClass {
  const size = Math.abs(delta);
  if (size < SMALL_DELTA || p >= SIGNIFICANCE) return 'A';
  return size >= LARGE_DELTA && size - SMALL_DELTA > ONE_SIDED_05 * standardError ? 'C' : 'B';
}

function sumStrata(answers: readonly number[], group: readonly number[], matching: readonly number[]) {
  const sums = { favoursReference: 0, favoursFocal: 0, pr: 0, mixed: 0, qs: 0, excess: 0, variance: 0 };
  for (const { reference, focal } of strata(answers, group, matching)) {
    const [a, c] = [count(reference), count(focal)];
    const [b, d] = [reference.length - a, focal.length - c];
    const total = a + b + c + d;
    const right = a + c;
    if (reference.length === 0 || focal.length === 0 || right === 0 || right === total) continue;
    const [r, s] = [(a * d) / total, (b * c) / total];
    const [p, q] = [(a + d) / total, (b + c) / total];
    sums.favoursReference += r;
    sums.favoursFocal += s;
    sums.pr += p * r;
    sums.mixed += p * s + q * r;
    sums.qs += q * s;
    sums.excess += a - (reference.length * right) / total;
    sums.variance +=
      (reference.length * focal.length * right * (total - right)) / (total * total * (total - 1));
  }
  return sums;
}

function count(answers: readonly number[]): number {
  let ones = 0;
  for (const answer of answers) ones += answer;
  return ones;
}

export type MantelHaenszelReport =
  | Readonly<{
      status: 'computed';
      items: readonly (MantelHaenszelItem & Readonly<{ holmP: number | null; matched: boolean }>)[];
      /** Rounds of purification until the matching items no longer changed, or the most allowed. */
      rounds: number;
    }>
  | DifGate;

/**
 * Mantel–Haenszel analysis of all items of a form: matched on the total of the items; then once more on a total without
 * the items that were significant (p < .05), the studied item always counted; p-values adjusted over items by Holm.
 * What the numbers mean is for a panel that reads the items.
 *
 * @param data Answers 0 and 1 of both groups.
 * @param options `purifications`: most repetitions of leaving items out of the matching score; 1 by default, 0 for none.
 * @returns A reason under 200 people in a group.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE.
 * @see Holland & Thayer 1988; Holm 1979; Scott et al. 2009 on the number of people.
 * @example mantelHaenszelDif({ rows, group }) // { status: 'computed', items: [{ alpha, delta, class, holmP, … }, …] }
 */
export function mantelHaenszelDif(
  data: GroupAnswers,
  { purifications = 1 }: Readonly<{ purifications?: number }> = {},
): MantelHaenszelReport {
  requireGroupAnswers(data);
  const gate = difGate(data.group);
  if (gate !== null) return gate;
  let matched: readonly boolean[] = (data.rows[0] ?? []).map(() => true);
  let items = analyse(data, matched);
  let rounds = 0;
  for (; rounds < purifications; rounds += 1) {
    const kept = items.map((item) => !(item.status === 'computed' && item.p < SIGNIFICANCE));
    if (kept.every((keep, index) => keep === matched[index])) break;
    matched = kept;
    items = analyse(data, matched);
  }
  const adjusted = holm(items.map((item) => (item.status === 'computed' ? item.p : null)));
  return {
    status: 'computed',
    items: items.map((item, index) => ({
      ...item,
      holmP: adjusted[index] ?? null,
      matched: matched[index] === true,
    })),
    rounds,
  };
}

function analyse({ rows, group }: GroupAnswers, matched: readonly boolean[]): readonly MantelHaenszelItem[] {
  return matched.map((_, studied) =>
    mantelHaenszelItem(
      rows.map((row) => row[studied] ?? 0),
      group,
      matchingScores(rows, matched, studied),
    ),
  );
}
