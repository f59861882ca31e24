import { chiSquareUpper } from '@/lib/stats/chi-square-distribution';
import { PsychometricsError } from '../errors';
import { at } from './at';
import { completeResponses } from './complete-responses';
import { expectation, itemTable, slopeInterceptsOf, type ItemTable } from './estimation/model-tables';
import { requireBank, type GradedItem } from './graded-response-model';
import type { ResponseMatrix } from './response-matrix';
import { GRID_NODES, thetaGrid, type ThetaGrid } from './theta-grid';

export type ItemFit =
  | Readonly<{
      status: 'estimated';
      sX2: number;
      df: number;
      /** Probability of a larger S-X² under the model. */
      p: number;
      rmsea: number;
    }>
  | Readonly<{ status: 'none'; reason: 'noDegreesOfFreedom' | 'tooFewPeople' }>;

/** Cells with fewer expected people are joined with the next category. */
const MIN_EXPECTED = 1;

/**
 * S-X² of each item: among people with the same total score, the observed against the expected number of people in each
 * category, Σ_s Σ_k (O − E)² / E, over the totals s at which every category of the item is possible. Neighbouring
 * categories with less than one person expected are joined; one degree of freedom per cell is lost in every total and
 * one per parameter of the item. RMSEA = √(max(0, S-X² − df) / (df (N − 1))).
 *
 * @param bank Parameters estimated from the same people.
 * @returns One entry per item, from the people with complete answers.
 * @throws {PsychometricsError} as requireBank; WRONG_SHAPE when bank and answers differ in their items or categories.
 * @see Orlando & Thissen 2000; Kang & Chen 2008; Lord & Wingersky 1984 for the distribution of the total.
 * @example
 * const bank = [{ a: 1.5, b: [-1] }, { a: 1, b: [-0.3] }, { a: 2, b: [0.2] }, { a: 1.2, b: [0.9] }];
 * const people = responseMatrix(simulateResponses(bank, { people: 500, seed: 1 }).responses);
 * itemFit(bank, people)[0]; // sX2 1.01843…, df 1, p 0.31289…
 */
export function itemFit(bank: readonly GradedItem[], responses: ResponseMatrix): readonly ItemFit[] {
  requireBank(bank);
  if (bank.length !== responses.items)
    throw new PsychometricsError('WRONG_SHAPE', `${bank.length} items and ${responses.items} columns`);
  const complete = completeResponses(responses);
  const grid = thetaGrid(GRID_NODES);
  const tables = bank.map((item) => itemTable(slopeInterceptsOf(item), grid));
  return bank.map((_, item) => {
    const observed = observedCounts(bank, complete, item);
    return fitOfItem(observed, expectedShares(tables, item, grid), complete.people);
  });
}

function fitOfItem(
  observed: readonly (readonly number[])[],
  expected: readonly (readonly number[])[],
  people: number,
): ItemFit {
  if (people < 2) return { status: 'none', reason: 'tooFewPeople' };
  const categories = expected[0]?.length ?? 0;
  let sX2 = 0;
  let df = -categories;
  for (let total = categories - 1; total < expected.length - categories + 1; total += 1) {
    const counts = observed[total] ?? [];
    const group = counts.reduce((sum, count) => sum + count, 0);
    const cells = joinSmallCells(
      counts,
      (expected[total] ?? []).map((share) => share * group),
    );
    df += Math.max(0, cells.length - 1);
    if (cells.length > 1)
      sX2 += cells.reduce((sum, cell) => sum + (cell.observed - cell.expected) ** 2 / cell.expected, 0);
  }
  if (df < 1) return { status: 'none', reason: 'noDegreesOfFreedom' };
  const rmsea = Math.sqrt(Math.max(0, sX2 - df) / (df * (people - 1)));
  return { status: 'estimated', sX2, df, p: chiSquareUpper(sX2, df), rmsea };
}

type Cell = { observed: number; expected: number };

/** Joins upwards; what is left at the end joins the last cell. */
function joinSmallCells(observed: readonly number[], expected: readonly number[]): readonly Cell[] {
  const cells: Cell[] = [];
  let open: Cell = { observed: 0, expected: 0 };
  expected.forEach((share, k) => {
    open.observed += observed[k] ?? 0;
    open.expected += share;
    if (open.expected < MIN_EXPECTED) return;
    cells.push(open);
    open = { observed: 0, expected: 0 };
  });
  const last = cells.at(-1);
  if (last !== undefined) {
    last.observed += open.observed;
    last.expected += open.expected;
  }
  return cells;
}

/** People by total score and category of one item. */
function observedCounts(
  bank: readonly GradedItem[],
  { answers, people, items }: ResponseMatrix,
  item: number,
): readonly (readonly number[])[] {
  const highest = bank.reduce((sum, { b }) => sum + b.length, 0);
  const categories = (bank[item]?.b.length ?? 0) + 1;
  const counts = Array.from({ length: highest + 1 }, () => new Array<number>(categories).fill(0));
  for (let person = 0; person < people; person += 1) {
    const own = answers.subarray(person * items, (person + 1) * items);
    const row = counts[totalOf(bank, own)] ?? [];
    const category = own[item] ?? 0;
    row[category] = (row[category] ?? 0) + 1;
  }
  return counts;
}

function totalOf(bank: readonly GradedItem[], answers: Int16Array): number {
  return bank.reduce((total, { b }, item) => {
    const category = answers[item] ?? 0;
    if (category <= b.length) return total + category;
    throw new PsychometricsError('WRONG_SHAPE', `item ${item} has no category ${category}`);
  }, 0);
}

/** P(category of the item | total), from the distribution of the total of the other items. */
function expectedShares(
  tables: readonly ItemTable[],
  item: number,
  grid: ThetaGrid,
): readonly (readonly number[])[] {
  const own = tables[item]?.probability ?? [];
  const rest = totalDistribution(tables.filter((_, index) => index !== item));
  const nothing = grid.nodes.map(() => 0);
  return Array.from({ length: rest.length + own.length - 1 }, (_, total) => {
    const joint = own.map((probability, k) => expectation(grid, probability, rest[total - k] ?? nothing));
    const sum = joint.reduce((whole, part) => whole + part, 0);
    return joint.map((part) => (sum > 0 ? part / sum : 0));
  });
}

/** P(total | node) of some items, item by item. */
function totalDistribution(tables: readonly ItemTable[]): readonly Float64Array[] {
  const width = tables[0]?.score.length ?? 0;
  return tables.reduce<readonly Float64Array[]>(
    (before, { probability }) => {
      const after = Array.from(
        { length: before.length + probability.length - 1 },
        () => new Float64Array(width),
      );
      before.forEach((row, total) => {
        probability.forEach((own, k) => {
          const target = after[total + k];
          if (target === undefined) return;
          for (let node = 0; node < width; node += 1)
            target[node] = at(target, node) + at(row, node) * at(own, node);
        });
      });
      return after;
    },
    [new Float64Array(width).fill(1)],
  );
}
