import 'server-only';
import { type Actor, authorize, type RaterActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as consensus from '@/lib/db/repositories/consensus';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import * as raters from '@/lib/db/repositories/raters';
import * as raterVotes from '@/lib/db/repositories/rater-votes';
import { type StepAgreement, ratingAgreement } from '@/lib/job-analysis/rating-agreement';
import type { CustomerContact, DraftRating, StepKind } from '@/lib/job-analysis/types';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { SaveVoteInput, SubmitVotesInput } from '@/lib/validation/rater';
import { isWhole, loadDraft, voteBy } from './internal/load-draft';
import { firstVotes } from './internal/first-votes';
import { holdOpenJob } from './internal/hold-job';
import { type RaterState, raterState } from './internal/rater-state';

export type RatedFields = Pick<DraftRating, 'frequency' | 'loss' | 'gain' | 'relevance' | 'notInMyWork'>;

export type StepToRate = Readonly<{
  id: string;
  stage: string;
  title: string;
  kind: StepKind;
  contact: CustomerContact;
  customerNotices: string;
  /** What this rater has entered in this round so far; in the second round the first vote until then. */
  vote: RatedFields | null;
  /** Milliseconds spent on it so far. */
  tookMs: number;
  /** In the second round: how everybody voted at first, without names, and what was said. */
  discussion: Readonly<{ agreement: StepAgreement | null; note: string }> | null;
}>;

export type RatingForm = Readonly<{
  raterId: string;
  state: RaterState;
  round: 1 | 2;
  /** Steps of the first vote that are rated whole. */
  ratedAtFirst: number;
  /** Scales that the job does not leave out, in the fixed order. */
  scales: readonly ScaleKey[];
  steps: readonly StepToRate[];
}>;

/**
 * The steps that this rater rates, with the rater's own votes and nobody else's; in a discussion with the spread of all
 * first votes, without names.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND.
 */
export async function readRatingForm(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<RatingForm> {
  authorize(actor, 'rating:give');
  const { organizationId, jobRoleId, raterId } = actor;
  return inTransaction(async (tx) => {
    const loaded = await loadDraft(tx, organizationId, jobRoleId);
    const self = await raters.find(tx, organizationId, raterId);
    if (!loaded || !self) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
    const discussion = await consensus.find(tx, organizationId, jobRoleId);
    const state = raterState({
      ...self,
      discussionOpen: discussion !== null && discussion.closedAt === null,
    });
    const round = state === 'again' || state === 'votedAgain' ? 2 : 1;
    const notes = new Map(discussion?.steps.map(({ taskStepId, note }) => [taskStepId, note]));
    const spread = round === 2 ? ratingAgreement(firstVotes(loaded)).steps : [];
    const steps = loaded.draft.steps.filter(({ id }) => round === 1 || notes.has(id));
    return {
      raterId,
      state,
      round,
      ratedAtFirst: loaded.rows.filter((row) => isWhole(voteBy(row, raterId, 1))).length,
      scales: SCALE_KEYS.filter((_, index) => loaded.draft.scales[index]?.excludedReason === null),
      steps: steps.flatMap((step): readonly StepToRate[] => {
        const row = loaded.rows.find(({ id }) => id === step.id);
        if (!row) return [];
        const { id, title, kind, contact, customerNotices } = step;
        const stage = loaded.draft.stages.find((candidate) => candidate.id === step.stageId)?.title ?? '';
        const took = row.votes.find((vote) => vote.raterId === raterId && vote.round === round)?.tookMs;
        return [
          {
            ...{ id, stage, title, kind, contact, customerNotices },
            vote: voteBy(row, raterId, round) ?? voteBy(row, raterId, 1),
            tookMs: took ?? 0,
            discussion:
              round === 1
                ? null
                : {
                    agreement: spread.find(({ stepId }) => stepId === id) ?? null,
                    note: notes.get(id) ?? '',
                  },
          },
        ];
      }),
    };
  });
}

/**
 * Remembers that the page about rating was read; rating begins after it.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND.
 */
export async function markFrameRead(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<void> {
  authorize(actor, 'rating:give');
  await inTransaction(async (tx) => {
    const rater = await lockOwn(tx, actor);
    if (rater.frameReadAt !== null) return;
    await raters.update(tx, actor.organizationId, actor.raterId, { frameReadAt: new Date() });
  });
}

/**
 * Stores a whole vote about one step; the same again changes nothing. A second vote that was handed in before can be
 * corrected while the discussion is open, and counts as it stands.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND for a step that is not up for rating; INVALID_STATE after the ratings were
 *   handed in; OTHER_ATTEMPT when the page is another rater's.
 */
export async function saveVote(actor: Actor, input: SaveVoteInput): Promise<{ savedAt: string }> {
  authorize(actor, 'rating:give');
  const { organizationId, jobRoleId, raterId } = actor;
  return inTransaction(async (tx) => {
    const own = await raters.find(tx, organizationId, raterId);
    const isSecond = own !== null && own.submittedAt !== null;
    // Held first, in the order in which HR's changes hold it too.
    const job = isSecond ? await holdOpenJob(tx, organizationId, jobRoleId) : null;
    const { round, counts } = await openRound(tx, actor, input.raterId);
    if (round === 2 && job === null) throw new AppError('INVALID_STATE', 'handed in a moment ago');
    const { stepId, relevance, notInMyWork, tookMs, frequency, loss, gain } = input;
    if (!(await raterVotes.mayVote(tx, organizationId, { jobRoleId, taskStepId: stepId, round }))) {
      throw new AppError('NOT_FOUND', `step ${stepId} is not rated in round ${round}`);
    }
    const ratedAt = new Date();
    const none = { frequency: null, loss: null, gain: null };
    await raterVotes.save(tx, organizationId, {
      ...{ taskStepId: stepId, raterId, round, notInMyWork, tookMs, ratedAt },
      ...(notInMyWork ? none : { frequency, loss, gain }),
      relevance: notInMyWork ? [] : linksOf(relevance),
    });
    // What a page of the draft showed is not what would be published any more.
    if (counts && job)
      await jobRoles.setRevision(tx, organizationId, jobRoleId, job.draftRevision + 1, ratedAt);
    return { savedAt: ratedAt.toISOString() };
  });
}

/**
 * Hands the ratings in, once: from here on they count, and nobody changes them. In a discussion it hands in the second
 * vote, and the first stays beside it.
 *
 * @throws {AppError} FORBIDDEN; INVALID_STATE when they are handed in already; INVALID_INPUT without a single rated
 *   step; ANSWERS_DIFFER when the page knows of more or fewer rated steps than are stored.
 */
export async function submitVotes(actor: Actor, input: SubmitVotesInput): Promise<void> {
  authorize(actor, 'rating:give');
  const { organizationId, jobRoleId, raterId } = actor;
  await inTransaction(async (tx) => {
    // Held first, in the order in which HR's changes hold it too.
    const job = await holdOpenJob(tx, organizationId, jobRoleId);
    const { round } = await openRound(tx, actor, input.raterId);
    if (round === 1) {
      const rated = (await raterVotes.progress(tx, organizationId, jobRoleId)).get(raterId) ?? 0;
      if (rated !== input.expected) throw new AppError('ANSWERS_DIFFER', `${rated}, not ${input.expected}`);
      if (rated === 0) throw new AppError('INVALID_INPUT', 'no step is rated');
    }
    const now = new Date();
    await raters.update(tx, organizationId, raterId, round === 1 ? { submittedAt: now } : { revotedAt: now });
    // What a page of the draft showed is not what would be published any more.
    await jobRoles.setRevision(tx, organizationId, jobRoleId, job.draftRevision + 1, now);
    await auditEvents.record(tx, organizationId, {
      actor,
      action: round === 1 ? 'rater.submitted' : 'rater.votedAgain',
      subjectType: 'Rater',
      subjectId: raterId,
      data: { jobRoleId },
    });
  });
}

function linksOf(relevance: SaveVoteInput['relevance']) {
  return SCALE_KEYS.flatMap((scaleKey) => {
    const value = relevance[scaleKey];
    return value === null || value === undefined ? [] : [{ scaleKey, relevance: value }];
  });
}

async function lockOwn(tx: Tx, actor: RaterActor) {
  const rater = await raters.lock(tx, actor.organizationId, actor.raterId);
  if (!rater) throw new AppError('NOT_FOUND', `rater ${actor.raterId}`);
  return rater;
}

/**
 * The round that takes this rater's votes now, and whether they count as soon as they are stored, with the rater held
 * until the transaction ends.
 *
 * @param raterId Whose page it was: two links opened in one browser never mix.
 */
async function openRound(tx: Tx, actor: RaterActor, raterId: string): Promise<Round> {
  if (raterId !== actor.raterId) throw new AppError('OTHER_ATTEMPT', `rater ${actor.raterId}`);
  const rater = await lockOwn(tx, actor);
  if (rater.revokedAt !== null) throw new AppError('INVALID_STATE', 'the invitation was taken back');
  if (rater.submittedAt === null) return { round: 1, counts: false };
  const discussion = await consensus.find(tx, actor.organizationId, actor.jobRoleId);
  const isAsked = discussion !== null && discussion.closedAt === null;
  if (!isAsked) throw new AppError('INVALID_STATE', 'the ratings are handed in');
  return { round: 2, counts: rater.revotedAt !== null };
}

type Round = Readonly<{ round: 1 | 2; counts: boolean }>;
