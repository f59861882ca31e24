import { at } from '../at';
import type { GradedItem } from '../graded-response-model';
import type { ThetaGrid } from '../theta-grid';

/** What the model says about one item at every node. */
export type ItemTable = Readonly<{
  /** P(category | node), category by category. */
  probability: readonly Float64Array[];
  /** Expected score and expected square of the score. */
  score: Float64Array;
  square: Float64Array;
  /** P*(k) (1 − P*(k)) of each threshold: the derivative of P*(k) in its intercept. */
  density: readonly Float64Array[];
}>;

/** Slope and intercepts: unlike a and b they allow an item that does not measure the trait. */
export type SlopeIntercepts = Readonly<{ slope: number; intercepts: readonly number[] }>;

export function slopeInterceptsOf({ a, b }: GradedItem): SlopeIntercepts {
  return { slope: a, intercepts: b.map((threshold) => -a * threshold) };
}

export function itemTable({ slope, intercepts }: SlopeIntercepts, { nodes }: ThetaGrid): ItemTable {
  const reached = intercepts.map((intercept) =>
    nodes.map((theta) => 1 / (1 + Math.exp(-(slope * theta + intercept)))),
  );
  const passed = intercepts.map((intercept) =>
    nodes.map((theta) => 1 / (1 + Math.exp(slope * theta + intercept))),
  );
  const probability = Array.from({ length: intercepts.length + 1 }, (_, k) => {
    const low = reached[k - 1];
    const high = passed[k];
    const gap = (intercepts[k] ?? 0) - (intercepts[k - 1] ?? 0);
    const share = low === undefined || high === undefined ? 1 : -Math.expm1(gap);
    return nodes.map((_, node) => (low?.[node] ?? 1) * (high?.[node] ?? 1) * share);
  });
  const moment = (power: number) =>
    nodes.map((_, node) => probability.reduce((sum, row, k) => sum + k ** power * at(row, node), 0));
  return {
    probability,
    score: moment(1),
    square: moment(2),
    density: reached.map((low, k) => low.map((value, node) => value * (passed[k]?.[node] ?? 0))),
  };
}

/** Σ_q π_q Π factors_q. */
export function expectation({ prior }: ThetaGrid, ...factors: readonly Float64Array[]): number {
  let sum = 0;
  for (let node = 0; node < prior.length; node += 1) {
    let product = at(prior, node);
    for (const factor of factors) product *= at(factor, node);
    sum += product;
  }
  return sum;
}
