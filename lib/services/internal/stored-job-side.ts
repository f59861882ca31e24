import { z } from 'zod';
import type { StoredSide } from '@/lib/db/repositories/job-side';
import { CONDITION_KINDS, type JobSide } from '@/lib/job-analysis/job-side';
import { jobSideSchema } from '@/lib/validation/job-side';

const stored = z.strictObject(jobSideSchema);

/** What the organisation lets people decide in a job, mends in it and brings to it, from how it is stored. */
export function readJobSide(row: StoredSide): JobSide {
  const side = stored.parse(row);
  const byKind = CONDITION_KINDS.flatMap((kind) => side.conditions.filter((one) => one.kind === kind));
  return { ...side, conditions: byKind };
}
