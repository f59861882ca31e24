import 'server-only';
import type { KpiKind, RoleDetails, StageDetails } from '@/lib/job-analysis/step-attributes';
import type { RaterKind } from '../generated/enums';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';
import { storedSide, type StoredSide } from './job-side';
import { type DraftBasis, draftBasis } from './observations';

/** A rater of a job role; instants tell how far an invitation has come. */
export type DraftRater = Readonly<{
  id: string;
  userId: string | null;
  kind: RaterKind;
  name: string | null;
  /** Of the account, while its owner is a member. */
  memberName: string | null;
  active: boolean;
  submittedAt: Date | null;
  revotedAt: Date | null;
  revokedAt: Date | null;
}>;

export type ScaleSetting = Readonly<{
  scaleKey: string;
  excludedReason: string | null;
  targetLower: number | null;
  targetUpper: number | null;
  upperReason: string | null;
  upperFirstExpert: RaterKind | null;
  upperSecondExpert: RaterKind | null;
  upperReviewOn: Date | null;
  overrideWeight: number | null;
  overrideReason: string | null;
}>;

type StageOfDraft = Readonly<{ id: string; title: string; target: string; kpiKind: string }> &
  Omit<StageDetails, 'kpiKind'>;

type RoleOfDraft = Readonly<{
  id: string;
  title: string;
  industry: string;
  locale: string;
  successCriterion: string;
  templateKey: string | null;
  templateVersion: number | null;
  draftRevision: number;
  archivedAt: Date | null;
  updatedAt: Date;
}> &
  RoleDetails;

export type DraftFrame = Readonly<{
  jobRole: RoleOfDraft;
  /** In path order. */
  stages: readonly (Omit<StageOfDraft, 'kpiKind'> & Readonly<{ kpiKind: KpiKind }>)[];
  /** In order of joining. */
  raters: readonly DraftRater[];
  scales: readonly ScaleSetting[];
  observation: DraftBasis;
  side: StoredSide;
}>;

type Instant = 'submittedAt' | 'revotedAt' | 'revokedAt';
type RoleInstant = 'archivedAt' | 'updatedAt';
type FrameRow = Readonly<{
  jobRole: Omit<RoleOfDraft, RoleInstant> & Readonly<{ archivedAt: number | null; updatedAt: number }>;
  stages: readonly StageOfDraft[];
  raters: readonly (Omit<DraftRater, Instant> & Readonly<Record<Instant, number | null>>)[];
  scales: readonly (Omit<ScaleSetting, 'upperReviewOn'> & Readonly<{ upperReviewOn: string | null }>)[];
  observation: DraftBasis;
  side: StoredSide;
}>;

const ROLE = Prisma.sql`jsonb_build_object('id', j.id, 'title', j.title, 'industry', j.industry, 'locale', j.locale,
  'successCriterion', j."successCriterion", 'experience', j.experience, 'isco', j.isco, 'owner', j.owner,
  'mixAttention', j."mixAttention", 'mixSubstance', j."mixSubstance", 'mixContent', j."mixContent",
  'mixCritical', j."mixCritical", 'templateKey', j."templateKey", 'templateVersion', j."templateVersion",
  'draftRevision', j."draftRevision", 'archivedAt', (extract(epoch FROM j."archivedAt") * 1000)::bigint,
  'updatedAt', (extract(epoch FROM j."updatedAt") * 1000)::bigint)`;

/** Everything of a draft but its steps, in one statement; null outside the organisation and for a role in the bin. */
export async function find(tx: Tx, organizationId: string, jobRoleId: string): Promise<DraftFrame | null> {
  const [row] = await tx.$queryRaw<FrameRow[]>(Prisma.sql`
    SELECT ${ROLE} AS "jobRole",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'title', g.title, 'target', g.target, 'kpi', g.kpi,
          'kpiUnit', g."kpiUnit", 'kpiGoal', g."kpiGoal", 'kpiKind', g."kpiKind", 'promise', g.promise, 'owner', g.owner)
          ORDER BY g.position, g.id), '[]')
         FROM "Stage" g WHERE g."organizationId" = j."organizationId" AND g."jobRoleId" = j.id) AS stages,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'userId', r."userId", 'kind', r.kind, 'name', r.name,
          'memberName', u.name, 'active', r.active,
          'submittedAt', (extract(epoch FROM r."submittedAt") * 1000)::bigint,
          'revotedAt', (extract(epoch FROM r."revotedAt") * 1000)::bigint,
          'revokedAt', (extract(epoch FROM r."revokedAt") * 1000)::bigint) ORDER BY r."createdAt", r.id), '[]')
         FROM "Rater" r
         LEFT JOIN "Membership" m ON m."userId" = r."userId" AND m."organizationId" = r."organizationId"
         LEFT JOIN "User" u ON u.id = m."userId"
        WHERE r."organizationId" = j."organizationId" AND r."jobRoleId" = j.id) AS raters,
      (SELECT coalesce(jsonb_agg(to_jsonb(s) - 'organizationId' - 'jobRoleId'), '[]')
         FROM "RoleScaleSetting" s
        WHERE s."organizationId" = j."organizationId" AND s."jobRoleId" = j.id) AS scales,
      ${draftBasis(organizationId, jobRoleId)} AS observation,
      ${storedSide(organizationId, jobRoleId)} AS side
    FROM "JobRole" j
    WHERE j."organizationId" = ${organizationId}::uuid AND j.id = ${jobRoleId}::uuid AND j."deletedAt" IS NULL`);
  if (!row) return null;
  const { jobRole, stages, raters, scales } = row;
  return {
    ...row,
    jobRole: {
      ...jobRole,
      archivedAt: instant(jobRole.archivedAt),
      updatedAt: new Date(jobRole.updatedAt),
    },
    // The database lets only the two kinds in.
    stages: stages.map((stage) => ({ ...stage, kpiKind: stage.kpiKind === 'volume' ? 'volume' : 'quality' })),
    raters: raters.map((rater) => ({
      ...rater,
      submittedAt: instant(rater.submittedAt),
      revotedAt: instant(rater.revotedAt),
      revokedAt: instant(rater.revokedAt),
    })),
    scales: scales.map((scale) => ({
      ...scale,
      upperReviewOn: scale.upperReviewOn === null ? null : new Date(scale.upperReviewOn),
    })),
  };
}

function instant(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
