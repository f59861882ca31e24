import { perScale, type PerScale } from '@/lib/scales';
import { clamp } from '@/lib/stats/clamp';
import { normalQuantile } from '@/lib/stats/normal-distribution';
import { deriveWeights } from './derive-weights';
import { JobAnalysisError } from './errors';
import { type DefaultRules, weightsWithOneStepChanged } from './one-step-changed';
import type { NoWeightsReason, RatedStep } from './types';
import type { EstimatedUncertainty } from './weight-jackknife';

/** Limits of a step's frequency on the rating scale, 0 ≤ low ≤ high ≤ 6; null where it was not observed. */
export type RatingLimits = Readonly<{ low: number; high: number }> | null;

export type WeightLimits = readonly [low: number, high: number];

const Z_90 = normalQuantile(0.95);

/**
 * What the uncertainty of observed rates does to the weights: each observed step is moved to the lower and the upper
 * limit of its frequency rating alone, and the changes of a weight are added in squares, upward and downward apart,
 * because the counts of different steps are independent.
 *
 * @param steps Averaged ratings; their frequencies are the central values.
 * @param limits Of the same steps, from the limits of the rate (their level is the level of the result).
 * @param options As deriveWeights, for the default rules.
 * @returns The weights and their limits in [0, 1], or why there are none.
 * @throws {JobAnalysisError} WRONG_SHAPE; RATING_OUT_OF_RANGE; OUT_OF_RANGE when a frequency is outside its limits.
 * @see docs/method/weights-uncertainty.md, "Observed rates"; Zou & Donner 2008 on adding limits in squares.
 * @example limits of null for every step give [w, w]
 */
export function weightRateLimits(
  steps: readonly RatedStep[],
  limits: readonly RatingLimits[],
  options: DefaultRules = {},
):
  | Readonly<{ status: 'estimated'; weights: PerScale<number>; limits: PerScale<WeightLimits> }>
  | Readonly<{ status: 'none'; reason: NoWeightsReason }> {
  if (limits.length !== steps.length)
    throw new JobAnalysisError('WRONG_SHAPE', `${steps.length} steps need as many limits`);
  const central = deriveWeights(steps, options);
  if (central.status === 'none') return central;

  const { weights } = central;
  const weightsWith = weightsWithOneStepChanged(steps, options);
  const down = [0, 0, 0, 0, 0, 0];
  const up = [0, 0, 0, 0, 0, 0];
  steps.forEach((step, index) => {
    const limit = limits[index] ?? null;
    if (limit === null) return;
    requireInside(step.frequency, limit);
    const moved = [limit.low, limit.high].map(
      (frequency) => weightsWith(index, { ...step, frequency }) ?? weights,
    );
    weights.forEach((weight, scale) => {
      const changes = moved.map((each) => (each[scale] ?? 0) - weight);
      down[scale] = (down[scale] ?? 0) + Math.min(0, ...changes) ** 2;
      up[scale] = (up[scale] ?? 0) + Math.max(0, ...changes) ** 2;
    });
  });
  return {
    status: 'estimated',
    weights,
    limits: perScale((_, scale) =>
      limitsAround(weights[scale] ?? 0, Math.sqrt(down[scale] ?? 0), Math.sqrt(up[scale] ?? 0)),
    ),
  };
}

/**
 * The interval of the raters widened by what observed rates leave open, both at 90 %: distances from the weight to its
 * limits are added in squares, downward and upward apart (method of variance estimates recovery). Who happened to rate
 * and how often a step happened to be seen are independent.
 *
 * @param ofRaters From the jackknife, with the observed frequencies in the place of the rated ones.
 * @param ofRates Limits of the same weights from weightRateLimits, at 90 %.
 * @returns Standard errors added in squares too; limits inside [0, 1].
 * @see docs/method/weights-uncertainty.md, "Observed rates"; Zou & Donner 2008; Zou, Huang & Zhang 2009.
 * @example a weight of .30 with .26–.34 from raters and .27–.34 from rates: .25–.356…
 */
export function withRateLimits(
  ofRaters: EstimatedUncertainty,
  ofRates: PerScale<WeightLimits>,
): EstimatedUncertainty {
  const { weights, standardError, interval90 } = ofRaters;
  return {
    status: 'estimated',
    weights,
    standardError: perScale((_, scale) => {
      const [low, high] = ofRates[scale] ?? [0, 0];
      return Math.hypot(standardError[scale] ?? 0, (high - low) / (2 * Z_90));
    }),
    interval90: perScale((_, scale) => {
      const weight = weights[scale] ?? 0;
      const [rates, raters] = [ofRates[scale] ?? [weight, weight], interval90[scale] ?? [weight, weight]];
      const down = Math.hypot(weight - raters[0], weight - rates[0]);
      return limitsAround(weight, down, Math.hypot(raters[1] - weight, rates[1] - weight));
    }),
  };
}

function limitsAround(weight: number, down: number, up: number): WeightLimits {
  return [clamp(weight - down, 0, 1), clamp(weight + up, 0, 1)];
}

function requireInside(frequency: number, { low, high }: Readonly<{ low: number; high: number }>): void {
  if (!(low <= frequency && frequency <= high)) {
    throw new JobAnalysisError(
      'OUT_OF_RANGE',
      `the frequency ${frequency} is outside its limits ${low} and ${high}`,
    );
  }
}
