import type { MemberActor } from '@/lib/auth/policy';
import type { DemoPeople } from '@/lib/content/schemas/demo';
import { loadNorm, loadQuestionnaire } from '@/lib/content/load';
import { refuseConsent, withdrawConsent } from '@/lib/services/consents';
import { cancelInvitation } from '@/lib/services/invitations';
import { readQuestionnaire } from '@/lib/services/take';
import { answer, consent, invite, open, type OpenAttempt, type Person, submit } from './attempt';
import { inventAnswers, type InventedAnswer, type Manner } from './persona';

type Candidate = DemoPeople['candidates'][number];

const questionnaire = loadQuestionnaire('six-scales', 1);
const norm = loadNorm('planning', 1);

/** Invites a candidate who answers everything and submits. */
export async function complete(
  recruiter: MemberActor,
  assessmentId: string,
  person: Candidate,
  seed: number,
  manner: Manner = 'ordinary',
): Promise<OpenAttempt> {
  const attempt = await start(recruiter, assessmentId, person);
  const answers = await administered(attempt, seed, manner);
  await answer(attempt, answers);
  await submit(attempt, answers.filter(([, { value }]) => value !== null).length);
  return attempt;
}

/** Invites a candidate who stops after `count` statements. */
export async function stopAfter(
  recruiter: MemberActor,
  assessmentId: string,
  person: Candidate,
  seed: number,
  count: number,
): Promise<OpenAttempt> {
  const attempt = await start(recruiter, assessmentId, person);
  await answer(attempt, (await administered(attempt, seed, 'ordinary')).slice(0, count));
  return attempt;
}

async function start(recruiter: MemberActor, assessmentId: string, person: Person): Promise<OpenAttempt> {
  const { path } = await invite(recruiter, assessmentId, person);
  const attempt = await open(path, person.locale);
  await consent(attempt);
  return attempt;
}

async function administered(attempt: OpenAttempt, seed: number, manner: Manner) {
  const { form } = await readQuestionnaire(attempt.actor, { locale: attempt.locale });
  const answers = inventAnswers(questionnaire.instrument.items, norm, seed, manner);
  return form.statements.map(({ id }): readonly [string, InventedAnswer] => {
    const invented = answers.get(id);
    if (!invented) throw new Error(`no answer for ${id}`);
    return [id, invented];
  });
}

/** Leaves one attempt in each state that a list of candidates must be able to show. */
export async function everyState(
  recruiter: MemberActor,
  assessmentId: string,
  people: readonly Candidate[],
): Promise<{ freshLink: string }> {
  const [fresh, opened, answering, cancelled, refused, withdrawnEarly, withdrawnLate] = people;
  if (!fresh || !opened || !answering || !cancelled || !refused || !withdrawnEarly || !withdrawnLate) {
    throw new Error('seven people are needed');
  }
  const { path: freshLink } = await invite(recruiter, assessmentId, fresh);
  await open((await invite(recruiter, assessmentId, opened)).path, opened.locale);
  await stopAfter(recruiter, assessmentId, answering, 901, 31);
  const { attemptId } = await invite(recruiter, assessmentId, cancelled);
  await cancelInvitation(recruiter, { attemptId });
  const refusing = await open((await invite(recruiter, assessmentId, refused)).path, refused.locale);
  await refuseConsent(refusing.actor, wording(refusing));
  const early = await stopAfter(recruiter, assessmentId, withdrawnEarly, 902, 12);
  await withdrawConsent(early.actor, wording(early));
  const late = await complete(recruiter, assessmentId, withdrawnLate, 903);
  await withdrawConsent(late.actor, wording(late));
  return { freshLink };
}

function wording({ attemptRef, consentVersion, locale }: OpenAttempt) {
  return { attemptRef, consentVersion, locale };
}
