import { planFourier, transform } from '@/lib/stats/fast-fourier-transform';
import { normalCdf } from '@/lib/stats/normal-distribution';
import type { ScaleTarget } from './desirability';

/** Cells of the grid per fit point: a step of 0.02. */
export const CELLS_PER_POINT = 50;

const FULL_FIT = 100;
const CELLS = FULL_FIT * CELLS_PER_POINT;

/** Longer than all losses together, so that the circular convolution does not wrap. */
const PLAN = planFourier(8192);

/** Beyond this many SDs the normal distribution function is 0 or 1 in double precision. */
const Z_CERTAIN = 8.5;

/** Cumulative sums carry the rounding of a transform; a quantile must not slip a cell because of it. */
const PROBABILITY_TOLERANCE = 1e-12;

/** Probability of each fit on the grid 0, 0.02, …, 100. */
export type FitDistribution = Readonly<{ density: Float64Array }>;

/** One scale that counts in the fit: its weight and the normal distribution of its true score, in T. */
export type UncertainScale = Readonly<{
  weight: number;
  t: number;
  standardError: number;
  target: ScaleTarget;
}>;

/**
 * Distribution of the fit when each score is normal around what was observed, independent between scales.
 *
 * Fit = 100 − Σ losses; the loss of a scale lies in [0, 100 w] with an atom at either end. The losses are put on a grid
 * of 0.02 points that is anchored at "nothing lost", so that a fit of 100 is exact, and convolved by Fourier transform:
 * no draws, no seed.
 *
 * @param scales Scales with weight above 0; at most six.
 * @returns Probabilities that sum to 1 but for rounding.
 * @see docs/method.md, "Uncertainty of the fit".
 */
export function fitDistribution(scales: readonly UncertainScale[]): FitDistribution {
  const productRe = new Float64Array(PLAN.size).fill(1);
  const productIm = new Float64Array(PLAN.size);
  for (let first = 0; first < scales.length; first += 2) {
    multiplyPair(scales[first], scales[first + 1], productRe, productIm);
  }
  // The inverse transform is the forward one with the parts exchanged; the losses are its real part.
  transform(PLAN, productIm, productRe);
  return { density: densityOfFit(productRe) };
}

/**
 * Smallest fit of the grid that is reached with the given probability.
 *
 * @param probability In (0, 1).
 * @returns A fit in [0, 100], a multiple of 0.02.
 */
export function fitQuantile(distribution: FitDistribution, probability: number): number {
  return fitQuantiles(distribution, [probability])[0] ?? FULL_FIT;
}

/**
 * Several quantiles in one pass.
 *
 * @param probabilities Ascending, each in (0, 1).
 * @returns One fit for each, ascending.
 */
export function fitQuantiles(
  { density }: FitDistribution,
  probabilities: readonly number[],
): readonly number[] {
  let cell = 0;
  let cumulative = density[0] ?? 0;
  return probabilities.map((probability) => {
    while (cumulative < probability - PROBABILITY_TOLERANCE && cell < CELLS) {
      cell += 1;
      cumulative += density[cell] ?? 0;
    }
    return cell / CELLS_PER_POINT;
  });
}

/** Mean and SD of a distribution on the grid: the cross-check of the closed form. */
export function distributionMoments({ density }: FitDistribution): Readonly<{ mean: number; sd: number }> {
  let first = 0;
  let second = 0;
  density.forEach((probability, cell) => {
    const fit = cell / CELLS_PER_POINT;
    first += probability * fit;
    second += probability * fit * fit;
  });
  return { mean: first, sd: Math.sqrt(Math.max(0, second - first * first)) };
}

/** Losses turned into fits; what rounding put beyond "everything lost" belongs to fit 0. */
function densityOfFit(losses: Float64Array): Float64Array {
  const density = new Float64Array(CELLS + 1);
  for (let lossCell = 0; lossCell < losses.length; lossCell += 1) {
    // A transform leaves −1e-18 where there is nothing.
    const probability = Math.max(0, valueAt(losses, lossCell) / PLAN.size);
    const cell = Math.max(0, CELLS - lossCell);
    density[cell] = valueAt(density, cell) + probability;
  }
  return density;
}

/** Multiplies the product spectrum by the spectra of one or two losses, transformed together as a + ib. */
function multiplyPair(
  first: UncertainScale | undefined,
  second: UncertainScale | undefined,
  productRe: Float64Array,
  productIm: Float64Array,
): void {
  const re = new Float64Array(PLAN.size);
  const im = new Float64Array(PLAN.size);
  fillLosses(first, re);
  fillLosses(second, im);
  transform(PLAN, re, im);
  for (let k = 0; k < PLAN.size; k += 1) {
    const mirror = (PLAN.size - k) % PLAN.size;
    const zRe = valueAt(re, k);
    const zIm = valueAt(im, k);
    const mRe = valueAt(re, mirror);
    const mIm = valueAt(im, mirror);
    // A_k B_k = (Z_k² − conj(Z_−k)²) / 4i for Z = A + iB with real a and b.
    const pairRe = (zRe * zIm + mRe * mIm) / 2;
    const pairIm = (mRe * mRe - mIm * mIm - zRe * zRe + zIm * zIm) / 4;
    const pRe = valueAt(productRe, k);
    const pIm = valueAt(productIm, k);
    productRe[k] = pRe * pairRe - pIm * pairIm;
    productIm[k] = pRe * pairIm + pIm * pairRe;
  }
}

/** Probabilities of the losses of one scale, by cell; without a scale nothing is lost for certain. */
function fillLosses(scale: UncertainScale | undefined, cells: Float64Array): void {
  if (scale === undefined) {
    cells[0] = 1;
    return;
  }
  const largest = FULL_FIT * scale.weight * CELLS_PER_POINT;
  let below = 0;
  for (let cell = 0; cell + 0.5 < largest; cell += 1) {
    const upTo = probabilityOfLossUpTo(scale, (cell + 0.5) / largest);
    cells[cell] = upTo - below;
    below = upTo;
  }
  // What is left has lost, or nearly lost, all the scale can give; between two cells it is shared so that the mean holds.
  const lower = Math.floor(largest);
  const upperPart = largest - lower;
  cells[lower] = (cells[lower] ?? 0) + (1 - below) * (1 - upperPart);
  cells[lower + 1] = (cells[lower + 1] ?? 0) + (1 - below) * upperPart;
}

/** P(loss ≤ u · 100 w) for u in [0, 1): the score is at most u shoulders outside its target. */
function probabilityOfLossUpTo({ t, standardError, target }: UncertainScale, u: number): number {
  const { lower, upper, shoulder } = target;
  const below = probabilityBelow(lower - u * shoulder, t, standardError);
  return upper === null ? 1 - below : probabilityBelow(upper + u * shoulder, t, standardError) - below;
}

function probabilityBelow(limit: number, t: number, standardError: number): number {
  const z = (limit - t) / standardError;
  // Without error the score is certain: z is ±Infinity, or 0/0 where it stands exactly on the limit.
  if (!(z < Z_CERTAIN)) return z > 0 ? 1 : 0;
  return z < -Z_CERTAIN ? 0 : normalCdf(z);
}

/** Reads inside the array; the fallback satisfies the type checker and is compiled away. */
function valueAt(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
