import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { hashToken } from '@/lib/auth/token';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction } from '@/lib/db/client';
import { countTry } from '@/lib/db/rate-limits';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as incidents from '@/lib/db/repositories/incidents';
import type { ShowStoryLinkInput, TellStoryInput } from '@/lib/validation/job-side';
import { knownLink } from './internal/known-link';

export type StoryDoor = Readonly<{
  jobTitle: string;
  organizationName: string;
  contact: string;
  /** The language that the link was made for. */
  locale: string;
  /** False when the collection is over. */
  isOpen: boolean;
}>;

/**
 * What anybody with the link of a job sees before telling what happened. Changes nothing: mail scanners open links.
 *
 * @throws {AppError} LINK_INVALID for a token that opens nothing; RATE_LIMITED after many of them from one address.
 */
export async function showStoryLink(actor: Actor, input: ShowStoryLinkInput): Promise<StoryDoor> {
  authorize(actor, 'door:open');
  const view = await knownLink(actor, await incidents.findByLink(db(), hashToken(input.token)));
  const { jobTitle, organizationName, contact, locale, isOpen } = view;
  return { jobTitle, organizationName, contact, locale, isOpen };
}

/**
 * Stores an episode from the work. Nothing about its writer is stored. The same form again stores nothing more, and
 * what fills in the field that people do not see is thanked and forgotten.
 *
 * @throws {AppError} LINK_INVALID and RATE_LIMITED as {@link showStoryLink}; RATE_LIMITED also after many episodes;
 *   INVALID_STATE when the collection is over.
 */
export async function tellStory(actor: Actor, input: TellStoryInput): Promise<void> {
  authorize(actor, 'door:open');
  const { token, storyId, website, ...story } = input;
  const view = await knownLink(actor, await incidents.findByLink(db(), hashToken(token)));
  const { linkId, organizationId, jobRoleId } = view;
  if (!view.isOpen) throw new AppError('INVALID_STATE', `link ${linkId} is closed`);
  if (website !== '') return;
  await countTry('storyByClient', linkId, actor.ip);
  await countTry('storyByLink', linkId);
  await inTransaction(async (tx) => {
    const incident = { id: storyId, jobRoleId, linkId, memberId: null, ...story };
    if (!(await incidents.insert(tx, organizationId, incident))) return;
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'incident.told',
      subjectType: 'JobRole',
      subjectId: jobRoleId,
    });
  });
}
