import { createToken } from '@/lib/auth/token';
import type { CandidateActor, MemberActor } from '@/lib/auth/policy';
import { openLink } from '@/lib/services/candidate-links';
import { identifyCandidate } from '@/lib/services/candidate-sessions';
import { giveConsent } from '@/lib/services/consents';
import type { CandidateView } from '@/lib/services/internal/candidate-view';
import { readQuestionnaire, saveAnswer } from '@/lib/services/take';
import { invited, openAssessment } from './assessment-factory';
import { anonymous } from './factories';

export const CONSENT = { locale: 'fi', consentVersion: '1' } as const;

export type TestLink = Readonly<{ attemptId: string; token: string }>;

/** An invitation to a new assessment, or to a given one. */
export async function invitation(hr: MemberActor, assessmentId?: string): Promise<TestLink> {
  const id = assessmentId ?? (await openAssessment(hr)).assessmentId;
  const { attemptId, link } = await invited(hr, id);
  return { attemptId, token: link.slice(link.lastIndexOf('/') + 1) };
}

export type TestSession = Readonly<{ sessionToken: string; actor: CandidateActor; view: CandidateView }>;

/** Opens a link as a browser does. */
export async function opened({ token }: Pick<TestLink, 'token'>): Promise<TestSession> {
  const { sessionToken } = await openLink(anonymous(), { token, locale: 'fi' });
  return live(sessionToken);
}

/** Who holds a session right now. */
export async function live(sessionToken: string): Promise<TestSession> {
  const found = await identifyCandidate(anonymous(), { sessionToken });
  if (found.session !== 'live') throw new Error(`the session is ${found.session}`);
  return { sessionToken, actor: found.actor, view: found.view };
}

/** A candidate in the middle of answering. */
export async function answering(hr: MemberActor, assessmentId?: string): Promise<TestSession & TestLink> {
  const link = await invitation(hr, assessmentId);
  const session = await opened(link);
  await giveConsent(session.actor, { ...CONSENT, attemptRef: session.view.ref, agree: 'yes' });
  return { ...link, ...(await live(session.sessionToken)) };
}

type Choice = Readonly<{ value: number | null; seq?: number; device?: string; attemptRef?: string }>;

/** Saves one answer through the candidate's door. */
export function save(session: TestSession, itemId: string, choice: Choice) {
  return saveAnswer(anonymous(), {
    sessionToken: session.sessionToken,
    attemptRef: choice.attemptRef ?? session.view.ref,
    itemId,
    value: choice.value,
    seq: choice.seq ?? 1,
    device: choice.device ?? 'phone',
    shownMs: 3_000,
  });
}

/** What is stored, by item. */
export async function stored(session: TestSession): Promise<Readonly<Record<string, number | null>>> {
  const { given } = await readQuestionnaire(session.actor, { locale: 'fi' });
  return Object.fromEntries(Object.entries(given).map(([id, { value }]) => [id, value]));
}

/** A token of the right shape that opens nothing. */
export const unknownToken = () => createToken().token;
