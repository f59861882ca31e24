import { standardDeviation } from '@/lib/stats/covariance';
import { PsychometricsError } from '../errors';
import { estimated, undefinedBecause, type Estimate } from '../estimate';

/** Flagged below this SD, on formats of five or six points; on others the SD is shown and not flagged. */
export const IRV_LIMIT = 0.5;
const RANGES = [4, 5];

/**
 * Intra-individual response variability: the SD (n − 1) of a person's RAW answers (Dunn, Heggestad, Shanock and Theilgard
 * 2018). Low where a few neighbouring points are used throughout.
 *
 * @param answers As chosen, before keying; null = open.
 * @throws {PsychometricsError} NOT_FINITE.
 * @example intraIndividualResponseVariability([1, 3, 5, null]); // { value: 2, reason: null }
 */
export function intraIndividualResponseVariability(
  answers: readonly (number | null)[],
): Estimate<'tooFewAnswers'> {
  const given = answers.filter((value) => value !== null);
  if (!given.every(Number.isFinite))
    throw new PsychometricsError('NOT_FINITE', 'an answer must be a finite number');
  return given.length < 2 ? undefinedBecause('tooFewAnswers') : estimated(standardDeviation(given));
}

/**
 * Whether a variability is so low that it is flagged, on a format of this range.
 *
 * @example isLowVariability(0.4, { min: 1, max: 5 }); // true
 */
export function isLowVariability(irv: number, { min, max }: Readonly<{ min: number; max: number }>): boolean {
  return RANGES.includes(max - min) && irv < IRV_LIMIT;
}
