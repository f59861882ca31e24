import { randomUUID } from 'node:crypto';
import type { AnonymousActor, CandidateActor, MemberActor } from '@/lib/auth/policy';
import type { Locale } from '@/lib/i18n/locales';
import { openLink } from '@/lib/services/candidate-links';
import { identifyCandidate } from '@/lib/services/candidate-sessions';
import { giveConsent } from '@/lib/services/consents';
import { inviteCandidate } from '@/lib/services/invitations';
import { saveAnswer, submitAttempt } from '@/lib/services/take';
import type { InventedAnswer } from './persona';

export type Person = Readonly<{ name: string; email: string; locale: Locale }>;

/** A candidate who has opened the link: what the browser would hold. */
export type OpenAttempt = Readonly<{
  actor: CandidateActor;
  sessionToken: string;
  attemptRef: string;
  consentVersion: string;
  locale: Locale;
}>;

export function anonymous(): AnonymousActor {
  return { kind: 'anonymous', requestId: randomUUID(), ip: '127.0.0.1' };
}

/** Invites a person; the address path of the link and the attempt's id. */
export async function invite(inviter: MemberActor, assessmentId: string, person: Person) {
  const invited = await inviteCandidate(inviter, { assessmentId, requestId: randomUUID(), ...person });
  if (invited.status !== 'invited') throw new Error(`${person.email} was invited before`);
  return { attemptId: invited.attemptId, path: new URL(invited.link).pathname };
}

/** Opens an invitation as the candidate's browser would. */
export async function open(path: string, locale: Locale): Promise<OpenAttempt> {
  const token = path.slice(path.lastIndexOf('/') + 1);
  const { sessionToken } = await openLink(anonymous(), { token, locale });
  const found = await identifyCandidate(anonymous(), { sessionToken });
  if (found.session !== 'live') throw new Error('the invitation did not open');
  const { ref: attemptRef, consentVersion } = found.view;
  return { actor: found.actor, sessionToken, attemptRef, consentVersion, locale };
}

export function consent({ actor, attemptRef, consentVersion, locale }: OpenAttempt): Promise<void> {
  return giveConsent(actor, { attemptRef, consentVersion, locale, agree: 'yes' });
}

/** Saves the answers one by one, in order, as the candidate's page does. */
export async function answer(
  { sessionToken, attemptRef }: OpenAttempt,
  answers: Iterable<readonly [string, InventedAnswer]>,
): Promise<void> {
  let seq = 0;
  for (const [itemId, { value, shownMs }] of answers) {
    seq += 1;
    await saveAnswer(anonymous(), { sessionToken, attemptRef, itemId, value, seq, device: 'demo', shownMs });
  }
}

export function submit({ actor, attemptRef, locale }: OpenAttempt, expectedAnswered: number) {
  return submitAttempt(actor, { attemptRef, locale, expectedAnswered });
}
