import { randomUUID } from 'node:crypto';
import type { MemberActor, RaterActor } from '@/lib/auth/policy';
import { identifyRater, openRaterLink } from '@/lib/services/rater-links';
import { inviteRater } from '@/lib/services/raters';
import { markFrameRead, readRatingForm, saveVote, submitVotes } from '@/lib/services/ratings';
import type { InviteRaterInput } from '@/lib/validation/rater';
import { anonymous } from './factories';

type Invitation = Partial<Pick<InviteRaterInput, 'name' | 'email' | 'kind' | 'site' | 'locale'>>;

/** Invites a rater and returns the token of the link. */
export async function inviteOne(actor: MemberActor, jobRoleId: string, rater: Invitation = {}) {
  const requestId = randomUUID();
  const result = await inviteRater(actor, {
    ...{ jobRoleId, requestId, name: 'Aino Arvio', email: '', locale: 'fi', kind: 'worker', site: '' },
    ...rater,
  });
  if (result.status !== 'invited') throw new Error('the rater was invited before');
  return { raterId: requestId, token: new URL(result.link).pathname.replace('/r/', ''), ...result };
}

/** Opens a link as a browser would. */
export async function enterAs(token: string): Promise<RaterActor> {
  const { sessionToken } = await openRaterLink(anonymous(), { token, locale: 'fi' });
  const found = await identifyRater(anonymous(), { sessionToken });
  if (found.session === 'none') throw new Error('the link opened no session');
  return found.actor;
}

type Ratings = readonly [frequency: number, loss: number, gain: number];

/** One vote as the page sends it. */
export function voteOf(actor: RaterActor, stepId: string, [frequency, loss, gain]: Ratings, link = 1) {
  return {
    ...{ raterId: actor.raterId, stepId, frequency, loss, gain, notInMyWork: false, tookMs: 60_000 },
    relevance: {
      carefulness: link,
      salesConfidence: link,
      serviceOrientation: link,
      socialConfidence: link,
      stressTolerance: link,
      integrity: link,
    },
  };
}

/** Rates every step the same way, or as given step by step, without handing in. */
export async function rateAll(actor: RaterActor, ratings: Ratings | readonly Ratings[], link = 1) {
  await markFrameRead(actor);
  const { steps } = await readRatingForm(actor);
  for (const [index, { id }] of steps.entries()) {
    const [first] = ratings;
    const own = typeof first === 'number' ? (ratings as Ratings) : (ratings as readonly Ratings[])[index];
    if (own) await saveVote(actor, voteOf(actor, id, own, link));
  }
  return steps.map(({ id }) => id);
}

/** Rates every step and hands the ratings in. */
export async function rateAndSubmit(actor: RaterActor, ratings: Ratings | readonly Ratings[], link = 1) {
  const ids = await rateAll(actor, ratings, link);
  await submitVotes(actor, { raterId: actor.raterId, expected: ids.length });
  return ids;
}
