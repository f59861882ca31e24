import type { PerScale } from '@/lib/scales';
import { normalCdf } from '@/lib/stats/normal-distribution';
import { findRoot } from '@/lib/stats/root';
import { PsychometricsError } from '../errors';
import { FOUR_FIFTHS } from './adverse-impact';

const FOCAL_SHARE = 0.5;
const ROOT_TOLERANCE = 1e-13;
const FARTHEST = 40;

export type ForecastInput = Readonly<{
  /** Weights ≥ 0 of the composite; one scale alone has weight 1. */
  weights: PerScale<number>;
  /** Focal minus reference group, in SDs of one group. */
  differences: PerScale<number>;
  /** Correlations of the scales within a group. */
  correlations: PerScale<PerScale<number>>;
  /** Share of all applicants who are selected, in (0, 1). */
  selectionRate: number;
  /** Share of the focal group among applicants, in (0, 1); half by default. */
  focalShare?: number;
}>;

export type ImpactForecast = Readonly<{
  /** Difference of the groups on the composite, in SDs of one group: Σ w d / √(w′ R w). */
  difference: number;
  /** Expected rates of the reference and the focal group. */
  rates: readonly [number, number];
  /** Lower over higher rate. */
  ratio: number;
  /** Under .80: think again before publishing the role. */
  warn: boolean;
}>;

/**
 * Forecast of adverse impact before a role is published: both groups normal with equal spread, the focal group shifted by
 * its difference on the weighted composite, and one cut for all that selects the wanted share of everybody.
 *
 * A forecast rests on group differences measured elsewhere; it is a warning, never a finding.
 *
 * @throws {PsychometricsError} OUT_OF_RANGE; NOT_FINITE.
 * @see Sackett & Ellingson 1997 on composites and subgroup differences; docs/method/fairness.md.
 * @example one scale with d = −0.53, top 20 %: ratio 0.46997853…
 */
export function impactForecast({
  weights,
  differences,
  correlations,
  selectionRate,
  focalShare = FOCAL_SHARE,
}: ForecastInput): ImpactForecast {
  requireShare('the selection rate', selectionRate);
  requireShare('the share of the focal group', focalShare);
  const difference = compositeDifference(weights, differences, correlations);
  const rateAbove = (cut: number, shift: number) => normalCdf(shift - cut);
  const excess = (cut: number) =>
    (1 - focalShare) * rateAbove(cut, 0) + focalShare * rateAbove(cut, difference) - selectionRate;
  const reach = FARTHEST + Math.abs(difference);
  const cut = findRoot(excess, -reach, reach, ROOT_TOLERANCE);
  const rates = [rateAbove(cut, 0), rateAbove(cut, difference)] as const;
  const ratio = Math.min(...rates) / Math.max(...rates);
  return { difference, rates, ratio, warn: ratio < FOUR_FIFTHS };
}

function compositeDifference(
  weights: PerScale<number>,
  differences: PerScale<number>,
  correlations: PerScale<PerScale<number>>,
): number {
  if (![...weights, ...differences, ...correlations.flat()].every(Number.isFinite))
    throw new PsychometricsError('NOT_FINITE', 'weights, differences and correlations must be finite');
  if (weights.some((weight) => weight < 0))
    throw new PsychometricsError('OUT_OF_RANGE', 'weights must be ≥ 0');
  let sum = 0;
  let variance = 0;
  weights.forEach((weight, scale) => {
    sum += weight * (differences[scale] ?? 0);
    weights.forEach((other, column) => {
      variance += weight * other * (correlations[scale]?.[column] ?? 0);
    });
  });
  if (!(variance > 0))
    throw new PsychometricsError('OUT_OF_RANGE', `the variance of the composite is ${variance}`);
  return sum / Math.sqrt(variance);
}

function requireShare(name: string, value: number): void {
  if (!(value > 0 && value < 1))
    throw new PsychometricsError('OUT_OF_RANGE', `${name} must be in (0, 1), got ${value}`);
}
