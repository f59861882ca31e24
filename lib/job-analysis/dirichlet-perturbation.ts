import type { PerScale } from '@/lib/scales';
import { randomSource } from '@/lib/stats/random';
import { JobAnalysisError } from './errors';
import { requireShares } from './require-shares';

const DEFAULT_DRAWS = 4000;
const REPORTS_OF_PROGRESS = 50;

export type PerturbationOptions = Readonly<{
  /** Whole number; the same seed gives the same shares. */
  seed: number;
  /** Concentration κ > 0 of the weights, from weightConcentration. */
  kappa: number;
  /** At least 100; by default 4000 (a share of .5 is then known to ± .016). */
  draws?: number;
  onProgress?: (share: number) => void;
}>;

export type RankSensitivity = Readonly<{
  /** [candidate][rank from the top]: share of the draws in which the candidate holds the rank; rows and columns sum to 1. */
  rankAcceptability: readonly (readonly number[])[];
  /** [candidate][other]: share of the draws in which the candidate is above the other, ties half; .5 on the diagonal. */
  pairwiseShare: readonly (readonly number[])[];
  /** Mean and SD over the draws of Σ w d, in the unit of the values. */
  mean: readonly number[];
  sd: readonly number[];
}>;

/**
 * How far the order of candidates depends on the exact weights: w* ~ Dirichlet(κ w), Σ w* d for every candidate with the
 * same draw, and the share of draws with each rank. Candidates with equal values share the ranks they hold together. A
 * weight of 0 stays 0.
 *
 * @param weights Weights that sum to 1.
 * @param values What each candidate reaches on each scale (desirabilities, or scores in T); finite.
 * @throws {JobAnalysisError} WEIGHT_OUT_OF_RANGE; OUT_OF_RANGE for κ, draws or values; WRONG_SHAPE without candidates.
 * @see Butler, Jia & Dyer 1997; Lahdelma, Hokkanen & Salminen 1998 (SMAA).
 * @see docs/method/weights-uncertainty.md, "Does the order depend on the weights?".
 * @example two candidates, one better on every scale: rankAcceptability [[1, 0], [0, 1]] for every seed
 */
export function dirichletPerturbation(
  weights: PerScale<number>,
  values: readonly PerScale<number>[],
  { seed, kappa, draws = DEFAULT_DRAWS, onProgress }: PerturbationOptions,
): RankSensitivity {
  requireOptions(weights, values, kappa, draws);
  const active = weights.flatMap((weight, scale) => (weight > 0 ? [scale] : []));
  const shapes = active.map((scale) => kappa * (weights[scale] ?? 0));
  const random = randomSource(seed);
  const tally = new RankTally(values.length);
  const every = Math.max(1, Math.floor(draws / REPORTS_OF_PROGRESS));
  const totals = new Float64Array(values.length);
  const needed = values.map((candidate) => active.map((scale) => candidate[scale] ?? 0));
  for (let draw = 1; draw <= draws; draw += 1) {
    const drawn = random.dirichlet(shapes);
    for (let index = 0; index < needed.length; index += 1) totals[index] = weigh(drawn, needed[index] ?? []);
    tally.add(totals);
    if (draw % every === 0) onProgress?.(draw / draws);
  }
  return tally.shares();
}

function weigh(weights: readonly number[], values: readonly number[]): number {
  let total = 0;
  for (let place = 0; place < weights.length; place += 1)
    total += (weights[place] ?? 0) * (values[place] ?? 0);
  return total;
}

/** Two totals closer than this, relative to their size, are equal: the same values in another order of summing. */
const TIE_TOLERANCE = 1e-12;
const HALF = 0.5;

/** Counts of ranks and of who is above whom, and the running mean and spread (Welford 1962) of each candidate. */
class RankTally {
  private readonly ranks: Float64Array;
  private readonly above: Float64Array;
  private readonly means: Float64Array;
  private readonly squares: Float64Array;
  private draws = 0;

  constructor(private readonly candidates: number) {
    this.ranks = new Float64Array(candidates * candidates);
    this.above = new Float64Array(candidates * candidates);
    this.means = new Float64Array(candidates);
    this.squares = new Float64Array(candidates);
  }

  add(totals: Float64Array): void {
    this.draws += 1;
    for (let candidate = 0; candidate < totals.length; candidate += 1) {
      const total = totals[candidate] ?? 0;
      this.addMoments(candidate, total);
      this.addRanks(candidate, total, totals);
    }
  }

  shares(): RankSensitivity {
    const rows = (cells: Float64Array) =>
      Array.from({ length: this.candidates }, (_, row) =>
        Array.from(cells.subarray(row * this.candidates, (row + 1) * this.candidates), (count) => {
          return count / this.draws;
        }),
      );
    return {
      rankAcceptability: rows(this.ranks),
      pairwiseShare: rows(this.above),
      mean: Array.from(this.means),
      sd: Array.from(this.squares, (sum) => Math.sqrt(sum / (this.draws - 1))),
    };
  }

  private addMoments(candidate: number, total: number): void {
    const before = this.means[candidate] ?? 0;
    const change = total - before;
    const after = before + change / this.draws;
    this.means[candidate] = after;
    this.squares[candidate] = (this.squares[candidate] ?? 0) + change * (total - after);
  }

  private addRanks(candidate: number, total: number, totals: Float64Array): void {
    const first = candidate * this.candidates;
    const tolerance = TIE_TOLERANCE * Math.abs(total);
    let better = 0;
    let equal = 0;
    for (let index = 0; index < totals.length; index += 1) {
      const difference = total - (totals[index] ?? 0);
      if (difference < -tolerance) {
        better += 1;
        continue;
      }
      const tied = difference <= tolerance;
      if (tied) equal += 1;
      this.above[first + index] = (this.above[first + index] ?? 0) + (tied ? HALF : 1);
    }
    for (let cell = first + better; cell < first + better + equal; cell += 1)
      this.ranks[cell] = (this.ranks[cell] ?? 0) + 1 / equal;
  }
}

function requireOptions(
  weights: PerScale<number>,
  values: readonly PerScale<number>[],
  kappa: number,
  draws: number,
): void {
  requireShares(weights);
  if (values.length === 0) throw new JobAnalysisError('WRONG_SHAPE', 'there are no candidates');
  if (!values.every((candidate) => candidate.every(Number.isFinite)))
    throw new JobAnalysisError('OUT_OF_RANGE', 'every value must be a finite number');
  if (!(kappa > 0 && kappa < Number.POSITIVE_INFINITY))
    throw new JobAnalysisError('OUT_OF_RANGE', `κ must be positive, got ${kappa}`);
  const fewest = 100;
  if (!(Number.isInteger(draws) && draws >= fewest))
    throw new JobAnalysisError('OUT_OF_RANGE', `at least ${fewest} draws are needed, got ${draws}`);
}
