import { at } from '../at';
import { GRID_NODES, thetaGrid, type ThetaGrid } from '../theta-grid';
import { expectation, itemTable, type ItemTable, type SlopeIntercepts } from './model-tables';

/**
 * Moments of first and second order under a model: the probability of each category above the lowest, item by item,
 * then the expected product of the scores of each pair i < j.
 */
export type LimitedMoments = Readonly<{
  expected: Float64Array;
  /** Covariances of the moments in one person, row by row. */
  covariance: Float64Array;
  /** Derivatives of the moments in each parameter. */
  derivatives: readonly Float64Array[];
}>;

/** A factor of a moment: the score of an item, or whether a category was chosen. */
type Factor = Readonly<{ item: number; category: number | null }>;
type Moment = readonly Factor[];

/** Stands in where the types allow a gap that the layout of the moments does not have. */
const NOTHING = new Float64Array(0);

/** Moments of items on the usual grid; `interceptsOnly` for a model that has no slopes to estimate. */
export function limitedMoments(
  items: readonly SlopeIntercepts[],
  parameters: 'withSlopes' | 'interceptsOnly',
): LimitedMoments {
  const grid = thetaGrid(GRID_NODES);
  const tables = items.map((item) => itemTable(item, grid));
  const moments = momentsOf(tables);
  // Conditional on the trait; moments without a common item multiply.
  const conditional = moments.map((moment) => productOf(grid, factorsOf(tables, moment, [])));
  const expected = Float64Array.from(conditional, (values) => expectation(grid, values));
  const covariance = new Float64Array(moments.length ** 2);
  moments.forEach((left, i) => {
    for (let j = 0; j <= i; j += 1) {
      const right = moments[j] ?? [];
      const factors = shareItem(left, right)
        ? factorsOf(tables, left, right)
        : [conditional[i] ?? NOTHING, conditional[j] ?? NOTHING];
      const product = expectation(grid, ...factors);
      const value = product - at(expected, i) * at(expected, j);
      covariance[i * moments.length + j] = value;
      covariance[j * moments.length + i] = value;
    }
  });
  const derivatives = tables.flatMap((table, item) =>
    parameterChanges(table, grid, parameters).map((change) =>
      Float64Array.from(moments, (moment) => derivativeOf(grid, tables, moment, item, change)),
    ),
  );
  return { expected, covariance, derivatives };
}

function shareItem(left: Moment, right: Moment): boolean {
  return left.some(({ item }) => right.some((factor) => factor.item === item));
}

function productOf({ nodes }: ThetaGrid, factors: readonly Float64Array[]): Float64Array {
  return nodes.map((_, node) => factors.reduce((product, factor) => product * at(factor, node), 1));
}

function momentsOf(tables: readonly ItemTable[]): readonly Moment[] {
  const first = tables.flatMap(({ density }, item) => density.map((_, k) => [{ item, category: k + 1 }]));
  const second = tables.flatMap((_, i) =>
    tables.slice(i + 1).map((_, offset) => [
      { item: i, category: null },
      { item: i + 1 + offset, category: null },
    ]),
  );
  return [...first, ...second];
}

/** Conditional expectations whose product is that of two moments, items being independent given the trait. */
function factorsOf(tables: readonly ItemTable[], left: Moment, right: Moment): readonly Float64Array[] {
  const alone = right.filter(({ item }) => left.every((factor) => factor.item !== item));
  const paired = left.map((factor) => {
    const partner = right.find(({ item }) => item === factor.item);
    return partner === undefined ? single(tables, factor) : joint(tables, factor, partner);
  });
  return [...paired, ...alone.map((factor) => single(tables, factor))];
}

function single(tables: readonly ItemTable[], { item, category }: Factor): Float64Array {
  const table = tables[item];
  const values = category === null ? table?.score : table?.probability[category];
  return values ?? NOTHING;
}

function joint(tables: readonly ItemTable[], left: Factor, right: Factor): Float64Array {
  if (left.category === null && right.category === null) return tables[left.item]?.square ?? NOTHING;
  if (left.category !== null && right.category !== null) {
    const own = single(tables, left);
    return left.category === right.category ? own : own.map(() => 0);
  }
  const category = left.category ?? right.category ?? 0;
  return single(tables, { item: left.item, category }).map((value) => category * value);
}

/** Change of the probabilities of all categories of an item, one entry per parameter: slope first. */
function parameterChanges(
  { density }: ItemTable,
  { nodes }: ThetaGrid,
  parameters: 'withSlopes' | 'interceptsOnly',
): readonly (readonly Float64Array[])[] {
  const zero = nodes.map(() => 0);
  const categories = density.length + 1;
  const intercepts = density.map((change, k) =>
    Array.from({ length: categories }, (_, category) => {
      if (category === k + 1) return change;
      return category === k ? change.map((value) => -value) : zero;
    }),
  );
  const slope = Array.from({ length: categories }, (_, category) =>
    nodes.map((theta, node) => {
      const lower = density[category - 1]?.[node] ?? 0;
      return theta * (lower - (density[category]?.[node] ?? 0));
    }),
  );
  return parameters === 'withSlopes' ? [slope, ...intercepts] : intercepts;
}

function derivativeOf(
  grid: ThetaGrid,
  tables: readonly ItemTable[],
  moment: Moment,
  item: number,
  change: readonly Float64Array[],
): number {
  const own = moment.find((factor) => factor.item === item);
  if (own === undefined) return 0;
  const changed =
    own.category === null
      ? grid.nodes.map((_, node) => change.reduce((sum, row, k) => sum + k * at(row, node), 0))
      : (change[own.category] ?? NOTHING);
  const others = moment.filter((factor) => factor.item !== item).map((factor) => single(tables, factor));
  return expectation(grid, changed, ...others);
}
