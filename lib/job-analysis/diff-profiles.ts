import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import { averageRatings } from './average-ratings';
import { weightPercents } from './derive-weights';
import { jobSideChanges } from './diff-job-side';
import { withObservedFrequency } from './observed-frequency';
import { profileWeights } from './profile-document';
import {
  ROLE_DETAILS,
  roleDetails,
  STAGE_DETAILS,
  stageDetails,
  STEP_DETAILS,
  stepDetails,
} from './step-attributes';
import type { ProfileChange } from './profile-change';
import type {
  ActiveProfileScale,
  ProfileScale,
  ProfileStage,
  ProfileStep,
  RoleProfileDocument,
} from './types';

/** Mean ratings closer than this are equal. */
const RATING_TOLERANCE = 1e-9;
const PER_CENT = 100;

/**
 * What changed from one published profile to another, as typed changes in the order of the page; the page says them in
 * words. Ratings are compared as means over raters. Equal profiles give an empty list.
 *
 * @param from The earlier profile.
 * @param to The later one.
 */
export function diffProfiles(from: RoleProfileDocument, to: RoleProfileDocument): readonly ProfileChange[] {
  return [
    ...roleChanges(from, to),
    ...roleDetailChanges(from, to),
    ...stageChanges(from.stages, to.stages),
    ...stepChanges(from, to),
    ...jobSideChanges(from, to),
    ...SCALE_KEYS.flatMap((key, index) => scaleChanges(key, from.scales[index], to.scales[index])),
    ...weightChanges(from, to),
    ...basisChanges(from, to),
  ];
}

function roleChanges(from: RoleProfileDocument, to: RoleProfileDocument): readonly ProfileChange[] {
  const fields = ['title', 'industry', 'successCriterion'] as const;
  return fields
    .filter((field) => from[field] !== to[field])
    .map((field) => ({ kind: 'text', field, from: from[field], to: to[field] }));
}

function stageChanges(from: readonly ProfileStage[], to: readonly ProfileStage[]): readonly ProfileChange[] {
  const fields = ['title', 'target'] as const;
  const changes: ProfileChange[] = [];
  for (const { id, title } of missingFrom(to, from))
    changes.push({ kind: 'stageRemoved', stageId: id, title });
  for (const { id, title } of missingFrom(from, to)) changes.push({ kind: 'stageAdded', stageId: id, title });
  for (const [before, after] of inBoth(from, to)) {
    for (const field of fields) {
      if (before[field] === after[field]) continue;
      changes.push({ kind: 'stageChanged', stageId: after.id, field, from: before[field], to: after[field] });
    }
    changes.push(...stageDetailChanges(before, after));
  }
  if (isReordered(from, to)) changes.push({ kind: 'stagesReordered' });
  return changes;
}

function stepChanges(from: RoleProfileDocument, to: RoleProfileDocument): readonly ProfileChange[] {
  const changes: ProfileChange[] = [];
  for (const { id, title } of missingFrom(to.steps, from.steps))
    changes.push({ kind: 'stepRemoved', stepId: id, title });
  for (const { id, title } of missingFrom(from.steps, to.steps))
    changes.push({ kind: 'stepAdded', stepId: id, title });
  for (const [before, after] of inBoth(from.steps, to.steps)) {
    changes.push(
      ...textChanges(before, after),
      ...stepDetailChanges(before, after),
      ...stageMove(before, after, from, to),
      ...ratingChanges(before, after),
    );
  }
  if (isReordered(from.steps, to.steps)) changes.push({ kind: 'stepsReordered' });
  return changes;
}

function textChanges(before: ProfileStep, after: ProfileStep): readonly ProfileChange[] {
  const fields = ['title', 'kind', 'contact', 'customerNotices'] as const;
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => {
      return {
        kind: 'stepText',
        stepId: after.id,
        title: after.title,
        field,
        from: before[field],
        to: after[field],
      };
    });
}

function roleDetailChanges(
  before: RoleProfileDocument,
  after: RoleProfileDocument,
): readonly ProfileChange[] {
  const [from, to] = [roleDetails(before), roleDetails(after)];
  return ROLE_DETAILS.filter((field) => from[field] !== to[field]).map((field) => ({
    kind: 'detail',
    subject: 'role',
    title: '',
    field,
    from: written(from[field]),
    to: written(to[field]),
  }));
}

function stageDetailChanges(before: ProfileStage, after: ProfileStage): readonly ProfileChange[] {
  const [from, to] = [stageDetails(before), stageDetails(after)];
  return STAGE_DETAILS.filter((field) => from[field] !== to[field]).map((field) => ({
    kind: 'detail',
    subject: 'stage',
    title: after.title,
    field,
    from: written(from[field]),
    to: written(to[field]),
  }));
}

function stepDetailChanges(before: ProfileStep, after: ProfileStep): readonly ProfileChange[] {
  const [from, to] = [stepDetails(before), stepDetails(after)];
  return STEP_DETAILS.filter((field) => from[field] !== to[field]).map((field) => ({
    kind: 'detail',
    subject: 'step',
    title: after.title,
    field,
    from: written(from[field]),
    to: written(to[field]),
  }));
}

function written(value: string | number | null): string {
  return value === null ? '' : String(value);
}

function stageMove(
  before: ProfileStep,
  after: ProfileStep,
  from: RoleProfileDocument,
  to: RoleProfileDocument,
): readonly ProfileChange[] {
  if (before.stageId === after.stageId) return [];
  const titleOf = (stages: readonly ProfileStage[], stageId: string) =>
    stages.find(({ id }) => id === stageId)?.title ?? '';
  return [
    {
      kind: 'stepMoved',
      stepId: after.id,
      title: after.title,
      from: titleOf(from.stages, before.stageId),
      to: titleOf(to.stages, after.stageId),
    },
  ];
}

function ratingChanges(before: ProfileStep, after: ProfileStep): readonly ProfileChange[] {
  const fields = ['frequency', 'loss', 'gain'] as const;
  const { id: stepId, title } = after;
  const earlier = withObservedFrequency(averageRatings(before.ratings), before);
  const later = withObservedFrequency(averageRatings(after.ratings), after);
  const changes: ProfileChange[] = [];
  for (const field of fields) {
    if (isSame(earlier[field], later[field])) continue;
    changes.push({ kind: 'rating', stepId, title, field, from: earlier[field], to: later[field] });
  }
  SCALE_KEYS.forEach((scale, index) => {
    const [was, is] = [earlier.relevance[index] ?? 0, later.relevance[index] ?? 0];
    if (!isSame(was, is)) changes.push({ kind: 'relevance', stepId, title, scale, from: was, to: is });
  });
  return changes;
}

function scaleChanges(
  scale: ScaleKey,
  from: ProfileScale | undefined,
  to: ProfileScale | undefined,
): readonly ProfileChange[] {
  if (from === undefined || to === undefined) return [];
  if (to.excludedReason !== null) {
    if (from.excludedReason === null) return [{ kind: 'scaleExcluded', scale, reason: to.excludedReason }];
    if (from.excludedReason === to.excludedReason) return [];
    return [{ kind: 'exclusionReason', scale, from: from.excludedReason, to: to.excludedReason }];
  }
  if (from.excludedReason !== null) return [{ kind: 'scaleIncluded', scale }];
  const changes: ProfileChange[] = [];
  if (from.targetLower !== to.targetLower) {
    changes.push({ kind: 'targetLower', scale, from: from.targetLower, to: to.targetLower });
  }
  if (from.targetUpper !== to.targetUpper) {
    changes.push({ kind: 'targetUpper', scale, from: from.targetUpper, to: to.targetUpper });
  }
  if (from.upperReason !== to.upperReason) {
    changes.push({ kind: 'upperReason', scale, from: from.upperReason, to: to.upperReason });
  }
  changes.push(...basisOfUpper(from, to), ...overrideChanges(from, to));
  return changes;
}

function basisOfUpper(from: ActiveProfileScale, to: ActiveProfileScale): readonly ProfileChange[] {
  const said = ({ upperBasis }: ActiveProfileScale) =>
    upperBasis ? [...upperBasis.experts, upperBasis.reviewOn].join() : '';
  if (said(from) === said(to)) return [];
  return [{ kind: 'upperBasis', scale: to.key, to: to.upperBasis ?? null }];
}

/** What was set by hand: the weight itself and its reason, also where the weight stays as it was. */
function overrideChanges(from: ActiveProfileScale, to: ActiveProfileScale): readonly ProfileChange[] {
  const set = ({ override, weight }: ActiveProfileScale) => (override ? weight : null);
  const [was, is] = [set(from), set(to)];
  if (was === is && from.override?.reason === to.override?.reason) return [];
  const toPercent = is === null ? null : Math.round(PER_CENT * is);
  return [{ kind: 'override', scale: to.key, toPercent, reason: to.override?.reason ?? '' }];
}

function weightChanges(from: RoleProfileDocument, to: RoleProfileDocument): readonly ProfileChange[] {
  const earlier = weightPercents(profileWeights(from));
  const later = weightPercents(profileWeights(to));
  return SCALE_KEYS.flatMap((scale, index): readonly ProfileChange[] => {
    const [fromPercent, toPercent] = [earlier[index] ?? 0, later[index] ?? 0];
    return fromPercent === toPercent ? [] : [{ kind: 'weight', scale, fromPercent, toPercent }];
  });
}

function basisChanges(from: RoleProfileDocument, to: RoleProfileDocument): readonly ProfileChange[] {
  const changes: ProfileChange[] = [];
  if (from.alpha !== to.alpha) changes.push({ kind: 'alpha', from: from.alpha, to: to.alpha });
  if (from.bounds.rule !== to.bounds.rule) {
    changes.push({ kind: 'boundsRule', from: from.bounds.rule, to: to.bounds.rule });
  }
  for (const kind of ['raterCount', 'observedHours'] as const) {
    if (from.basis[kind] !== to.basis[kind])
      changes.push({ kind, from: from.basis[kind], to: to.basis[kind] });
  }
  return changes;
}

type Identified = Readonly<{ id: string }>;

function missingFrom<T extends Identified>(reference: readonly T[], candidates: readonly T[]): readonly T[] {
  const ids = new Set(reference.map(({ id }) => id));
  return candidates.filter(({ id }) => !ids.has(id));
}

function inBoth<T extends Identified>(from: readonly T[], to: readonly T[]): readonly (readonly [T, T])[] {
  const earlier = new Map(from.map((element) => [element.id, element]));
  return to.flatMap((after) => {
    const before = earlier.get(after.id);
    return before === undefined ? [] : [[before, after] as const];
  });
}

function isReordered<T extends Identified>(from: readonly T[], to: readonly T[]): boolean {
  const order = inBoth(to, from).map(([, element]) => element.id);
  return inBoth(from, to).some(([, element], index) => element.id !== order[index]);
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= RATING_TOLERANCE;
}
