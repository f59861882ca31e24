import 'server-only';
import type { ScaleKey } from '@/lib/scales';
import type { RaterKind } from '../generated/enums';
import type { Tx } from '../client';

const COLUMNS = {
  scaleKey: true,
  excludedReason: true,
  targetLower: true,
  targetUpper: true,
  upperReason: true,
  upperFirstExpert: true,
  upperSecondExpert: true,
  upperReviewOn: true,
  overrideWeight: true,
  overrideReason: true,
} as const;

export function find(tx: Tx, organizationId: string, jobRoleId: string, scaleKey: ScaleKey) {
  return tx.roleScaleSetting.findFirst({ where: { organizationId, jobRoleId, scaleKey }, select: COLUMNS });
}

type Setting =
  | { excludedReason: string | null }
  | { targetLower: number | null }
  | { targetUpper: number | null }
  | { upperReason: string | null }
  | { upperFirstExpert: RaterKind | null }
  | { upperSecondExpert: RaterKind | null }
  | { upperReviewOn: Date | null }
  | { overrideWeight: number | null; overrideReason: string | null };

export async function set(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  scaleKey: ScaleKey,
  setting: Setting,
) {
  await tx.roleScaleSetting.upsert({
    where: { jobRoleId_scaleKey: { jobRoleId, scaleKey }, organizationId },
    create: { jobRoleId, scaleKey, organizationId, ...setting },
    update: setting,
  });
}
