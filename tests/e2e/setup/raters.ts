import type { MemberActor } from '@/lib/auth/policy';
import { openDiscussion } from '@/lib/services/consensus';
import { identifyRater, openRaterLink } from '@/lib/services/rater-links';
import { markFrameRead, readRatingForm, saveVote, submitVotes } from '@/lib/services/ratings';
import { anonymous } from '../../support/factories';
import { enterAs, inviteOne, rateAndSubmit, voteOf } from '../../support/rater-factory';

/** Two votes that are far from each other, so that there is something to discuss. */
const LOW = [1, 0, 1] as const;
const HIGH = [5, 4, 3] as const;
/** The steps weigh differently for this rater, step by step. */
const UNEVEN = [
  [1, 0, 1],
  [6, 4, 4],
  [3, 1, 0],
] as const;

/** Raters of a job at every point of their way: a link and the sessions of their browsers. */
export async function ratersAtEveryStage(hr: MemberActor, jobRoleId: string) {
  const start = async (name: string, kind: 'worker' | 'supervisor', site: string) => {
    const { token } = await inviteOne(hr, jobRoleId, { name, kind, site });
    const { sessionToken } = await openRaterLink(anonymous(), { token, locale: 'fi' });
    const found = await identifyRater(anonymous(), { sessionToken });
    if (found.session === 'none') throw new Error('a new link opened no session');
    return { session: sessionToken, actor: found.actor };
  };
  const fresh = await inviteOne(hr, jobRoleId, { name: 'Uusi Arvioija', site: 'Turku' });
  const frame = await start('Lukeva Arvioija', 'worker', 'Turku');
  const rating = await start('Kesken Arvioija', 'worker', 'Espoo');
  const again = await start('Toistava Arvioija', 'supervisor', 'Espoo');
  const done = await start('Valmis Arvioija', 'worker', 'Turku');

  await markFrameRead(rating.actor);
  const { steps } = await readRatingForm(rating.actor);
  for (const { id } of steps.slice(0, 2)) await saveVote(rating.actor, voteOf(rating.actor, id, LOW));
  await rateAndSubmit(again.actor, LOW);
  await rateAndSubmit(done.actor, HIGH, 3);
  await openDiscussion(hr, { jobRoleId, stepIds: steps.slice(0, 2).map(({ id }) => id) });
  await submitVotes(done.actor, { raterId: done.actor.raterId, expected: 0 });
  return {
    ...{ freshLink: `/r/${fresh.token}`, raterId: fresh.raterId },
    ...{ frame: frame.session, rating: rating.session, again: again.session, done: done.session },
  };
}

/** Two more raters of a job who see it differently and have handed in. */
export async function ratedBy(hr: MemberActor, jobRoleId: string, names: readonly string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    const { token } = await inviteOne(hr, jobRoleId, { name, kind: 'worker', site: 'Turku' });
    await rateAndSubmit(await enterAs(token), index === 0 ? UNEVEN : HIGH, index + 1);
  }
}
