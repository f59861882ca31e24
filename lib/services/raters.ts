import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import * as raters from '@/lib/db/repositories/raters';
import type { RaterKind } from '@/lib/job-analysis/types';
import { removeFiledMails } from '@/lib/mail/filed-mails';
import type { InviteRaterInput, RaterInput, RaterPlaceInput, SwitchRaterInput } from '@/lib/validation/rater';
import { eraseRater } from './internal/erase-person';
import { holdOpenJob } from './internal/hold-job';
import {
  inviteExpert,
  type InviteExpertResult,
  type NewLink,
  recordExpert,
  replaceLink,
} from './internal/invite-expert';
import { memberNames, RATER_KINDS } from './internal/load-draft';
import { type InvitationState, invitationState } from './internal/rater-panel';

/**
 * Invites somebody who knows the job to rate it: the link is returned once and, with an address, queued as mail.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role; ALREADY_INVITED.
 */
export async function inviteRater(actor: Actor, input: InviteRaterInput): Promise<InviteExpertResult> {
  authorize(actor, 'rater:manage');
  const { kind, ...invitation } = input;
  return inTransaction((tx) =>
    inviteExpert(tx, actor, 'rater', invitation, (person) =>
      raters.insert(tx, actor.organizationId, { ...person, kind }),
    ),
  );
}

/**
 * Makes a new link for a rater; the old one and every session it opened are dead from then on, the votes stay.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for somebody without a link and for an archived role.
 */
export async function replaceRaterLink(actor: Actor, { raterId }: RaterInput): Promise<NewLink> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const found = await raters.find(tx, organizationId, raterId);
    if (!found) throw new AppError('NOT_FOUND', `rater ${raterId}`);
    // The job is held before the rater everywhere, so that two changes never wait for each other.
    const { title: jobTitle } = await holdOpenJob(tx, organizationId, found.jobRoleId);
    const person = await requireInvited(tx, actor, raterId);
    return replaceLink(tx, actor, 'rater', { person, jobTitle }, async (link) => {
      await raters.update(tx, organizationId, raterId, { ...link, discussionTokenHash: null });
      await raters.endSessions(tx, organizationId, raterId);
    });
  });
}

/**
 * Removes somebody from the raters of a job on request, for good: the link dies, and name, address and mails go. Ratings
 * that were handed in stay, as those of a number and a kind; what was not handed in goes too.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when that was done before.
 */
export async function eraseInvitedRater(
  actor: Actor,
  { raterId }: RaterInput,
): Promise<{ jobRoleId: string }> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  const { jobRoleId, mails } = await inTransaction(async (tx) => {
    const rater = await requireInvited(tx, actor, raterId);
    const erased = await eraseRater(tx, { actor, organizationId, cause: 'request' }, rater);
    return { jobRoleId: rater.jobRoleId, mails: erased };
  });
  await removeFiledMails(mails);
  return { jobRoleId };
}

/**
 * Leaves a rater out of the calculation, or takes the rater in again. The ratings themselves stay as they are.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function switchRater(actor: Actor, input: SwitchRaterInput): Promise<{ jobRoleId: string }> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  const active = input.active === 'yes';
  return inTransaction(async (tx) => {
    const found = await raters.find(tx, organizationId, input.raterId);
    if (!found) throw new AppError('NOT_FOUND', `rater ${input.raterId}`);
    const { jobRoleId } = found;
    const job = await holdOpenJob(tx, organizationId, jobRoleId);
    if (found.active === active) return { jobRoleId };
    await raters.update(tx, organizationId, input.raterId, { active });
    // What the page of the draft showed is not what would be published any more.
    await jobRoles.setRevision(tx, organizationId, jobRoleId, job.draftRevision + 1, new Date());
    const action = active ? 'rater.switchedOn' : 'rater.switchedOff';
    await recordExpert(tx, actor, 'rater', { action, id: input.raterId, jobRoleId });
    return { jobRoleId };
  });
}

/**
 * Writes down where a rater works, or on which shift; HR's own ratings come from somewhere too.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for somebody turned away; INVALID_STATE for an archived role.
 */
export async function setRaterPlace(
  actor: Actor,
  { raterId, site }: RaterPlaceInput,
): Promise<{ jobRoleId: string }> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const rater = await raters.find(tx, organizationId, raterId);
    if (!rater || rater.revokedAt !== null) throw new AppError('NOT_FOUND', `rater ${raterId}`);
    const { jobRoleId } = rater;
    await holdOpenJob(tx, organizationId, jobRoleId);
    if (rater.site === site) return { jobRoleId };
    await raters.update(tx, organizationId, raterId, { site });
    await recordExpert(tx, actor, 'rater', { action: 'rater.placeChanged', id: raterId, jobRoleId });
    return { jobRoleId };
  });
}

export type RaterPage = Readonly<{
  raterId: string;
  jobRoleId: string;
  jobTitle: string;
  number: number;
  kind: RaterKind;
  /** Null once it was removed. */
  name: string | null;
  email: string | null;
  site: string;
  state: InvitationState;
  archived: boolean;
}>;

/**
 * One rater, for the page that changes the place, replaces the link or removes the person.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function getRater(
  actor: Actor,
  { raterId, jobRoleId }: RaterInput & Readonly<{ jobRoleId: string }>,
): Promise<RaterPage> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const job = await jobRoles.find(tx, organizationId, jobRoleId);
    const all = await raters.list(tx, organizationId, jobRoleId);
    const index = all.findIndex(({ id }) => id === raterId);
    const rater = all[index];
    if (!job || !rater) throw new AppError('NOT_FOUND', `rater ${raterId}`);
    const { kind, userId, email, site } = rater;
    const names = await memberNames(tx, organizationId, [userId]);
    return {
      ...{ raterId, jobRoleId, jobTitle: job.title, number: index + 1, email, site },
      name: names.get(userId ?? '') ?? rater.name,
      kind: RATER_KINDS[kind],
      state: invitationState(rater, new Date()),
      archived: job.archivedAt !== null,
    };
  });
}

/** A rater with an invitation, held until the transaction ends; everybody who is invited has a name. */
async function requireInvited(tx: Tx, { organizationId }: MemberActor, raterId: string) {
  const rater = await raters.lock(tx, organizationId, raterId);
  if (!rater) throw new AppError('NOT_FOUND', `rater ${raterId}`);
  if (rater.userId !== null || rater.revokedAt !== null || rater.name === null) {
    throw new AppError('INVALID_STATE', `rater ${raterId} has no invitation`);
  }
  return rater;
}
