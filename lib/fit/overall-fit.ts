import { combinedError } from '@/lib/psychometrics/scores/standard-error';
import { SCALE_KEYS, perScale, type PerScale, type ScaleKey } from '@/lib/scales';
import { desirability, type ScaleTarget } from './desirability';
import { desirabilityMoments } from './desirability-moments';
import { FitError } from './errors';
import {
  fitDistribution,
  fitQuantile,
  fitQuantiles,
  type FitDistribution,
  type UncertainScale,
} from './fit-distribution';
import type { FitResult, FitScores, FitTarget } from './types';

const FULL_FIT = 100;
const WEIGHT_SUM_TOLERANCE = 1e-9;

/** Quantiles stored with a fit; comparing two people from them is accurate to about 1/1000 in probability. */
export const QUANTILE_COUNT = 200;
const QUANTILE_PROBABILITIES = Array.from({ length: QUANTILE_COUNT }, (_, k) => (k + 0.5) / QUANTILE_COUNT);

const INTERVAL_LOW = 0.05;
const INTERVAL_HIGH = 0.95;

/**
 * Fit of one person to one job: 100 Σ w d, with its distribution over measurement error.
 *
 * The number shown is the plug-in fit. Near 100 error can only lower it, so `expected` is smaller and the interval is
 * one-sided. The interval adds the error of the norm where it is given; `expected`, `sd` and `quantiles` hold measurement
 * error only, because people compared on one norm share its error.
 *
 * @param target Weights that sum to 1, target limits and shoulder, in T.
 * @param person Scores in T with standard errors; null = no score.
 * @returns The fit, or `noFit` with the scales that count but have no score; nothing is rescaled in silence.
 * @throws {FitError} WEIGHT_OUT_OF_RANGE; TARGET_OUT_OF_RANGE; ERROR_OUT_OF_RANGE; SCORE_OUT_OF_RANGE.
 * @see docs/method.md, "Fit" and "Uncertainty of the fit".
 */
export function computeFit(target: FitTarget, person: FitScores): FitResult {
  requireWeights(target.weights);
  const missing = missingScales(target.weights, person.scores);
  if (missing.length > 0) return { status: 'noFit', reason: 'missingScale', missing };

  const met = perScale((_, scale) => desirabilityOf(target, person, scale));
  const pointsLost = perScale(
    (_, scale) => FULL_FIT * (target.weights[scale] ?? 0) * (1 - (met[scale] ?? 0)),
  );
  const distribution = measurementDistribution(target, person);
  const moments = fitMoments(uncertainScales(target, person, person.sem));
  return {
    status: 'fitted',
    fit: FULL_FIT - pointsLost.reduce((sum, lost) => sum + lost, 0),
    expected: moments.mean,
    sd: moments.sd,
    interval90: intervalOf(person.normSem === undefined ? distribution : totalDistribution(target, person)),
    pointsLost,
    desirability: met,
    quantiles: fitQuantiles(distribution, QUANTILE_PROBABILITIES),
  };
}

/**
 * Distribution of the fit over measurement error: what two people on the same norm are compared by.
 *
 * @throws {FitError} as {@link computeFit}; SCORE_OUT_OF_RANGE when a scale that counts has no score.
 */
export function measurementDistribution(target: FitTarget, person: FitScores): FitDistribution {
  return fitDistribution(uncertainScales(target, person, person.sem));
}

/**
 * The plug-in fit alone, for "what would change it".
 *
 * @returns 0–100, or null when a scale that counts has no score.
 * @throws {FitError} as {@link computeFit}.
 */
export function plugInFit(target: FitTarget, scores: PerScale<number | null>): number | null {
  requireWeights(target.weights);
  if (missingScales(target.weights, scores).length > 0) return null;
  let fit = 0;
  SCALE_KEYS.forEach((_, scale) => {
    fit += FULL_FIT * (target.weights[scale] ?? 0) * desirabilityOf(target, { scores }, scale);
  });
  return fit;
}

/** Scales that count but have no score. */
export function missingScales(
  weights: PerScale<number>,
  scores: PerScale<number | null>,
): readonly ScaleKey[] {
  return SCALE_KEYS.filter((_, scale) => (weights[scale] ?? 0) > 0 && (scores[scale] ?? null) === null);
}

/**
 * Refuses weights that are not shares of one.
 *
 * @throws {FitError} WEIGHT_OUT_OF_RANGE.
 */
export function requireWeights(weights: PerScale<number>): void {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!weights.every((weight) => weight >= 0) || !(Math.abs(sum - 1) <= WEIGHT_SUM_TOLERANCE)) {
    throw new FitError('WEIGHT_OUT_OF_RANGE', `weights must be ≥ 0 and sum to 1, got ${weights.join(', ')}`);
  }
}

function totalDistribution(target: FitTarget, person: FitScores): FitDistribution {
  const errors = perScale((_, scale) => combinedError(person.sem[scale] ?? 0, person.normSem?.[scale] ?? 0));
  return fitDistribution(uncertainScales(target, person, errors));
}

function intervalOf(distribution: FitDistribution): readonly [number, number] {
  return [fitQuantile(distribution, INTERVAL_LOW), fitQuantile(distribution, INTERVAL_HIGH)];
}

function fitMoments(scales: readonly UncertainScale[]): Readonly<{ mean: number; sd: number }> {
  let mean = 0;
  let variance = 0;
  for (const { weight, t, standardError, target } of scales) {
    const moments = desirabilityMoments(t, standardError, target);
    mean += FULL_FIT * weight * moments.mean;
    variance += (FULL_FIT * weight) ** 2 * moments.variance;
  }
  return { mean, sd: Math.sqrt(variance) };
}

function uncertainScales(
  target: FitTarget,
  { scores }: Pick<FitScores, 'scores'>,
  errors: PerScale<number>,
): readonly UncertainScale[] {
  return target.weights.flatMap((weight, scale): readonly UncertainScale[] => {
    if (weight === 0) return [];
    const standardError = errors[scale] ?? 0;
    if (!(standardError >= 0 && Number.isFinite(standardError))) {
      throw new FitError('ERROR_OUT_OF_RANGE', `a standard error must be ≥ 0, got ${standardError}`);
    }
    return [{ weight, t: scores[scale] ?? Number.NaN, standardError, target: scaleTarget(target, scale) }];
  });
}

function desirabilityOf(target: FitTarget, { scores }: Pick<FitScores, 'scores'>, scale: number): number {
  const score = scores[scale] ?? null;
  // A scale of weight 0 costs nothing, whatever it is.
  if ((target.weights[scale] ?? 0) === 0 || score === null) return 1;
  return desirability(score, scaleTarget(target, scale));
}

function scaleTarget({ lower, upper, shoulder }: FitTarget, scale: number): ScaleTarget {
  return { lower: lower[scale] ?? Number.NaN, upper: upper[scale] ?? null, shoulder };
}
