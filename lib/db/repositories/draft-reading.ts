import 'server-only';
import type { KpiKind, RoleDetails, StageDetails } from '@/lib/job-analysis/step-attributes';
import type { ContactKind, RaterKind, StepKind } from '../generated/enums';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';
import { storedSide, type StoredSide } from './job-side';
import { type DraftBasis, draftBasis } from './observations';

/** A step of a draft as it is stored. */
type StepText = Readonly<{
  id: string;
  stageId: string | null;
  position: number;
  title: string;
  kind: StepKind;
  contact: ContactKind;
  customerNotices: string;
  channels: string;
  serviceLevel: string;
  personalisation: number | null;
  latitude: number | null;
  authority: string;
  desk: string;
  rules: number | null;
  templateStep: string | null;
}>;

type Rating = Readonly<{
  raterId: string;
  round: number;
  frequency: number | null;
  loss: number | null;
  gain: number | null;
  notInMyWork: boolean;
  tookMs: number | null;
  ratedAt: Date;
}>;

type Relevance = Readonly<{
  raterId: string;
  scaleKey: string;
  round: number;
  relevance: number;
  ratedAt: Date;
}>;

export type StepWithVotes = StepText &
  Readonly<{ ratings: readonly Rating[]; relevances: readonly Relevance[] }>;

/** Lists instead of objects: a large job has ten thousand of them. Instants are in milliseconds. */
type RatingTuple = readonly [
  stepId: string,
  raterId: string,
  round: number,
  frequency: number | null,
  loss: number | null,
  gain: number | null,
  notInMyWork: boolean,
  tookMs: number | null,
  ratedAt: number,
];
type RelevanceTuple = readonly [
  stepId: string,
  raterId: string,
  scaleKey: string,
  round: number,
  relevance: number,
  ratedAt: number,
];
type StepsRow = Readonly<{
  steps: readonly StepText[];
  ratings: readonly RatingTuple[];
  relevances: readonly RelevanceTuple[];
}>;

/** Steps of a job role with all their votes, without the removed ones: one statement, however many there are. */
export async function stepsWithVotes(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
): Promise<readonly StepWithVotes[]> {
  const [row] = await tx.$queryRaw<StepsRow[]>(Prisma.sql`
    WITH live AS (
      SELECT * FROM "TaskStep"
       WHERE "organizationId" = ${organizationId}::uuid AND "jobRoleId" = ${jobRoleId}::uuid AND "deletedAt" IS NULL)
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'stageId', s."stageId", 'position', s.position,
          'title', s.title, 'kind', s.kind, 'contact', s.contact, 'customerNotices', s."customerNotices",
          'channels', s.channels, 'serviceLevel', s."serviceLevel", 'personalisation', s.personalisation,
          'latitude', s.latitude, 'authority', s.authority, 'desk', s.desk, 'rules', s.rules,
          'templateStep', s."templateStep") ORDER BY s.position, s.id), '[]')
         FROM live s) AS steps,
      (SELECT coalesce(jsonb_agg(jsonb_build_array(r."taskStepId", r."raterId", r.round, r.frequency, r.loss, r.gain,
          r."notInMyWork", r."tookMs", (extract(epoch FROM r."ratedAt") * 1000)::bigint)), '[]')
         FROM "StepRating" r JOIN live s ON s.id = r."taskStepId") AS ratings,
      (SELECT coalesce(jsonb_agg(jsonb_build_array(r."taskStepId", r."raterId", r."scaleKey", r.round, r.relevance,
          (extract(epoch FROM r."ratedAt") * 1000)::bigint)), '[]')
         FROM "StepRelevance" r JOIN live s ON s.id = r."taskStepId") AS relevances`);
  return row ? withVotes(row) : [];
}

function withVotes({ steps, ratings, relevances }: StepsRow): readonly StepWithVotes[] {
  const votes = new Map<string, { ratings: Rating[]; relevances: Relevance[] }>(
    steps.map(({ id }) => [id, { ratings: [], relevances: [] }]),
  );
  for (const [stepId, raterId, round, frequency, loss, gain, notInMyWork, tookMs, at] of ratings) {
    const ratedAt = new Date(at);
    votes.get(stepId)?.ratings.push({ raterId, round, frequency, loss, gain, notInMyWork, tookMs, ratedAt });
  }
  for (const [stepId, raterId, scaleKey, round, relevance, at] of relevances) {
    votes.get(stepId)?.relevances.push({ raterId, scaleKey, round, relevance, ratedAt: new Date(at) });
  }
  return steps.map((step) => ({ ...step, ...(votes.get(step.id) ?? { ratings: [], relevances: [] }) }));
}

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
export async function frame(tx: Tx, organizationId: string, jobRoleId: string): Promise<DraftFrame | null> {
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
