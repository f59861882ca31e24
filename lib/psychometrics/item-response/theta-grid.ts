import { normalPdf } from '@/lib/stats/normal-distribution';

/** Equally spaced values of the trait with the share of the population at each. */
export type ThetaGrid = Readonly<{
  nodes: Float64Array;
  /** Standard normal density at the nodes, normalised to sum 1. */
  prior: Float64Array;
}>;

const LIMIT = 6;
/** Longer scales have posteriors too narrow for the usual grid. */
const FINE_ABOVE_ITEMS = 40;

export const COARSE_GRID_NODES = 31;
export const GRID_NODES = 61;
export const FINE_GRID_NODES = 121;

export type GridNodes = typeof COARSE_GRID_NODES | typeof GRID_NODES | typeof FINE_GRID_NODES;

/**
 * Nodes on [−6, 6] with a standard normal prior: .2 apart with 61 nodes, .1 with 121; 31 serve the first steps of an
 * estimation.
 *
 * @param count Number of nodes.
 * @see Bock & Aitkin 1981.
 * @example thetaGrid(61).nodes[30]; // 0
 */
export function thetaGrid(count: GridNodes): ThetaGrid {
  const middle = (count - 1) / 2;
  // Divided at the end, so that the grid is exactly symmetric.
  const nodes = Float64Array.from({ length: count }, (_, index) => ((index - middle) * LIMIT) / middle);
  const density = nodes.map(normalPdf);
  const total = density.reduce((sum, value) => sum + value, 0);
  return { nodes, prior: density.map((value) => value / total) };
}

/** The grid for a scale: 61 nodes, 121 for more than 40 items. */
export function thetaGridFor(itemCount: number): ThetaGrid {
  return thetaGrid(itemCount > FINE_ABOVE_ITEMS ? FINE_GRID_NODES : GRID_NODES);
}
