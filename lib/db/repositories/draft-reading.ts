import 'server-only';
import type { ContactKind, RaterKind, StepKind } from '../generated/enums';
import type { Tx } from '../client';
import { Prisma } from '../generated/client';

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

type Instant = 'submittedAt' | 'revotedAt' | 'revokedAt';
type FrameRow = Readonly<{
  raters: readonly (Omit<DraftRater, Instant> & Readonly<Record<Instant, number | null>>)[];
  scales: readonly (Omit<ScaleSetting, 'upperReviewOn'> & Readonly<{ upperReviewOn: string | null }>)[];
}>;

/** Raters in order of joining, and what was set for each scale. */
export async function ratersAndScales(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
): Promise<Readonly<{ raters: readonly DraftRater[]; scales: readonly ScaleSetting[] }>> {
  const [row] = await tx.$queryRaw<FrameRow[]>(Prisma.sql`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'userId', r."userId", 'kind', r.kind, 'name', r.name,
          'active', r.active, 'submittedAt', (extract(epoch FROM r."submittedAt") * 1000)::bigint,
          'revotedAt', (extract(epoch FROM r."revotedAt") * 1000)::bigint,
          'revokedAt', (extract(epoch FROM r."revokedAt") * 1000)::bigint) ORDER BY r."createdAt", r.id), '[]')
         FROM "Rater" r
        WHERE r."organizationId" = ${organizationId}::uuid AND r."jobRoleId" = ${jobRoleId}::uuid) AS raters,
      (SELECT coalesce(jsonb_agg(to_jsonb(s) - 'organizationId' - 'jobRoleId'), '[]')
         FROM "RoleScaleSetting" s
        WHERE s."organizationId" = ${organizationId}::uuid AND s."jobRoleId" = ${jobRoleId}::uuid) AS scales`);
  return {
    raters: (row?.raters ?? []).map((rater) => ({
      ...rater,
      submittedAt: instant(rater.submittedAt),
      revotedAt: instant(rater.revotedAt),
      revokedAt: instant(rater.revokedAt),
    })),
    scales: (row?.scales ?? []).map((scale) => ({
      ...scale,
      upperReviewOn: scale.upperReviewOn === null ? null : new Date(scale.upperReviewOn),
    })),
  };
}

function instant(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
