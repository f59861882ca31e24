import { randomUUID } from 'node:crypto';
import type { MemberActor, RaterActor } from '@/lib/auth/policy';
import type { DemoAnalysis, DemoRole, DemoStep } from '@/lib/content/schemas/demo';
import { SCALE_KEYS } from '@/lib/scales';
import { closeDiscussion, noteDiscussion, openDiscussion } from '@/lib/services/consensus';
import { identifyRater, openRaterLink } from '@/lib/services/rater-links';
import { inviteRater } from '@/lib/services/raters';
import { markFrameRead, readRatingForm, saveVote, submitVotes } from '@/lib/services/ratings';
import { anonymous } from './attempt';
import { inventedOpinion, type Vote } from './opinions';
import type { EnteredRole } from './role';

type Rater = DemoAnalysis['raters'][number];
type Invited = Readonly<{ rater: Rater; actor: RaterActor }>;

/**
 * People who know the job rate it beside HR; those who differ most about one step talk about it and vote once more.
 */
export async function rateTogether(hr: MemberActor, entered: EnteredRole, role: DemoRole): Promise<void> {
  const { analysis, locale } = role;
  if (analysis === null) return;
  const { jobRoleId, stepIds } = entered;
  const { step, note } = analysis.discussion;
  const invited: Invited[] = [];
  for (const [index, rater] of analysis.raters.entries()) {
    const actor = await enter(hr, jobRoleId, rater, locale);
    invited.push({ rater, actor });
    await rateSteps({ rater, actor }, entered, role, inventedOpinion(analysis.seed + index));
  }
  const stepId = stepIds[step] ?? unknownStep(step);
  await openDiscussion(hr, { jobRoleId, stepIds: [stepId] });
  await noteDiscussion(hr, { jobRoleId, stepId, note });
  for (const { rater, actor } of invited) {
    if (rater.disputed.second === null) continue;
    const links = (await readRatingForm(actor)).steps.find(({ id }) => id === stepId)?.vote?.relevance;
    await saveVote(actor, {
      ...{ raterId: actor.raterId, stepId, notInMyWork: false, tookMs: 48_000 },
      ...rater.disputed.second,
      relevance: Object.fromEntries(SCALE_KEYS.map((key, index) => [key, links?.[index] ?? null])),
    });
    await submitVotes(actor, { raterId: actor.raterId, expected: 0 });
  }
  await closeDiscussion(hr, { jobRoleId });
}

async function enter(
  hr: MemberActor,
  jobRoleId: string,
  { name, email, kind, site }: Rater,
  locale: DemoRole['locale'],
): Promise<RaterActor> {
  const requestId = randomUUID();
  const invited = await inviteRater(hr, { jobRoleId, requestId, name, email, locale, kind, site });
  if (invited.status !== 'invited') throw new Error(`${email} was invited before`);
  const token = invited.link.slice(invited.link.lastIndexOf('/') + 1);
  const { sessionToken } = await openRaterLink(anonymous(), { token, locale });
  const found = await identifyRater(anonymous(), { sessionToken });
  if (found.session === 'none') throw new Error('the link of a rater did not open');
  return found.actor;
}

async function rateSteps(
  { rater, actor }: Invited,
  { stepIds }: EnteredRole,
  { steps, analysis }: DemoRole,
  opinion: (step: DemoStep) => Vote,
): Promise<void> {
  const { raterId } = actor;
  await markFrameRead(actor);
  const rated = steps.slice(0, rater.answering ?? steps.length);
  for (const [index, step] of rated.entries()) {
    const invented = opinion(step);
    const isDisputed = index === analysis?.discussion.step;
    await saveVote(actor, {
      ...{ raterId, stepId: stepIds[index] ?? unknownStep(index) },
      ...invented,
      ...(isDisputed ? rater.disputed.first : {}),
      notInMyWork: rater.notMine.includes(index),
    });
  }
  if (rater.answering === null) await submitVotes(actor, { raterId, expected: rated.length });
}

function unknownStep(index: number): never {
  throw new Error(`no step ${index}`);
}
