import { normalCdf } from '@/lib/stats/normal-distribution';
import { PsychometricsError } from '../errors';
import { T_MEAN, T_SD } from './standard-scores';

export type TrueScore = Readonly<{
  /** Kelley's regressed true score, 50 + r (T − 50). */
  t: number;
  /** Standard error of estimation in T, 10 √(r (1 − r)). */
  standardError: number;
}>;

/**
 * Where the true score is, for one person of the norm group (Kelley 1927; Dudek 1979). Only for statements about the
 * true score, as in {@link probabilityAboveCut}: reports show the observed score with its SEM, and nobody is regressed
 * to the mean of a subgroup.
 *
 * @param t Observed T score.
 * @param reliability In [0, 1).
 * @throws {PsychometricsError} NOT_FINITE; OUT_OF_RANGE.
 * @example regressedTrueScore(60, 0.8); // t 58, standardError 4
 */
export function regressedTrueScore(t: number, reliability: number): TrueScore {
  if (!Number.isFinite(t)) throw new PsychometricsError('NOT_FINITE', `T must be finite, got ${t}`);
  if (!(reliability >= 0 && reliability < 1))
    throw new PsychometricsError('OUT_OF_RANGE', `reliability must be in [0, 1), got ${reliability}`);
  return {
    t: T_MEAN + reliability * (t - T_MEAN),
    standardError: T_SD * Math.sqrt(reliability * (1 - reliability)),
  };
}

/**
 * P(true score > cut) in the normal model around the regressed true score.
 *
 * @param cut In T.
 * @returns In [0, 1]; with a reliability of 0 everybody's true score is 50: 1 or 0, and ½ for the cut 50.
 * @throws {PsychometricsError} NOT_FINITE; OUT_OF_RANGE.
 * @example probabilityAboveCut(60, 0.8, 50); // Φ(2) = 0.9772498680518208
 */
export function probabilityAboveCut(t: number, reliability: number, cut: number): number {
  if (!Number.isFinite(cut)) throw new PsychometricsError('NOT_FINITE', `the cut must be finite, got ${cut}`);
  const { t: trueT, standardError } = regressedTrueScore(t, reliability);
  if (standardError === 0) return (1 + Math.sign(trueT - cut)) / 2;
  return normalCdf((trueT - cut) / standardError);
}
