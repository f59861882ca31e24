import { normErrorT } from '@/lib/psychometrics/norms/norm-error';
import { interval90 } from '@/lib/psychometrics/scores/interval';
import { combinedError } from '@/lib/psychometrics/scores/standard-error';
import { T_MEAN, T_SD, tScore } from '@/lib/psychometrics/scores/standard-scores';
import { SCALE_KEYS, type PerScale } from '@/lib/scales';
import { FitError } from './errors';
import { missingScales, requireWeights } from './overall-fit';
import type { CompositeResult } from './types';

export type CompositeInput = Readonly<{
  weights: PerScale<number>;
  /** Scores in T; null = no score. */
  scores: PerScale<number | null>;
  /** Standard errors of measurement in T. */
  sem: PerScale<number>;
  /** Correlations of the scales in the norm group. */
  correlations: PerScale<PerScale<number>>;
  /** People behind the norm, or its pseudo number. */
  normN: number;
}>;

/**
 * The weighted composite in T that stands beside every fit: G = 50 + 10 Σ w z / √(w′ R w). It has no ceiling and no
 * target, and is what the research recommends for ranking people; the fit says which targets are met.
 *
 * Its measurement error is √(Σ w² SEM²) / √(w′ R w); as G is itself a T on the norm, the norm's error has the same form
 * as for one scale.
 *
 * @returns The composite with its 90 % interval, or the scales that count but have no score.
 * @throws {FitError} WEIGHT_OUT_OF_RANGE when the weights do not sum to 1 or w′ R w is not positive.
 * @see docs/method.md, "Composite" (after Kulas 2013 on linear composites).
 * @example with one scale of weight 1, G is the T of that scale.
 */
export function computeComposite({
  weights,
  scores,
  sem,
  correlations,
  normN,
}: CompositeInput): CompositeResult {
  requireWeights(weights);
  const missing = missingScales(weights, scores);
  if (missing.length > 0) return { status: 'none', reason: 'missingScale', missing };

  const spread = compositeSpread(weights, correlations);
  let z = 0;
  let errorVariance = 0;
  SCALE_KEYS.forEach((_, scale) => {
    const weight = weights[scale] ?? 0;
    if (weight === 0) return;
    z += (weight * ((scores[scale] ?? T_MEAN) - T_MEAN)) / T_SD;
    errorVariance += (weight * (sem[scale] ?? 0)) ** 2;
  });
  const t = tScore(z / spread);
  const compositeSem = Math.sqrt(errorVariance) / spread;
  const normSem = normErrorT(z / spread, normN);
  return {
    status: 'scored',
    t,
    spread,
    sem: compositeSem,
    normSem,
    interval90: interval90(t, combinedError(compositeSem, normSem)),
  };
}

/**
 * SD of Σ w z in the norm group, √(w′ R w).
 *
 * @throws {FitError} WEIGHT_OUT_OF_RANGE when it is not positive: the correlations are impossible for these weights.
 */
export function compositeSpread(weights: PerScale<number>, correlations: PerScale<PerScale<number>>): number {
  let variance = 0;
  correlations.forEach((row, i) => {
    row.forEach((correlation, j) => {
      variance += (weights[i] ?? 0) * (weights[j] ?? 0) * correlation;
    });
  });
  if (!(variance > 0))
    throw new FitError('WEIGHT_OUT_OF_RANGE', `the variance of the composite is ${variance}`);
  return Math.sqrt(variance);
}
