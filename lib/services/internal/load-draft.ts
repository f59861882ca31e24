import 'server-only';
import { perScale } from '@/lib/scales';
import type { DraftRating, RaterKind, RoleDraft } from '@/lib/job-analysis/types';
import {
  roleDetails,
  SERVICE_LEVELS,
  type ServiceLevel,
  stepDetails,
} from '@/lib/job-analysis/step-attributes';
import { writtenJobSide } from '@/lib/job-analysis/job-side';
import type { Tx } from '@/lib/db/client';
import * as members from '@/lib/db/repositories/members';
import * as draftFrame from '@/lib/db/repositories/draft-frame';
import * as draftReading from '@/lib/db/repositories/draft-reading';
import { observedDraft } from './observed-draft';
import { scaleSafeguards } from './scale-settings';
import { readJobSide } from './stored-job-side';

type StepRow = draftReading.StepWithVotes;
type TemplateColumns = Readonly<{ templateKey: string | null; templateVersion: number | null }>;
type RaterRow = draftFrame.DraftRater;

export const RATER_KINDS: Readonly<Record<RaterRow['kind'], RaterKind>> = {
  hr: 'hr',
  supervisor: 'supervisor',
  worker: 'incumbent',
  customer: 'customer',
};

/** A job role with its draft as the pure domain reads it; undefined outside the organisation. */
export async function loadDraft(tx: Tx, organizationId: string, jobRoleId: string) {
  const frame = await draftFrame.find(tx, organizationId, jobRoleId);
  if (!frame) return undefined;
  const steps = await draftReading.stepsWithVotes(tx, organizationId, jobRoleId);
  const { jobRole, stages, raters: everyone, scales: settings } = frame;
  const raters = everyone.filter(isInDraft);
  const observation = observedDraft(frame.observation);

  const draft: RoleDraft = {
    title: jobRole.title,
    industry: jobRole.industry,
    locale: jobRole.locale,
    successCriterion: jobRole.successCriterion,
    ...roleDetails(jobRole),
    stages,
    steps: inPathOrder(steps, stages).map((step, position) => ({
      id: step.id,
      stageId: step.stageId,
      position,
      title: step.title,
      kind: step.kind,
      contact: step.contact,
      customerNotices: step.customerNotices,
      ...stepDetails({ ...step, serviceLevel: serviceLevelOf(step.serviceLevel) }),
      ratings: raters.flatMap((rater) => ratingBy(step, rater)),
      ...observation.ofStep(step.id),
    })),
    scales: perScale((key) => {
      const setting = settings.find(({ scaleKey }) => scaleKey === key);
      return {
        key,
        excludedReason: setting?.excludedReason ?? null,
        targetLower: setting?.targetLower ?? null,
        targetUpper: setting?.targetUpper ?? null,
        upperReason: setting?.upperReason ?? null,
        ...scaleSafeguards(setting),
      };
    }),
    raters: raters.map(({ id, kind }) => ({ raterId: id, kind: RATER_KINDS[kind] })),
    observedHours: observation.observedHours,
    ...templateOf(jobRole),
    ...writtenJobSide(readJobSide(frame.side)),
  };
  return { jobRole, draft, raters, everyone, rows: steps };
}

function templateOf({
  templateKey: key,
  templateVersion: version,
}: TemplateColumns): Pick<RoleDraft, 'template'> {
  return key === null || version === null ? {} : { template: { key, version } };
}

/** HR's own ratings are always on the page; those of invited raters count once handed in, unless switched off. */
function isInDraft({ userId, active, submittedAt, revokedAt }: RaterRow): boolean {
  return userId !== null || (active && submittedAt !== null && revokedAt === null);
}

/** The database lets only the known levels in. */
function serviceLevelOf(text: string): ServiceLevel | '' {
  return SERVICE_LEVELS.find((level) => level === text) ?? '';
}

/** Positions count within a stage; the order of the job is stage by stage. */
function inPathOrder(
  steps: readonly StepRow[],
  stages: readonly Readonly<{ id: string }>[],
): readonly StepRow[] {
  const stageOrder = new Map(stages.map(({ id }, index) => [id, index]));
  const stageIndex = (step: StepRow) => stageOrder.get(step.stageId ?? '') ?? stages.length;
  // The rows come by position, and sorting keeps that order within a stage.
  return [...steps].sort((a, b) => stageIndex(a) - stageIndex(b));
}

/**
 * The newest vote of one rater about one step. An invited rater's gaps wait outside, since nobody can fill them: a second
 * vote with a gap leaves the first one in its place.
 */
function ratingBy(step: StepRow, rater: RaterRow): readonly DraftRating[] {
  const second = voteBy(step, rater.id, 2);
  const isSecondOpen = rater.userId !== null || rater.revotedAt !== null;
  const isSecondWhole = rater.userId === null ? isWhole(second) : second !== null;
  const vote = isSecondOpen && isSecondWhole ? second : voteBy(step, rater.id, 1);
  if (!vote) return [];
  if (rater.userId === null && !isWhole(vote)) return [];
  return [rater.active ? vote : { ...vote, counted: false }];
}

/** Whether nothing of a vote is missing; links to the scales may. */
export function isWhole(vote: DraftRating | null): boolean {
  if (vote === null) return false;
  const { notInMyWork, frequency, loss, gain } = vote;
  return notInMyWork === true || (frequency !== null && loss !== null && gain !== null);
}

/** One vote of one rater about one step, as far as it goes. */
export function voteBy({ votes }: StepRow, raterId: string, round: number): DraftRating | null {
  const vote = votes.find((one) => one.raterId === raterId && one.round === round);
  if (vote === undefined) return null;
  const { frequency, loss, gain, relevance, notInMyWork, ratedAt } = vote;
  return {
    ...{ raterId, frequency, loss, gain, relevance },
    ratedAt: new Date(ratedAt).toISOString(),
    ...(notInMyWork ? { notInMyWork } : {}),
  };
}

/** Names by account, of those who are members; ratings and documents carry none. */
export async function memberNames(
  tx: Tx,
  organizationId: string,
  userIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const known = userIds.filter((userId) => userId !== null);
  const rows = await members.names(tx, organizationId, known);
  return new Map(rows.map(({ userId, user }) => [userId, user.name]));
}
