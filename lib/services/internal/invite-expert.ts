import 'server-only';
import type { MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as observers from '@/lib/db/repositories/observers';
import * as raters from '@/lib/db/repositories/raters';
import { holdOpenJob } from './hold-job';
import { createPersonalLink, mailPersonalLink, type PersonalLink } from './personal-link';

/** Those who know the job and have a link of their own: what differs between them when they are invited. */
const EXPERTS = {
  rater: {
    find: raters.find,
    isInvited: raters.isInvited,
    mail: 'raterInvitation',
    subjectType: 'Rater',
    invited: 'rater.invited',
    linkReplaced: 'rater.linkReplaced',
    invitedAlready: 'raterAlreadyInvited',
  },
  observer: {
    find: observers.find,
    isInvited: observers.isInvited,
    mail: 'observerInvitation',
    subjectType: 'Observer',
    invited: 'observer.invited',
    linkReplaced: 'observer.linkReplaced',
    invitedAlready: 'observerAlreadyInvited',
  },
} as const;
export type Expert = keyof typeof EXPERTS;

/** Somebody new with the link, which is shown once; or the same form a second time, which changed nothing. */
export type InviteExpertResult =
  (NewLink & Readonly<{ status: 'invited' }>) | Readonly<{ status: 'repeated' }>;

export type NewLink = Readonly<{ name: string; link: string; mailed: boolean }>;

type Invitation = Readonly<{
  jobRoleId: string;
  requestId: string;
  name: string;
  email: string;
  locale: string;
  site: string;
}>;

/**
 * Invites somebody to a job: the link is returned once and, with an address, queued as mail.
 *
 * @param insert Stores the person, with what only this kind of person has.
 * @throws {AppError} NOT_FOUND; INVALID_STATE for an archived job; ALREADY_INVITED.
 */
export async function inviteExpert(
  tx: Tx,
  actor: MemberActor,
  who: Expert,
  invitation: Invitation,
  insert: (person: raters.NewExpert) => Promise<void>,
): Promise<InviteExpertResult> {
  const { organizationId } = actor;
  const { jobRoleId, requestId: id, name, locale, site } = invitation;
  const { find, isInvited, mail, invited, invitedAlready } = EXPERTS[who];
  // Held, so that the same form sent twice at once invites once.
  const { title: jobTitle } = await holdOpenJob(tx, organizationId, jobRoleId);
  if (await find(tx, organizationId, id)) return { status: 'repeated' };
  const email = invitation.email === '' ? null : invitation.email;
  if (email !== null && (await isInvited(tx, organizationId, jobRoleId, email))) {
    throw new AppError('ALREADY_INVITED', `a person of ${jobRoleId}`, { email: invitedAlready });
  }
  const now = new Date();
  const made = createPersonalLink(who, now);
  const { link, tokenHash, linkExpiresAt } = made;
  await insert({ id, jobRoleId, name, email, locale, site, tokenHash, linkExpiresAt, invitedAt: now });
  const mailed = await mailPersonalLink(tx, organizationId, made, { kind: mail, email, locale, jobTitle });
  await recordExpert(tx, actor, who, { action: invited, id, jobRoleId });
  return { status: 'invited', name, link, mailed };
}

type Invited = Readonly<{
  id: string;
  jobRoleId: string;
  name: string | null;
  email: string | null;
  locale: string;
}>;

/**
 * Makes a new link for somebody who is held by the transaction, as their job is.
 *
 * @param store Keeps what the database may know of the link; the old one is dead from then on.
 */
export async function replaceLink(
  tx: Tx,
  actor: MemberActor,
  who: Expert,
  { person, jobTitle }: Readonly<{ person: Invited; jobTitle: string }>,
  store: (link: Pick<PersonalLink, 'tokenHash' | 'linkExpiresAt'>) => Promise<void>,
): Promise<NewLink> {
  const { id, jobRoleId, name, email, locale } = person;
  const { mail, linkReplaced } = EXPERTS[who];
  const made = createPersonalLink(who, new Date());
  const { link, tokenHash, linkExpiresAt } = made;
  await store({ tokenHash, linkExpiresAt });
  const mailed = await mailPersonalLink(tx, actor.organizationId, made, {
    kind: mail,
    email,
    locale,
    jobTitle,
  });
  await recordExpert(tx, actor, who, { action: linkReplaced, id, jobRoleId });
  return { name: name ?? '', link, mailed };
}

type ExpertEvent = Readonly<{
  action: Extract<auditEvents.AuditAction, `${Expert}.${string}`>;
  id: string;
  jobRoleId: string;
}>;

/** Appends an event about a rater or an observer to the audit log. */
export function recordExpert(
  tx: Tx,
  actor: MemberActor,
  who: Expert,
  { action, id, jobRoleId }: ExpertEvent,
): Promise<void> {
  const { subjectType } = EXPERTS[who];
  return auditEvents.record(tx, actor.organizationId, {
    ...{ actor, action, subjectType, subjectId: id },
    data: { jobRoleId },
  });
}
