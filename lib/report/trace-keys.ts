import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import { ReportError } from './errors';
import type { ReportModel, TraceKey } from './types';

/** A trace key taken apart. */
export type TraceTarget = Readonly<
  | { kind: 'fit' | 'fit-interval' | 'composite' | 'composite-interval' | 'within-target' }
  | { kind: 'lost' | 't' | 't-interval' | 'sten' | 'weight' | 'target'; scale: ScaleKey }
  | { kind: 'share'; scale: ScaleKey; stepId: string }
  | { kind: 'step'; stepId: string }
>;

const WHOLE = ['fit', 'fit-interval', 'composite', 'composite-interval', 'within-target'] as const;
const OF_SCALE = ['lost', 't', 't-interval', 'sten', 'weight', 'target'] as const;

/**
 * Reads the value of `?trace=` for one report.
 *
 * @returns The number that the key addresses, or null when this report shows no such number.
 */
export function parseTraceKey(
  raw: string,
  report: ReportModel,
  profile: RoleProfileDocument,
): TraceTarget | null {
  const whole = WHOLE.find((kind) => kind === raw);
  if (whole !== undefined) return { kind: whole };

  const [kind = '', ...rest] = raw.split('.');
  if (kind === 'step') return stepTarget(rest.join('.'), profile);
  const scale = SCALE_KEYS.find((key) => key === rest[0]);
  const isShown = report.scales.some(({ key, status }) => key === scale && status !== 'excluded');
  return scale === undefined || !isShown ? null : scaleTarget(kind, scale, rest.slice(1).join('.'), profile);
}

function stepTarget(stepId: string, profile: RoleProfileDocument): TraceTarget | null {
  return profile.steps.some(({ id }) => id === stepId) ? { kind: 'step', stepId } : null;
}

function scaleTarget(
  kind: string,
  scale: ScaleKey,
  stepId: string,
  profile: RoleProfileDocument,
): TraceTarget | null {
  if (kind === 'share') return isLinked(profile, scale, stepId) ? { kind, scale, stepId } : null;
  const known = OF_SCALE.find((candidate) => candidate === kind);
  return known === undefined || stepId !== '' ? null : { kind: known, scale };
}

/**
 * Every number that a report shows, in the order of the page: each has a trace.
 *
 * @throws {ReportError} PROFILE_MISMATCH when report and profile are not of the same version.
 */
export function traceKeys(report: ReportModel, profile: RoleProfileDocument): readonly TraceKey[] {
  requireSameProfile(report, profile);
  const shown = report.scales.flatMap((scale) => (scale.status === 'excluded' ? [] : [scale.key]));
  return [
    ...WHOLE,
    ...shown.flatMap((scale) => OF_SCALE.map((kind): TraceKey => `${kind}.${scale}`)),
    ...shown.flatMap((scale) =>
      linkedSteps(profile, scale).map((stepId): TraceKey => `share.${scale}.${stepId}`),
    ),
    ...profile.steps.map(({ id }): TraceKey => `step.${id}`),
  ];
}

/**
 * Refuses a report and a profile that do not belong together.
 *
 * @throws {ReportError} PROFILE_MISMATCH.
 */
export function requireSameProfile(report: ReportModel, profile: RoleProfileDocument): void {
  const isSame = report.scales.every((scale, index) => {
    const excluded = profile.scales[index]?.excludedReason ?? null;
    return (scale.status === 'excluded') === (excluded !== null);
  });
  if (!isSame || report.versions.profile.title !== profile.title) {
    throw new ReportError('PROFILE_MISMATCH', 'the report was made with another profile');
  }
}

function linkedSteps(profile: RoleProfileDocument, scale: ScaleKey): readonly string[] {
  return profile.steps.filter(({ id }) => isLinked(profile, scale, id)).map(({ id }) => id);
}

/** A step has a part in a weight when it happens, matters and somebody linked it to the scale. */
function isLinked(profile: RoleProfileDocument, scale: ScaleKey, stepId: string): boolean {
  const index = SCALE_KEYS.indexOf(scale);
  const ratings = profile.steps.find(({ id }) => id === stepId)?.ratings ?? [];
  return (
    ratings.some(({ relevance }) => (relevance[index] ?? 0) > 0) &&
    ratings.some(({ frequency }) => frequency > 0) &&
    ratings.some(({ loss, gain }) => loss > 0 || gain > 0)
  );
}
