import { fixNeeds, type FixReason } from '@/lib/job-analysis/authority';
import { type ConditionKind, jobSide, type MendState } from '@/lib/job-analysis/job-side';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { workMap } from '@/lib/job-analysis/work-map';
import type { ScaleKey } from '@/lib/scales';
import { sharesOf, traceContext } from './trace-context';
import type { ReportModel, TargetBand } from './types';

/** With more steps than this a sentence about a scale no longer says anything. */
const STEPS_PER_SCALE = 2;

/** One side of a report: a scale outside its target, with the steps of the work that ask for it most. */
export type PersonSide = Readonly<{
  scale: ScaleKey;
  band: Exclude<TargetBand, 'within'>;
  /** Points of fit lost, unrounded. */
  pointsLost: number;
  steps: readonly Readonly<{ stepId: string; number: number; title: string }>[];
}>;

/** The other side: a step where the job stands in the way, with what was planned for it. */
export type JobSideStep = Readonly<{
  stepId: string;
  number: number;
  title: string;
  reasons: readonly FixReason[];
  /** What HR wrote down to change; empty: nothing yet. */
  change: string;
  owner: string;
  state: MendState;
}>;

export type MissingCondition = Readonly<{
  kind: ConditionKind;
  missing: string;
  owner: string;
  state: MendState;
}>;

export type TwoSides = Readonly<{
  /** Most points lost first. */
  person: readonly PersonSide[];
  /** Most critical first; mended ones are left out. */
  job: readonly JobSideStep[];
  /** In the fixed order of the kinds; mended ones are left out. */
  conditions: readonly MissingCondition[];
}>;

/**
 * The person and the job side by side: what the person may work on, and what the employer can mend first. Authority
 * that is missing where an error is costly comes before any demand on a person.
 *
 * @throws {ReportError} PROFILE_MISMATCH when the profile is not the one of the report.
 */
export function twoSides(report: ReportModel, profile: RoleProfileDocument): TwoSides {
  const { decisions, fixes, conditions } = jobSide(profile);
  const planned = new Map(fixes.map((fix) => [fix.stepId, fix]));
  const mapped = workMap(profile).flatMap(({ steps }) => steps);
  return {
    person: personSide(report, profile, new Map(mapped.map(({ step, number }) => [step.id, number]))),
    job: fixNeeds(mapped, decisions)
      .map(({ mapped: { step, number }, reasons }): JobSideStep => {
        const { change = '', owner = '', state = 'open' } = planned.get(step.id) ?? {};
        return { stepId: step.id, number, title: step.title, reasons, change, owner, state };
      })
      .filter(({ state }) => state !== 'done'),
    conditions: conditions
      .filter(({ missing, state }) => missing !== '' && state !== 'done')
      .map(({ kind, missing, owner, state }) => ({ kind, missing, owner, state })),
  };
}

function personSide(
  report: ReportModel,
  profile: RoleProfileDocument,
  numbers: ReadonlyMap<string, number>,
): readonly PersonSide[] {
  const context = traceContext(report, profile);
  return report.scales
    .flatMap((scale): readonly PersonSide[] => {
      if (scale.status !== 'scored' || scale.band === 'within') return [];
      const steps = sharesOf(context, scale.key)
        .slice(0, STEPS_PER_SCALE)
        .flatMap(({ step: index }) => {
          const step = profile.steps[index];
          return step === undefined ? [] : [step];
        })
        .map(({ id, title }) => ({ stepId: id, number: numbers.get(id) ?? 0, title }));
      return [{ scale: scale.key, band: scale.band, pointsLost: scale.pointsLost, steps }];
    })
    .sort((a, b) => b.pointsLost - a.pointsLost);
}
