import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import * as jobSides from '@/lib/db/repositories/job-side';
import { CONDITION_KINDS, type JobSide, jobSide } from '@/lib/job-analysis/job-side';
import { jobSideSchema } from '@/lib/validation/job-side';

const stored = z.strictObject(jobSideSchema);

/** What the organisation lets people decide in a job, mends in it and brings to it. */
export async function loadJobSide(tx: Tx, organizationId: string, jobRoleId: string): Promise<JobSide> {
  const row = await jobSides.load(tx, organizationId, jobRoleId);
  const side = row === undefined ? jobSide({}) : stored.parse(row);
  const byKind = CONDITION_KINDS.flatMap((kind) => side.conditions.filter((one) => one.kind === kind));
  return { ...side, conditions: byKind };
}
