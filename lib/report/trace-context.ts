import { plugInFit } from '@/lib/fit/overall-fit';
import type { FitTarget } from '@/lib/fit/types';
import { deriveProfileWeights, ratedSteps } from '@/lib/job-analysis/profile-document';
import type { DerivedWeights, ProfileStep, RatedStep, RoleProfileDocument } from '@/lib/job-analysis/types';
import { weightShares, type WeightShare } from '@/lib/job-analysis/weight-shares';
import { SCALE_KEYS, perScale, type PerScale, type ScaleKey } from '@/lib/scales';
import { ReportError } from './errors';
import { fitTargetOf } from './fit-input';
import { requireSameProfile } from './trace-keys';
import type { ReportModel, ReportScale } from './types';

/** What every part of a trace looks things up in. */
export type TraceContext = Readonly<{
  report: ReportModel;
  profile: RoleProfileDocument;
  rated: readonly RatedStep[];
  derived: Extract<DerivedWeights, { status: 'derived' }>;
  target: FitTarget;
  scores: PerScale<number | null>;
}>;

/**
 * Recomputes from the ratings inside the pinned profile what the trace shows.
 *
 * @throws {ReportError} PROFILE_MISMATCH when the profile is not the one of the report or has no weights.
 */
export function traceContext(report: ReportModel, profile: RoleProfileDocument): TraceContext {
  requireSameProfile(report, profile);
  const derived = deriveProfileWeights(profile);
  if (derived.status !== 'derived')
    throw new ReportError('PROFILE_MISMATCH', `no weights: ${derived.reason}`);
  return {
    report,
    profile,
    rated: ratedSteps(profile),
    derived,
    target: fitTargetOf(profile),
    scores: perScale((_, index) => {
      const scale = report.scales[index];
      return scale?.status === 'scored' ? scale.t : null;
    }),
  };
}

/** The scale of a report that a key names. Excluded scales have no trace. */
export function scaleOf(
  { report }: TraceContext,
  key: ScaleKey,
): Exclude<ReportScale, { status: 'excluded' }> {
  const scale = report.scales.find((candidate) => candidate.key === key);
  if (scale === undefined || scale.status === 'excluded')
    throw new ReportError('UNKNOWN_TRACE', `scale ${key}`);
  return scale;
}

/** A step with its averaged ratings and criticality. */
export function stepOf(
  { profile, rated, derived }: TraceContext,
  stepId: string,
): Readonly<{ index: number; step: ProfileStep; rating: RatedStep; criticality: number }> {
  const index = profile.steps.findIndex(({ id }) => id === stepId);
  const [step, rating, criticality] = [profile.steps[index], rated[index], derived.criticality[index]];
  if (step === undefined || rating === undefined || criticality === undefined) {
    throw new ReportError('UNKNOWN_TRACE', `step ${stepId}`);
  }
  return { index, step, rating, criticality };
}

/** How the weight of a scale divides over the steps, largest first. */
export function sharesOf({ rated, derived }: TraceContext, scale: ScaleKey): readonly WeightShare[] {
  return weightShares(rated, derived.criticality, derived, scale);
}

/** The scale that a whole-report number leads to first: the one that costs most, else the one that weighs most. */
export function leadingScale({ report }: TraceContext): ScaleKey {
  let leading: Readonly<{ key: ScaleKey; lost: number; weight: number }> | null = null;
  for (const scale of report.scales) {
    if (scale.status === 'excluded') continue;
    const lost = scale.status === 'scored' ? scale.pointsLost : 0;
    const isFurther =
      leading === null || lost > leading.lost || (lost === leading.lost && scale.weight > leading.weight);
    if (isFurther) leading = { key: scale.key, lost, weight: scale.weight };
  }
  return leading?.key ?? SCALE_KEYS[0];
}

/** Whole fit that these scores would give with these weights, or null where a scale has no score. */
export function shownFitWith(
  context: TraceContext,
  change: Readonly<{ scores?: PerScale<number | null>; weights?: PerScale<number> }>,
): number | null {
  const target = { ...context.target, weights: change.weights ?? context.target.weights };
  const fit = plugInFit(target, change.scores ?? context.scores);
  return fit === null ? null : Math.round(fit);
}
