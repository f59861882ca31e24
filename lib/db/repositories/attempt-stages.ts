import 'server-only';
import { REACHED_STAGES, type ReachedStage } from '@/lib/validation/candidates';
import { Prisma } from '../generated/client';

/**
 * How far an attempt "t" ever came, 0 invited – 4 reviewed. What ended later keeps the stage that it had reached, but for
 * a review of what was withdrawn.
 */
export const STAGE = Prisma.sql`
  CASE WHEN t.status = 'reviewed' THEN 4 WHEN t."submittedAt" IS NOT NULL THEN 3 WHEN t."startedAt" IS NOT NULL THEN 2
       WHEN t."openedAt" IS NOT NULL THEN 1 ELSE 0 END`;

/** Attempts "t" that came at least as far. */
export function hasReached(stage: ReachedStage): Prisma.Sql {
  return Prisma.sql`(${STAGE}) >= ${REACHED_STAGES.indexOf(stage)}`;
}
