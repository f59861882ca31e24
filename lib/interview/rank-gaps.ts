import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { sharesOf, traceContext, type TraceContext } from '@/lib/report/trace-context';
import type { ReportModel, ReportScale } from '@/lib/report/types';
import { SCALE_KEYS } from '@/lib/scales';
import type { HeavyStep, InterviewGap, ReasonStep } from './types';

type Measured = Extract<ReportScale, { status: 'scored' }>;

/**
 * The differences between a person and the job, the costliest first. What a difference costs is its distance from the
 * target times the weight of the scale, and the weight is the sum of its steps: so each gap carries its steps with
 * their parts, and nothing is multiplied twice. Equal costs stay in the fixed order of the scales.
 *
 * Scales without a score follow, the heaviest first: nothing is known of them.
 *
 * @param report The stored report.
 * @param profile The profile that it pins.
 * @returns Scales inside their target and excluded scales are not in it.
 * @throws {ReportError} PROFILE_MISMATCH when the profile is not the one of the report.
 */
export function rankGaps(report: ReportModel, profile: RoleProfileDocument): readonly InterviewGap[] {
  const context = traceContext(report, profile);
  const measured = report.scales
    .filter((scale): scale is Measured => scale.status === 'scored' && scale.band !== 'within')
    .map((scale): InterviewGap => ({
      scale: scale.key,
      kind: scale.band === 'aboveUpper' ? 'above' : 'below',
      pointsLost: scale.pointsLost,
      weightPercent: scale.weightPercent,
      steps: reasonSteps(context, scale.key),
    }));
  const unmeasured = report.scales.flatMap((scale) => (scale.status === 'insufficient' ? [scale] : []));
  return [
    ...measured.sort((a, b) => (b.pointsLost ?? 0) - (a.pointsLost ?? 0)),
    ...unmeasured
      .sort((a, b) => b.weight - a.weight)
      .map(({ key, weightPercent }): InterviewGap => ({
        scale: key,
        kind: 'noScore',
        pointsLost: null,
        weightPercent,
        steps: reasonSteps(context, key),
      })),
  ];
}

/**
 * The steps with the largest part in all weights together: what the job mostly consists of, seen from the scales.
 *
 * @returns Largest first, in step order among equals; fewer than `count` where the job has fewer steps with a part.
 * @throws {ReportError} PROFILE_MISMATCH.
 */
export function heaviestSteps(
  report: ReportModel,
  profile: RoleProfileDocument,
  count: number,
): readonly HeavyStep[] {
  const context = traceContext(report, profile);
  const active = SCALE_KEYS.filter((_, index) => profile.scales[index]?.excludedReason === null);
  const parts = active.flatMap((scale) =>
    sharesOf(context, scale).map(({ step, share }) => ({ step, share, scale })),
  );
  return profile.steps
    .flatMap(({ id, title }, index): readonly HeavyStep[] => {
      const own = parts.filter(({ step }) => step === index);
      const [first] = own;
      if (first === undefined) return [];
      const largest = own.reduce((best, part) => (part.share > best.share ? part : best), first);
      const share = own.reduce((sum, part) => sum + part.share, 0);
      return [{ stepId: id, title, share, scale: largest.scale }];
    })
    .sort((a, b) => b.share - a.share)
    .slice(0, count);
}

/** The steps behind the weight of one scale, as reasons. */
export function reasonSteps(context: TraceContext, scale: InterviewGap['scale']): readonly ReasonStep[] {
  return sharesOf(context, scale).flatMap(({ step: index, share, shownOfWeight }) => {
    const step = context.profile.steps[index];
    return step === undefined ? [] : [{ stepId: step.id, title: step.title, share, shownOfWeight }];
  });
}
