import 'server-only';
import { AppError } from '@/lib/core/app-error';
import * as draftScales from '@/lib/db/repositories/draft-scales';
import type { DraftScale, RaterKind } from '@/lib/job-analysis/types';
import type { CellCommand, CellValue, StructureCommand } from '@/lib/validation/role-draft';
import type { CommandResult, DraftScope } from './draft-scope';

type Setting = Awaited<ReturnType<typeof draftScales.find>>;
type StoredKind = NonNullable<Setting>['upperFirstExpert'];
type ExpertKind = Exclude<RaterKind, 'expert'>;

const PER_CENT = 100;

/** What stands behind the upper limit of a scale and what was set by hand, as the draft knows it. */
export function scaleSafeguards(
  setting: Setting | undefined,
): Required<Pick<DraftScale, 'upperFirstExpert' | 'upperSecondExpert' | 'upperReviewOn' | 'override'>> {
  const { overrideWeight: weight, overrideReason: reason } = setting ?? {};
  return {
    upperFirstExpert: shownExpert(setting?.upperFirstExpert ?? null),
    upperSecondExpert: shownExpert(setting?.upperSecondExpert ?? null),
    upperReviewOn: dayOf(setting?.upperReviewOn ?? null),
    override: typeof weight === 'number' && typeof reason === 'string' ? { weight, reason } : null,
  };
}

type ScaleField = Extract<CellCommand, { type: 'scale' }>['field'];

/** One cell of a scale as a command names it. */
export function scaleCellValue(setting: Setting, field: ScaleField): CellValue {
  switch (field) {
    case 'upperFirstExpert':
    case 'upperSecondExpert':
      return shownExpert(setting?.[field] ?? null);
    case 'upperReviewOn':
      return dayOf(setting?.upperReviewOn ?? null);
    default:
      return setting?.[field] ?? null;
  }
}

const STORED = { hr: 'hr', incumbent: 'worker', supervisor: 'supervisor', customer: 'customer' } as const;

/** The database calls somebody who does the job a worker. */
export function storedExpert(kind: ExpertKind): (typeof STORED)[ExpertKind] {
  return STORED[kind];
}

function shownExpert(kind: StoredKind): ExpertKind | null {
  return kind === 'worker' ? 'incumbent' : kind;
}

function dayOf(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 'yyyy-mm-dd'.length);
}

type OverrideCommand = Extract<StructureCommand, { type: 'overrideWeight' }>;

/**
 * Sets a weight by hand with its reason, or takes that back, if the scale still holds what the person saw.
 *
 * @throws {AppError} INVALID_STATE for a scale that is left out.
 */
export async function applyOverride(scope: DraftScope, command: OverrideCommand): Promise<CommandResult> {
  const { tx, organizationId, jobRoleId } = scope;
  const { scale, from, to } = command;
  const setting = await draftScales.find(tx, organizationId, jobRoleId, scale);
  const now = inPercent(scaleSafeguards(setting).override);
  if (isSame(now, to)) return { status: 'unchanged' };
  if (!isSame(now, from)) return { status: 'conflict', current: now?.percent ?? null };
  if (to !== null && typeof setting?.excludedReason === 'string')
    throw new AppError('INVALID_STATE', `scale ${scale} is left out`);
  await draftScales.set(tx, organizationId, jobRoleId, scale, {
    overrideWeight: to === null ? null : to.percent / PER_CENT,
    overrideReason: to === null ? null : to.reason.trim(),
  });
  return { status: 'changed', inverse: { type: 'overrideWeight', scale, from: to, to: now } };
}

type PercentOverride = OverrideCommand['to'];

function inPercent(override: DraftScale['override']): PercentOverride {
  return override ? { percent: Math.round(PER_CENT * override.weight), reason: override.reason } : null;
}

function isSame(one: PercentOverride, other: PercentOverride): boolean {
  return one?.percent === other?.percent && one?.reason.trim() === other?.reason.trim();
}
