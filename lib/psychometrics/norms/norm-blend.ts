import { PsychometricsError } from '../errors';

/** Mean and SD of a prior and the number of people its word is worth (for mean and SD alike). */
export type NormPrior = Readonly<{ mean: number; sd: number; n: number }>;

/** Mean and SD (n − 1) of the people measured; with fewer than two people the SD is not used, with none the mean neither. */
export type NormSample = Readonly<{ n: number; mean: number; sd: number }>;

export type NormMoments = Readonly<{ mean: number; sd: number }>;

/**
 * Norm of few people blended with a prior, by the normal–inverse-χ² model:
 *
 *     mean = (k₀ M₀ + n x̄) / (k₀ + n)
 *     var  = (ν₀ SD₀² + (n − 1) s² + k₀ n / (k₀ + n) · (x̄ − M₀)²) / (ν₀ + n),   k₀ = ν₀ = prior.n
 *
 * The last term widens the norm where sample and prior disagree. Without people the norm is the prior.
 *
 * @param prior SD > 0, n ≥ 0 (60 for a planning norm).
 * @param sample Whole n ≥ 0, SD ≥ 0.
 * @throws {PsychometricsError} NOT_FINITE; OUT_OF_RANGE, also for numbers so large that the blend is not finite; TOO_FEW
 *   when neither prior nor sample holds anybody, or nothing tells how people differ (a prior of n 0 and fewer than two
 *   different people).
 * @see Gelman et al. 2013, Bayesian Data Analysis, section 3.3; docs/method/norms.md.
 * @example normBlend({ mean: 3.5, sd: 0.62, n: 60 }, { n: 30, mean: 3.72, sd: 0.5 }); // { mean: 3.5733…, sd: 0.5895… }
 */
export function normBlend(prior: NormPrior, sample: NormSample): NormMoments {
  requireNormParts(prior, sample);
  const { n } = sample;
  const total = prior.n + n;
  if (total === 0) throw new PsychometricsError('TOO_FEW', 'neither prior nor sample holds anybody');
  if (n === 0) return { mean: prior.mean, sd: prior.sd };
  const difference = sample.mean - prior.mean;
  const variance =
    (prior.n * prior.sd ** 2 + (n - 1) * sample.sd ** 2 + ((prior.n * n) / total) * difference ** 2) / total;
  const mean = (prior.n * prior.mean + n * sample.mean) / total;
  if (!Number.isFinite(mean) || !Number.isFinite(variance))
    throw new PsychometricsError('OUT_OF_RANGE', 'the means and SDs are too large');
  if (variance === 0) throw new PsychometricsError('TOO_FEW', 'nothing tells how people differ');
  return { mean, sd: Math.sqrt(variance) };
}

function requireNormParts(prior: NormPrior, sample: NormSample): void {
  const numbers = [prior.mean, prior.sd, prior.n, sample.mean, sample.sd, sample.n];
  if (!numbers.every(Number.isFinite))
    throw new PsychometricsError('NOT_FINITE', 'means, SDs and numbers of people must be finite');
  if (!(prior.sd > 0 && prior.n >= 0))
    throw new PsychometricsError('OUT_OF_RANGE', 'the prior needs an SD > 0 and n ≥ 0');
  if (!(sample.sd >= 0 && Number.isInteger(sample.n) && sample.n >= 0))
    throw new PsychometricsError('OUT_OF_RANGE', 'the sample needs an SD ≥ 0 and a whole n ≥ 0');
}
