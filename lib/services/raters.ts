import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import * as raters from '@/lib/db/repositories/raters';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';
import type { RaterKind } from '@/lib/job-analysis/types';
import type { InviteRaterInput, RaterInput, SwitchRaterInput } from '@/lib/validation/rater';
import { RATER_KINDS } from './internal/load-draft';
import { createRaterLink, mailRaterLink } from './internal/rater-link';
import { type InvitationState, invitationState } from './internal/rater-panel';

/** A new rater with the link, which is shown once; or the same form a second time, which changed nothing. */
export type InviteRaterResult =
  | Readonly<{ status: 'invited'; name: string; link: string; mailed: boolean }>
  | Readonly<{ status: 'repeated' }>;

/**
 * Invites somebody who knows the job to rate it: the link is returned once and, with an address, queued as mail.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role; ALREADY_INVITED.
 */
export async function inviteRater(actor: Actor, input: InviteRaterInput): Promise<InviteRaterResult> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  const { jobRoleId, requestId, name, locale, kind, site } = input;
  return inTransaction(async (tx) => {
    // Held, so that the same form sent twice at once invites once.
    const { title } = await requireJob(tx, actor, jobRoleId);
    if (await raters.exists(tx, organizationId, requestId)) return { status: 'repeated' };
    const email = input.email === '' ? null : input.email;
    if (email !== null && (await raters.isInvited(tx, organizationId, jobRoleId, email))) {
      throw new AppError('ALREADY_INVITED', `a rater of ${jobRoleId}`, { email: 'raterAlreadyInvited' });
    }
    const now = new Date();
    const { link, tokenHash, linkExpiresAt } = createRaterLink(now);
    await raters.insert(tx, organizationId, {
      ...{ id: requestId, jobRoleId, kind, name, email, locale, site },
      ...{ tokenHash, linkExpiresAt, invitedAt: now },
    });
    await mail(tx, organizationId, { email, locale, jobTitle: title, link, expiresAt: linkExpiresAt });
    await record(tx, actor, 'rater.invited', requestId, jobRoleId);
    return { status: 'invited', name, link, mailed: email !== null };
  });
}

/**
 * Makes a new link for a rater; the old one and every session it opened are dead from then on, the votes stay.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for somebody without a link and for an archived role.
 */
export async function replaceRaterLink(
  actor: Actor,
  { raterId }: RaterInput,
): Promise<{ name: string; link: string; mailed: boolean }> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const rater = await requireInvited(tx, actor, raterId);
    const { title } = await requireJob(tx, actor, rater.jobRoleId);
    const { link, tokenHash, linkExpiresAt } = createRaterLink(new Date());
    await raters.update(tx, organizationId, raterId, { tokenHash, linkExpiresAt });
    await raters.endSessions(tx, organizationId, raterId);
    const { email, name } = rater;
    const locale = isLocale(rater.locale) ? rater.locale : DEFAULT_LOCALE;
    await mail(tx, organizationId, { email, locale, jobTitle: title, link, expiresAt: linkExpiresAt });
    await record(tx, actor, 'rater.linkReplaced', raterId, rater.jobRoleId);
    return { name: name ?? '', link, mailed: email !== null };
  });
}

/**
 * Takes an invitation back before anything was handed in: the link dies, what was entered is removed, and so are name
 * and address.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE once the ratings are handed in.
 */
export async function revokeRater(actor: Actor, { raterId }: RaterInput): Promise<{ jobRoleId: string }> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const rater = await requireInvited(tx, actor, raterId);
    if (rater.submittedAt !== null) throw new AppError('INVALID_STATE', `rater ${raterId} has handed in`);
    await raters.deleteVotes(tx, organizationId, raterId);
    await raters.update(tx, organizationId, raterId, { ...NOBODY, revokedAt: new Date() });
    await raters.endSessions(tx, organizationId, raterId);
    await record(tx, actor, 'rater.revoked', raterId, rater.jobRoleId);
    return { jobRoleId: rater.jobRoleId };
  });
}

/**
 * Removes name and address of a rater whose ratings are handed in. The ratings stay, as those of a number and a kind;
 * the link is dead.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE before the ratings are handed in.
 */
export async function forgetRater(actor: Actor, { raterId }: RaterInput): Promise<{ jobRoleId: string }> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const rater = await requireInvited(tx, actor, raterId);
    if (rater.submittedAt === null) throw new AppError('INVALID_STATE', `rater ${raterId} is still rating`);
    await raters.update(tx, organizationId, raterId, NOBODY);
    await raters.endSessions(tx, organizationId, raterId);
    await record(tx, actor, 'rater.forgotten', raterId, rater.jobRoleId);
    return { jobRoleId: rater.jobRoleId };
  });
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
    const job = await requireJob(tx, actor, jobRoleId);
    if (found.active === active) return { jobRoleId };
    await raters.update(tx, organizationId, input.raterId, { active });
    // What the page of the draft showed is not what would be published any more.
    await jobRoles.setRevision(tx, organizationId, jobRoleId, job.draftRevision + 1, new Date());
    await record(tx, actor, active ? 'rater.switchedOn' : 'rater.switchedOff', input.raterId, jobRoleId);
    return { jobRoleId };
  });
}

export type InvitedRater = Readonly<{
  raterId: string;
  jobRoleId: string;
  jobTitle: string;
  number: number;
  kind: RaterKind;
  name: string | null;
  email: string | null;
  site: string;
  state: InvitationState;
}>;

/**
 * One invited rater, for the page that replaces or takes back the link.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for HR's own ratings, which have no link.
 */
export async function getInvitedRater(
  actor: Actor,
  { raterId, jobRoleId }: RaterInput & Readonly<{ jobRoleId: string }>,
): Promise<InvitedRater> {
  authorize(actor, 'rater:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const job = await jobRoles.find(tx, organizationId, jobRoleId);
    const all = await raters.list(tx, organizationId, jobRoleId);
    const index = all.findIndex(({ id }) => id === raterId);
    const rater = all[index];
    if (!job || !rater || rater.userId !== null) throw new AppError('NOT_FOUND', `rater ${raterId}`);
    const { kind, name, email, site } = rater;
    return {
      ...{ raterId, jobRoleId, jobTitle: job.title, number: index + 1, name, email, site },
      kind: RATER_KINDS[kind],
      state: invitationState(rater, new Date()),
    };
  });
}

/** What is left of somebody who is no longer to be known. */
const NOBODY = { name: null, email: null, tokenHash: null, linkExpiresAt: null } as const;

/** The job, held until the transaction ends. */
async function requireJob(tx: Tx, { organizationId }: MemberActor, jobRoleId: string) {
  const held = await jobRoles.lock(tx, organizationId, jobRoleId);
  const job = await jobRoles.find(tx, organizationId, jobRoleId);
  if (!held || !job) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
  if (held.archivedAt !== null) throw new AppError('INVALID_STATE', `job role ${jobRoleId} is archived`);
  return { title: job.title, draftRevision: held.draftRevision };
}

async function requireInvited(tx: Tx, { organizationId }: MemberActor, raterId: string) {
  const rater = await raters.lock(tx, organizationId, raterId);
  if (!rater) throw new AppError('NOT_FOUND', `rater ${raterId}`);
  if (rater.userId !== null || rater.revokedAt !== null) {
    throw new AppError('INVALID_STATE', `rater ${raterId} has no invitation`);
  }
  return rater;
}

type Mail = Readonly<{
  email: string | null;
  locale: Locale;
  jobTitle: string;
  link: string;
  expiresAt: Date;
}>;

async function mail(tx: Tx, organizationId: string, { email, ...rest }: Mail): Promise<void> {
  if (email !== null) await mailRaterLink(tx, organizationId, { recipient: email, ...rest });
}

function record(
  tx: Tx,
  actor: MemberActor,
  action: Extract<auditEvents.AuditAction, `rater.${string}`>,
  raterId: string,
  jobRoleId: string,
): Promise<void> {
  const subject = { subjectType: 'Rater', subjectId: raterId, data: { jobRoleId } };
  return auditEvents.record(tx, actor.organizationId, { actor, action, ...subject });
}
