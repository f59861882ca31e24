import { perScale } from '@/lib/scales';
import { standardDeviation } from '@/lib/stats/covariance';
import { quantile } from '@/lib/stats/quantile';
import { randomSource } from '@/lib/stats/random';
import type { WeightOptions } from './derive-weights';
import { JobAnalysisError } from './errors';
import { requireRaterMatrix, weightsOfRaters, type RaterMatrix } from './rater-matrix';
import type { WeightUncertainty } from './weight-jackknife';

const DEFAULT_RESAMPLES = 2000;
const [LOWER, UPPER] = [0.05, 0.95];
const REPORTS_OF_PROGRESS = 100;

export type BootstrapOptions = Readonly<{
  /** Whole number; the same seed gives the same interval. */
  seed: number;
  /** Resamples of the raters, at least 100; by default 2000. */
  resamples?: number;
  weights?: WeightOptions;
  /** Told the share done, in [0, 1]. */
  onProgress?: (share: number) => void;
}>;

/**
 * Bootstrap over raters: as many raters as there are, drawn with replacement, 2000 times; the interval is the 5 % and the
 * 95 % quantile (type 7) of the weights drawn, and the standard error their SD times √(R / (R − 1)), because resampled
 * raters vary less than new ones.
 *
 * With few raters the interval is too narrow (measured coverage: docs/method/weights-uncertainty.md); the jackknife's,
 * which allows for the number of raters, is the one to show by default. A resample without weights is drawn again.
 *
 * @param matrix Ratings, raters × steps; null where a rater left a step out.
 * @throws {JobAnalysisError} WRONG_SHAPE; OUT_OF_RANGE for the number of resamples; and as deriveWeights.
 * @see Efron & Tibshirani 1993, chapter 13.
 * @example weightBootstrap([steps, steps], { seed: 1 }).interval90[0]; // [w, w]: raters who agree leave no uncertainty
 */
export function weightBootstrap(matrix: RaterMatrix, options: BootstrapOptions): WeightUncertainty {
  requireRaterMatrix(matrix);
  const { seed, resamples = DEFAULT_RESAMPLES, weights: weightOptions = {}, onProgress } = options;
  const fewest = 100;
  if (!(Number.isInteger(resamples) && resamples >= fewest))
    throw new JobAnalysisError('OUT_OF_RANGE', `at least ${fewest} resamples are needed, got ${resamples}`);

  const raters = matrix.map((_, rater) => rater);
  const all = weightsOfRaters(matrix, raters, weightOptions);
  if (all.status === 'none') return { status: 'none', reason: all.reason };
  if (raters.length === 1) return { status: 'none', reason: 'oneRater' };
  const draws = drawWeights(matrix, { seed, resamples, weightOptions, onProgress });
  if (draws === null) return { status: 'none', reason: 'noWeightsWithoutARater' };

  const inflation = Math.sqrt(raters.length / (raters.length - 1));
  return {
    status: 'estimated',
    weights: all.weights,
    standardError: perScale((_, scale) => inflation * standardDeviation(draws[scale] ?? [])),
    interval90: perScale((_, scale) => {
      const values = draws[scale] ?? [];
      return [quantile(values, LOWER), quantile(values, UPPER)] as const;
    }),
  };
}

type DrawOptions = Readonly<{
  seed: number;
  resamples: number;
  weightOptions: WeightOptions;
  onProgress: ((share: number) => void) | undefined;
}>;

/** The weights drawn, by scale; null when nine in ten resamples have none. */
function drawWeights(
  matrix: RaterMatrix,
  { seed, resamples, weightOptions, onProgress }: DrawOptions,
): readonly number[][] | null {
  const random = randomSource(seed);
  const draws: number[][] = [[], [], [], [], [], []];
  const every = Math.max(1, Math.floor(resamples / REPORTS_OF_PROGRESS));
  const mostTries = resamples * 10;
  let done = 0;
  for (let tried = 0; done < resamples; tried += 1) {
    if (tried === mostTries) return null;
    const drawn = matrix.map(() => random.integer(matrix.length));
    const derived = weightsOfRaters(matrix, drawn, weightOptions);
    if (derived.status === 'none') continue;
    derived.weights.forEach((weight, scale) => draws[scale]?.push(weight));
    done += 1;
    if (done % every === 0) onProgress?.(done / resamples);
  }
  return draws;
}
