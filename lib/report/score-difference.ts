import { standardErrorOfDifference } from '@/lib/psychometrics/scores/standard-error';
import type { ReportModel } from './types';

/** Quantile .975 of the standard normal: two scores differ reliably at 95 %, two-sided. */
const Z_95 = 1.959963984540054;

/**
 * Smallest difference in T that is reliable between any two of these people on one scale: 1.96 √(SEM₁² + SEM₂²) with
 * the two largest errors of measurement. The error of the norm is common to people on one norm and is not in it.
 *
 * @param reports Reports on one norm.
 * @param scale Place of the scale in the fixed order.
 * @returns T points, or null with fewer than two scores on the scale.
 */
export function reliableDifference(
  reports: readonly Pick<ReportModel, 'scales'>[],
  scale: number,
): number | null {
  const errors = reports
    .flatMap(({ scales }) => {
      const result = scales[scale];
      return result?.status === 'scored' ? [result.sem] : [];
    })
    .sort((a, b) => b - a);
  const [first, second] = errors;
  return first === undefined || second === undefined ? null : Z_95 * standardErrorOfDifference(first, second);
}
