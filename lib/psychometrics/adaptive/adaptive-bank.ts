import { clamp } from '@/lib/stats/clamp';
import { at, indexAt } from '../item-response/at';
import { prepareBank, type PreparedBank } from '../item-response/expected-a-posteriori';
import { logistic, type GradedItem } from '../item-response/graded-response-model';
import { thetaGridFor } from '../item-response/theta-grid';

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
 * @param mostItems Most items that one person gets; above 40 the posterior is computed on the finer grid.
 * @throws {PsychometricsError} as requireBank.
 */
export function prepareAdaptiveBank(
  items: readonly GradedItem[],
  mostItems: number = items.length,
): AdaptiveBank {
  const prepared = prepareBank(items, thetaGridFor(mostItems));
  const information = new Float64Array(INFORMATION_NODES * items.length);
  items.forEach(({ a, b }, item) => {
    for (let node = 0; node < INFORMATION_NODES; node += 1) {
      information[node * items.length + item] = tableInformation(a, b, node / NODES_PER_UNIT - TRAIT_LIMIT);
    }
  });
  return { items, prepared, information, margin: interpolationMargin(items), peaks: peaksOf(prepared) };
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
 * A linear interpolation errs by at most h² / 8 times the second derivative, and that of the information is never above
 * a⁴; two values may err in opposite directions.
 */
function interpolationMargin(items: readonly GradedItem[]): number {
  const steepest = items.reduce((high, { a }) => Math.max(high, a), 0);
  return (2 * steepest ** 4) / (8 * NODES_PER_UNIT ** 2);
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
