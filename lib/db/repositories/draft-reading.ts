import 'server-only';
import { perScale, type PerScale } from '@/lib/scales';
import type { ContactKind, StepKind } from '../generated/enums';
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

/** What one rater says about one step in one round, as far as it goes. */
export type StoredVote = Readonly<{
  raterId: string;
  round: number;
  frequency: number | null;
  loss: number | null;
  gain: number | null;
  notInMyWork: boolean;
  tookMs: number | null;
  relevance: PerScale<number | null>;
  /** Of the newest cell, in milliseconds. */
  ratedAt: number;
}>;

export type StepWithVotes = StepText & Readonly<{ votes: readonly StoredVote[] }>;

/** Lists instead of objects: a large job has thousands of them. */
type VoteTuple = readonly [
  stepId: string,
  raterId: string,
  round: number,
  frequency: number | null,
  loss: number | null,
  gain: number | null,
  notInMyWork: boolean | null,
  tookMs: number | null,
  ratedAt: number,
  links: Readonly<Partial<Record<string, number>>> | null,
];
type StepsRow = Readonly<{ steps: readonly StepText[]; votes: readonly VoteTuple[] }>;

/** Steps of a job role with all their votes, without the removed ones: one statement, however many there are. */
export async function stepsWithVotes(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
): Promise<readonly StepWithVotes[]> {
  // Text instead of jsonb: what is read whole and at once need not be taken apart before.
  const [row] = await tx.$queryRaw<StepsRow[]>(Prisma.sql`
    WITH live AS (
      SELECT * FROM "TaskStep"
       WHERE "organizationId" = ${organizationId}::uuid AND "jobRoleId" = ${jobRoleId}::uuid AND "deletedAt" IS NULL),
    rated AS (
      SELECT r.* FROM "StepRating" r JOIN live s ON s.id = r."taskStepId" AND s."organizationId" = r."organizationId"),
    linked AS (
      SELECT x."taskStepId", x."raterId", x.round, json_object_agg(x."scaleKey", x.relevance) AS links,
          max(x."ratedAt") AS at
        FROM "StepRelevance" x JOIN live s ON s.id = x."taskStepId" AND s."organizationId" = x."organizationId"
       GROUP BY x."taskStepId", x."raterId", x.round)
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'stageId', s."stageId", 'position', s.position,
          'title', s.title, 'kind', s.kind, 'contact', s.contact, 'customerNotices', s."customerNotices",
          'channels', s.channels, 'serviceLevel', s."serviceLevel", 'personalisation', s.personalisation,
          'latitude', s.latitude, 'authority', s.authority, 'desk', s.desk, 'rules', s.rules,
          'templateStep', s."templateStep") ORDER BY s.position, s.id), '[]')
         FROM live s) AS steps,
      (SELECT coalesce(json_agg(json_build_array("taskStepId", "raterId", round, r.frequency, r.loss, r.gain,
          r."notInMyWork", r."tookMs", (extract(epoch FROM greatest(r."ratedAt", l.at)) * 1000)::bigint, l.links)), '[]')
         FROM rated r FULL JOIN linked l USING ("taskStepId", "raterId", round)) AS votes`);
  return row ? withVotes(row) : [];
}

function withVotes({ steps, votes }: StepsRow): readonly StepWithVotes[] {
  const byStep = new Map<string, StoredVote[]>(steps.map(({ id }) => [id, []]));
  for (const [stepId, raterId, round, frequency, loss, gain, notMine, tookMs, ratedAt, links] of votes) {
    byStep.get(stepId)?.push({
      ...{ raterId, round, frequency, loss, gain, tookMs, ratedAt },
      notInMyWork: notMine === true,
      relevance: perScale((key) => links?.[key] ?? null),
    });
  }
  return steps.map((step) => ({ ...step, votes: byStep.get(step.id) ?? [] }));
}
