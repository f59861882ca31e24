import { clamp } from '@/lib/stats/clamp';
import { PsychometricsError } from '../errors';
import { at, indexAt } from '../item-response/at';
import { prepareBank, type PreparedBank } from '../item-response/expected-a-posteriori';
import { logistic, type GradedItem } from '../item-response/graded-response-model';
import { GRID_NODES, thetaGrid, type ThetaGrid } from '../item-response/theta-grid';

/** A bank with everything that an adaptive test looks up; made once and shared by all sessions. */
export type AdaptiveBank = Readonly<{
  items: readonly GradedItem[];
  prepared: PreparedBank;
  /** Information of all items at each of the {@link INFORMATION_NODES}, node by node. */
  information: Float64Array;
  /** Two interpolated values that are further apart than this are in their true order. */
  margin: number;
  /** Largest probability in each row of the likelihood table, which turns its shares back into probabilities. */
  peaks: Float64Array;
  facets: FacetMap;
}>;

/** Which items measure which part of the content. A bank without facets is one facet. */
export type FacetMap = Readonly<{
  /** Facet of each item. */
  ofItem: Int32Array;
  /** For each facet, 1 at its items. */
  masks: readonly Uint8Array[];
  /** Number of items of each facet. */
  sizes: readonly number[];
}>;

/** The tables and the posterior reach from −6 to 6. */
export const TRAIT_LIMIT = 6;
const NODES_PER_UNIT = 100;

/** Nodes of the information tables, .01 apart on [−6, 6]. */
export const INFORMATION_NODES = 2 * TRAIT_LIMIT * NODES_PER_UNIT + 1;

/**
 * Tables of a bank for adaptive testing.
 *
 * @param items At least one item.
 * @param options.facets Facet of each item, numbered 0, 1, 2 … without a gap; one facet unless given.
 * @param options.grid Nodes of the posterior; 61 unless given. A test that gives one person more than 40 items needs 121.
 * @throws {PsychometricsError} as requireBank; WRONG_SHAPE for other facets.
 * @example prepareAdaptiveBank([{ a: 2, b: [0] }]).information[600]; // 1, at θ = 0
 */
export function prepareAdaptiveBank(
  items: readonly GradedItem[],
  { facets, grid = thetaGrid(GRID_NODES) }: Readonly<{ facets?: readonly number[]; grid?: ThetaGrid }> = {},
): AdaptiveBank {
  const prepared = prepareBank(items, grid);
  const information = new Float64Array(INFORMATION_NODES * items.length);
  items.forEach(({ a, b }, item) => {
    for (let node = 0; node < INFORMATION_NODES; node += 1) {
      information[node * items.length + item] = tableInformation(a, b, node / NODES_PER_UNIT - TRAIT_LIMIT);
    }
  });
  return {
    items,
    prepared,
    information,
    margin: interpolationMargin(items),
    peaks: peaksOf(prepared),
    facets: facetMap(facets ?? items.map(() => 0), items.length),
  };
}

/** Where a trait value lies in the information tables: the row below and the share of the way to the next. */
export function tablePosition(theta: number): Readonly<{ node: number; share: number }> {
  const position = (clamp(theta, -TRAIT_LIMIT, TRAIT_LIMIT) + TRAIT_LIMIT) * NODES_PER_UNIT;
  const node = Math.min(INFORMATION_NODES - 2, Math.floor(position));
  return { node, share: position - node };
}

/** a² Σ P(k) (1 − P*(k) − P*(k+1))² by differences: quick, and as exact as a table needs. */
function tableInformation(a: number, b: readonly number[], theta: number): number {
  let sum = 0;
  let reached = 1;
  for (let category = 0; category <= b.length; category += 1) {
    const threshold = b[category];
    const passed = threshold === undefined ? 0 : logistic(a * (theta - threshold));
    const middle = 1 - reached - passed;
    sum += (reached - passed) * middle * middle;
    reached = passed;
  }
  return a * a * sum;
}

/**
 * A linear interpolation errs by at most h² / 8 times the second derivative. That of the information is a⁴ / 8 at most
 * with two categories, and more categories were never found to exceed it; a⁴ / 4 leaves room. Two values may err in
 * opposite directions.
 */
function interpolationMargin(items: readonly GradedItem[]): number {
  const steepest = items.reduce((high, { a }) => Math.max(high, a), 0);
  return (2 * (steepest ** 4 / 4)) / (8 * NODES_PER_UNIT ** 2);
}

function facetMap(facets: readonly number[], items: number): FacetMap {
  const known = new Set(facets);
  const isNumbered = [...known].every((facet) => Number.isInteger(facet) && facet >= 0 && facet < known.size);
  if (facets.length !== items || !isNumbered)
    throw new PsychometricsError(
      'WRONG_SHAPE',
      'facets must be numbers 0, 1, 2 … without a gap, one per item',
    );
  const masks = Array.from(known, (_, facet) => Uint8Array.from(facets, (own) => (own === facet ? 1 : 0)));
  const sizes = masks.map((mask) => mask.reduce((sum, value) => sum + value, 0));
  return { ofItem: Int32Array.from(facets), masks, sizes };
}

function peaksOf({ grid, categories, offsets, logLikelihood }: PreparedBank): Float64Array {
  const width = grid.nodes.length;
  const peaks = new Float64Array(logLikelihood.length / width);
  offsets.forEach((offset, item) => {
    for (let category = 0; category < indexAt(categories, item); category += 1) {
      const from = offset + category * width;
      let largest = Number.NEGATIVE_INFINITY;
      for (let node = from; node < from + width; node += 1)
        largest = Math.max(largest, at(logLikelihood, node));
      peaks[from / width] = Math.exp(largest);
    }
  });
  return peaks;
}
