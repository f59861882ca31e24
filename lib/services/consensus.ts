import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as consensus from '@/lib/db/repositories/consensus';
import * as jobSides from '@/lib/db/repositories/job-side';
import * as raters from '@/lib/db/repositories/raters';
import { uuidv7 } from '@/lib/db/uuid';
import { ratingAgreement, type StepAgreement } from '@/lib/job-analysis/rating-agreement';
import type { DraftRating, RaterKind } from '@/lib/job-analysis/types';
import type { NoteDiscussionInput, OpenDiscussionInput } from '@/lib/validation/rater';
import type { JobRoleInput } from '@/lib/validation/job-role';
import { firstVotes } from './internal/first-votes';
import { holdOpenJob } from './internal/hold-job';
import { linkExpiry } from './internal/invitation-token';
import { loadDraft, RATER_KINDS, voteBy } from './internal/load-draft';
import { createPersonalLink, mailPersonalLink } from './internal/personal-link';

type Ratings = Pick<DraftRating, 'frequency' | 'loss' | 'gain'>;

/** One person's two votes about a step, without a name. */
export type BothVotes = Readonly<{
  /** From 1, in order of joining. */
  number: number;
  kind: RaterKind;
  first: Ratings | null;
  /** Null while it is not handed in. */
  second: Ratings | null;
}>;

export type DiscussedStep = Readonly<{
  stepId: string;
  number: number;
  title: string;
  /** Whether the step is in the discussion, or only could be. */
  discussed: boolean;
  note: string;
  first: StepAgreement;
  /** With the second votes in the place of the first ones; null before there are any. */
  now: StepAgreement | null;
  votes: readonly BothVotes[];
}>;

export type Discussion = Readonly<{
  jobTitle: string;
  archived: boolean;
  state: 'none' | 'open' | 'closed';
  /** Invited raters whose ratings count, and how many of them have voted again; HR votes in the editor. */
  raters: number;
  votedAgain: number;
  /** Steps that two or more people rated: those in the discussion first, then the most divided first. */
  steps: readonly DiscussedStep[];
}>;

/**
 * What the raters do not agree about: step by step how the first votes spread, what was said, and the second votes
 * beside the first. People are numbers and kinds here.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function getDiscussion(actor: Actor, { jobRoleId }: JobRoleInput): Promise<Discussion> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const loaded = await loadDraft(tx, organizationId, jobRoleId);
    if (!loaded) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
    const session = await consensus.find(tx, organizationId, jobRoleId);
    const notes = new Map(session?.steps.map(({ taskStepId, note }) => [taskStepId, note]));
    const first = ratingAgreement(firstVotes(loaded));
    const now = new Map(ratingAgreement(loaded.draft).steps.map((step) => [step.stepId, step]));
    const counted = loaded.raters.filter(({ active, userId }) => active && userId === null);
    const steps = first.steps
      .filter(({ stepId, raters: count }) => count > 1 || notes.has(stepId))
      .map((agreement): DiscussedStep => {
        const { stepId } = agreement;
        const votes = bothVotes(loaded, stepId);
        const number = loaded.draft.steps.findIndex(({ id }) => id === stepId) + 1;
        return {
          ...{ stepId, number, votes, first: agreement },
          title: loaded.draft.steps[number - 1]?.title ?? '',
          discussed: notes.has(stepId),
          note: notes.get(stepId) ?? '',
          now: votes.some(({ second }) => second !== null) ? (now.get(stepId) ?? null) : null,
        };
      });
    return {
      jobTitle: loaded.draft.title,
      archived: loaded.jobRole.archivedAt !== null,
      state: session === null ? 'none' : session.closedAt === null ? 'open' : 'closed',
      raters: counted.length,
      votedAgain: counted.filter(({ revotedAt }) => revotedAt !== null).length,
      steps: [...steps].sort(
        (a, b) => Number(b.discussed) - Number(a.discussed) || b.first.spread - a.first.spread,
      ),
    };
  });
}

/**
 * Opens the discussion about some steps, or adds steps to it: from now on the raters may vote about them once more, by
 * the same link, and whoever has an address gets a mail. A second vote can be corrected until the discussion ends.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a step of another job; INVALID_INPUT without any step;
 *   INVALID_STATE for an archived role.
 */
export async function openDiscussion(actor: Actor, input: OpenDiscussionInput): Promise<void> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  const { jobRoleId, stepIds } = input;
  await inTransaction(async (tx) => {
    const { title: jobTitle } = await holdOpenJob(tx, organizationId, jobRoleId);
    const wasOpen = await putUpForDiscussion(tx, actor, jobRoleId, stepIds);
    const now = new Date();
    await raters.extendLinks(tx, organizationId, jobRoleId, linkExpiry(null, now));
    // Steps that are added to an open discussion are found behind the same mail.
    if (!wasOpen) await mailEverybody(tx, organizationId, { jobRoleId, jobTitle, now });
    await record(tx, actor, 'consensus.opened', jobRoleId, stepIds.length);
  });
}

/** Opens the discussion with these steps beside those in it already; true when it was open before. */
async function putUpForDiscussion(
  tx: Tx,
  { organizationId, userId }: MemberActor,
  jobRoleId: string,
  stepIds: readonly string[],
): Promise<boolean> {
  const known = await jobSides.knownSteps(tx, organizationId, jobRoleId, stepIds);
  if (known.length < new Set(stepIds).size) throw new AppError('NOT_FOUND', 'a step is not of this job');
  const found = await consensus.find(tx, organizationId, jobRoleId);
  if (known.length === 0 && (found?.steps.length ?? 0) === 0) {
    throw new AppError('INVALID_INPUT', 'no step to discuss', { stepIds: 'chooseStep' });
  }
  const id = found?.id ?? uuidv7();
  if (found) await consensus.setClosed(tx, organizationId, id, null);
  else await consensus.insert(tx, organizationId, { id, jobRoleId, openedById: userId });
  await consensus.addSteps(tx, organizationId, id, known);
  return found !== null && found.closedAt === null;
}

type Opened = Readonly<{ jobRoleId: string; jobTitle: string; now: Date }>;

/**
 * Asks everybody who can be asked by mail. The mail brings a second link, since nobody can look the first one up again;
 * both work, so that whoever kept the first one is not locked out.
 */
async function mailEverybody(tx: Tx, organizationId: string, { jobRoleId, jobTitle, now }: Opened) {
  for (const rater of await raters.list(tx, organizationId, jobRoleId)) {
    const { id, active, email, locale, submittedAt, tokenHash } = rater;
    if (!active || email === null || submittedAt === null || tokenHash === null) continue;
    const made = createPersonalLink('rater', now);
    await raters.update(tx, organizationId, id, { discussionTokenHash: made.tokenHash });
    await mailPersonalLink(tx, organizationId, made, { kind: 'raterDiscussion', email, locale, jobTitle });
  }
}

/**
 * Ends the discussion: nobody votes again until it is opened anew.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role and without an open discussion.
 */
export async function closeDiscussion(actor: Actor, { jobRoleId }: JobRoleInput): Promise<void> {
  authorize(actor, 'rater:manage');
  await inTransaction(async (tx) => {
    await holdOpenJob(tx, actor.organizationId, jobRoleId);
    const found = await consensus.find(tx, actor.organizationId, jobRoleId);
    if (!found || found.closedAt !== null) throw new AppError('INVALID_STATE', 'no discussion is open');
    await consensus.setClosed(tx, actor.organizationId, found.id, new Date());
    await record(tx, actor, 'consensus.closed', jobRoleId, found.steps.length);
  });
}

/**
 * Writes down what was said about a step.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND for a step that is not discussed; INVALID_STATE for an archived role.
 */
export async function noteDiscussion(actor: Actor, input: NoteDiscussionInput): Promise<void> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  await inTransaction(async (tx) => {
    await holdOpenJob(tx, organizationId, input.jobRoleId);
    const found = await consensus.find(tx, organizationId, input.jobRoleId);
    const step = { sessionId: found?.id ?? '', taskStepId: input.stepId };
    const isStored = found !== null && (await consensus.setNote(tx, organizationId, step, input.note));
    if (!isStored) throw new AppError('NOT_FOUND', `step ${input.stepId} is not discussed`);
  });
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadDraft>>>;

function bothVotes({ everyone, raters: inDraft, rows }: Loaded, stepId: string): readonly BothVotes[] {
  const row = rows.find(({ id }) => id === stepId);
  if (!row) return [];
  return inDraft
    .filter(({ active }) => active)
    .map((rater) => {
      const isSecondOpen = rater.userId !== null || rater.revotedAt !== null;
      return {
        number: everyone.findIndex(({ id }) => id === rater.id) + 1,
        kind: RATER_KINDS[rater.kind],
        first: ratingsOf(voteBy(row, rater.id, 1)),
        second: isSecondOpen ? ratingsOf(voteBy(row, rater.id, 2)) : null,
      };
    });
}

function ratingsOf(vote: DraftRating | null): Ratings | null {
  return vote === null ? null : { frequency: vote.frequency, loss: vote.loss, gain: vote.gain };
}

function record(
  tx: Tx,
  actor: MemberActor,
  action: 'consensus.opened' | 'consensus.closed',
  jobRoleId: string,
  steps: number,
): Promise<void> {
  const subject = { subjectType: 'JobRole', subjectId: jobRoleId, data: { steps } };
  return auditEvents.record(tx, actor.organizationId, { actor, action, ...subject });
}
