import { chiSquareUpper } from '@/lib/stats/chi-square-distribution';
import { standardDeviation } from '@/lib/stats/covariance';
import { holm } from '@/lib/stats/holm';
import { mean } from '@/lib/stats/mean';
import { PsychometricsError } from '../errors';
import {
  difGate,
  matchingScores,
  requireGroupAnswers,
  type DifGate,
  type GroupAnswers,
} from './group-answers';
import { proportionalOdds, type ProportionalOdds } from './proportional-odds';

const SIGNIFICANCE = 0.05;
const SMALL_CHANGE = 0.035;
const LARGE_CHANGE = 0.07;

/** Jodoin & Gierl: A negligible, B moderate, C large. */
export type ChangeClass = 'A' | 'B' | 'C';

/** A likelihood-ratio test. */
export type RatioTest = Readonly<{ chiSquare: number; df: number; p: number }>;

export type OrdinalLogisticItem =
  | Readonly<{
      status: 'computed';
      /** Does the group change the answer at equal matching score? */
      uniform: RatioTest;
      /** Does the change depend on the matching score? */
      nonUniform: RatioTest;
      /** Both together. */
      total: RatioTest;
      /** Nagelkerke's R² of score alone, with group, with group and their product. */
      nagelkerke: readonly [number, number, number];
      /** Rise of R² from the first to the last. */
      change: number;
      /** Log odds of a higher answer in the focal group at equal score (model with group, no product). */
      groupEffect: number;
      class: ChangeClass;
    }>
  | Readonly<{ status: 'none'; reason: 'noVariance' | 'noFiniteEstimate' }>;

/**
 * Ordinal logistic analysis of one item: three proportional-odds models of the answer (matching score; with group; with
 * group and score × group) compared by likelihood ratios. Class by the rise of Nagelkerke's R² where the total test is
 * significant: under .035 A, to .070 B, above C.
 *
 * @param answers Ordered answers as whole numbers; with two values it is logistic regression.
 * @param group 0 reference, 1 focal.
 * @param matching What people are matched on.
 * @returns `noVariance` when answers, scores or groups are all the same; `noFiniteEstimate` when a model has none.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE.
 * @see Swaminathan & Rogers 1990; Zumbo 1999; Nagelkerke 1991; Jodoin & Gierl 2001; docs/method/fairness.md.
 * @example ordinalLogisticItem(answers, group, scores).change; // 0.0056 for a sound item
 */
export function ordinalLogisticItem(
  answers: readonly number[],
  group: readonly number[],
  matching: readonly number[],
): OrdinalLogisticItem {
  requireItem(answers, group, matching);
  if (![answers, matching, group].every(varies)) return { status: 'none', reason: 'noVariance' };
  const cells = pool(answers, group, matching);
  const models = fitModels(cells);
  if (models === null) return { status: 'none', reason: 'noFiniteEstimate' };

  const [byScore, byGroup, byProduct] = models;
  const nothing = emptyLogLikelihood(cells);
  const nagelkerke = [byScore, byGroup, byProduct].map(({ logLikelihood }) =>
    nagelkerkeR2(nothing, logLikelihood, answers.length),
  );
  const [first = 0, second = 0, third = 0] = nagelkerke;
  const total = ratioTest(byScore.logLikelihood, byProduct.logLikelihood, 2);
  return {
    status: 'computed',
    uniform: ratioTest(byScore.logLikelihood, byGroup.logLikelihood, 1),
    nonUniform: ratioTest(byGroup.logLikelihood, byProduct.logLikelihood, 1),
    total,
    nagelkerke: [first, second, third],
    change: third - first,
    groupEffect: byGroup.slopes[1] ?? 0,
    class: changeClass(third - first, total.p),
  };
}

function requireItem(
  answers: readonly number[],
  group: readonly number[],
  matching: readonly number[],
): void {
  if (answers.length !== group.length || answers.length !== matching.length || answers.length === 0)
    throw new PsychometricsError('WRONG_SHAPE', 'answers, groups and matching scores differ in number');
  if (!answers.every(Number.isSafeInteger) || !matching.every(Number.isFinite))
    throw new PsychometricsError('OUT_OF_RANGE', 'answers must be whole, matching scores finite numbers');
}

function varies(values: readonly number[]): boolean {
  return values.some((value) => value !== values[0]);
}

type Cell = Readonly<{ score: number; focal: number; counts: readonly number[] }>;

/** People of the same score and group together; scores centred and in SDs, so that the product hardly goes with either. */
function pool(
  answers: readonly number[],
  group: readonly number[],
  matching: readonly number[],
): readonly Cell[] {
  const categories = [...new Set(answers)].sort((a, b) => a - b);
  const place = new Map(categories.map((value, index) => [value, index]));
  const centre = mean(matching);
  const spread = standardDeviation(matching);
  const cells = new Map<string, { score: number; focal: number; counts: number[] }>();
  answers.forEach((answer, person) => {
    const [score, focal] = [matching[person] ?? 0, group[person] ?? 0];
    const key = `${focal} ${score}`;
    const cell = cells.get(key) ?? {
      score: (score - centre) / spread,
      focal,
      counts: categories.map(() => 0),
    };
    const category = place.get(answer) ?? 0;
    cell.counts[category] = (cell.counts[category] ?? 0) + 1;
    cells.set(key, cell);
  });
  return [...cells.values()].sort((a, b) => a.focal - b.focal || a.score - b.score);
}

type Fitted = Extract<ProportionalOdds, { status: 'fitted' }>;

function fitModels(cells: readonly Cell[]): readonly [Fitted, Fitted, Fitted] | null {
  const byScore = modelOf(cells, ({ score }) => [score]);
  const byGroup = modelOf(cells, ({ score, focal }) => [score, focal]);
  const byProduct = modelOf(cells, ({ score, focal }) => [score, focal, score * focal]);
  if (byScore.status === 'none' || byGroup.status === 'none' || byProduct.status === 'none') return null;
  return [byScore, byGroup, byProduct];
}

function modelOf(cells: readonly Cell[], predictorsOf: (cell: Cell) => readonly number[]): ProportionalOdds {
  return proportionalOdds(cells.map((cell) => ({ predictors: predictorsOf(cell), counts: cell.counts })));
}

function emptyLogLikelihood(cells: readonly Cell[]): number {
  const totals: number[] = [];
  let people = 0;
  for (const { counts } of cells)
    counts.forEach((count, category) => {
      totals[category] = (totals[category] ?? 0) + count;
      people += count;
    });
  let sum = 0;
  for (const total of totals) sum += total * Math.log(total / people);
  return sum;
}

function nagelkerkeR2(empty: number, model: number, people: number): number {
  return Math.expm1((2 * (empty - model)) / people) / Math.expm1((2 * empty) / people);
}

function ratioTest(smaller: number, larger: number, df: number): RatioTest {
  const chiSquare = Math.max(0, 2 * (larger - smaller));
  return { chiSquare, df, p: chiSquareUpper(chiSquare, df) };
}

function changeClass(change: number, p: number): ChangeClass {
  if (p >= SIGNIFICANCE || change < SMALL_CHANGE) return 'A';
  return change <= LARGE_CHANGE ? 'B' : 'C';
}

export type OrdinalLogisticReport =
  | Readonly<{
      status: 'computed';
      items: readonly (OrdinalLogisticItem & Readonly<{ holmP: number | null; matched: boolean }>)[];
    }>
  | DifGate;

/**
 * Ordinal logistic analysis of all items of a scale, matched on its total; then once more without the items of class B
 * and C in the matching score, the studied item always counted; p of the total tests adjusted over items by Holm.
 *
 * @param data Keyed answers of both groups.
 * @returns A reason under 200 people in a group.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE.
 * @example ordinalLogisticDif({ rows, group }) // { status: 'computed', items: [{ change, class, holmP, … }, …] }
 */
export function ordinalLogisticDif(data: GroupAnswers): OrdinalLogisticReport {
  requireGroupAnswers(data);
  const gate = difGate(data.group);
  if (gate !== null) return gate;
  const everything = (data.rows[0] ?? []).map(() => true);
  const first = analyse(data, everything);
  const matched = first.map((item) => !(item.status === 'computed' && item.class !== 'A'));
  const items = matched.every(Boolean) ? first : analyse(data, matched);
  const adjusted = holm(items.map((item) => (item.status === 'computed' ? item.total.p : null)));
  return {
    status: 'computed',
    items: items.map((item, index) => ({
      ...item,
      holmP: adjusted[index] ?? null,
      matched: matched[index] === true,
    })),
  };
}

function analyse({ rows, group }: GroupAnswers, matched: readonly boolean[]): readonly OrdinalLogisticItem[] {
  return matched.map((_, studied) =>
    ordinalLogisticItem(
      rows.map((row) => row[studied] ?? 0),
      group,
      matchingScores(rows, matched, studied),
    ),
  );
}
