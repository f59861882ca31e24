import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db, disconnect } from '@/lib/db/client';
import { closeRateLimits } from '@/lib/db/rate-limits';
import { draftWeights } from '@/lib/job-analysis/draft-weights';
import { identifyRater, openRaterLink, showRaterLink } from '@/lib/services/rater-links';
import { getRaterPanel } from '@/lib/services/rater-panel';
import {
  eraseInvitedRater,
  getRater,
  inviteRater,
  replaceRaterLink,
  setRaterPlace,
  switchRater,
} from '@/lib/services/raters';
import { markFrameRead, readRatingForm, saveVote, submitVotes } from '@/lib/services/ratings';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { getPublications, publishRoleProfile } from '@/lib/services/role-profiles';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { anonymous } from '../support/factories';
import { enterAs, inviteOne, rateAll, rateAndSubmit, voteOf } from '../support/rater-factory';
import { completeRole, memberOf, memberOfNewOrganization, save } from '../support/role-factory';

let database: TestDatabase;
let hr: MemberActor;
let jobRoleId: string;

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  hr = await memberOfNewOrganization();
  jobRoleId = await completeRole(hr);
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

const weights = async () => {
  const { derived } = draftWeights((await getRoleDraft(hr, { jobRoleId })).draft);
  return derived.status === 'derived' ? derived.weights : null;
};
const line = async (raterId: string) =>
  (await getRaterPanel(hr, { jobRoleId })).raters.find((rater) => rater.raterId === raterId);

describe('a link', () => {
  test('shows who asks and changes nothing until it is pressed', async () => {
    const { token, raterId } = await inviteOne(hr, jobRoleId);
    expect(await showRaterLink(anonymous(), { token })).toMatchObject({
      state: 'frame',
      jobTitle: 'Customer adviser',
      organizationName: 'Kaarna Energia',
    });
    expect(await line(raterId)).toMatchObject({ state: 'invited', rated: 0, counted: false });
    await enterAs(token);
    expect(await line(raterId)).toMatchObject({ state: 'opened' });
  });

  test('is stored as a hash only, and a mail carries it sealed', async () => {
    const { token } = await inviteOne(hr, jobRoleId, { email: 'aino@example.com' });
    const [row] = await query<{ text: string }>(
      database.ownerUrl,
      `select "Rater"::text as text from "Rater" where email is not null`,
    );
    expect(row?.text).not.toContain(token);
    const mail = await db().outboxMail.findFirstOrThrow({ where: { organizationId: hr.organizationId } });
    expect(mail.kind).toBe('raterInvitation');
    expect(mail.text).not.toContain(token);
  });

  test('that is wrong, replaced, taken back or too old opens nothing, in the same words', async () => {
    const replaced = await inviteOne(hr, jobRoleId);
    const next = await replaceRaterLink(hr, { raterId: replaced.raterId });
    const revoked = await inviteOne(hr, jobRoleId);
    await eraseInvitedRater(hr, { raterId: revoked.raterId });
    const old = await inviteOne(hr, jobRoleId);
    await db().rater.update({ where: { id: old.raterId }, data: { linkExpiresAt: new Date(0) } });
    for (const token of [replaced.token, revoked.token, old.token, 'a'.repeat(43)]) {
      await expect(openRaterLink(anonymous(), { token, locale: 'fi' })).rejects.toMatchObject({
        code: 'LINK_INVALID',
      });
    }
    expect(await line(old.raterId)).toMatchObject({ state: 'expired' });
    await enterAs(new URL(next.link).pathname.replace('/r/', ''));
  });

  test('that is replaced ends the session it opened; what was entered stays', async () => {
    const { token, raterId } = await inviteOne(hr, jobRoleId);
    const { sessionToken } = await openRaterLink(anonymous(), { token, locale: 'fi' });
    const found = await identifyRater(anonymous(), { sessionToken });
    if (found.session === 'none') throw new Error('no session');
    await rateAll(found.actor, [3, 2, 1]);
    await replaceRaterLink(hr, { raterId });
    expect(await identifyRater(anonymous(), { sessionToken })).toEqual({ session: 'none' });
    expect(await line(raterId)).toMatchObject({ rated: 3 });
  });

  test('sent twice invites once, and an address only once', async () => {
    const { raterId } = await inviteOne(hr, jobRoleId, { email: 'aino@example.com' });
    const again = {
      jobRoleId,
      requestId: raterId,
      name: 'A',
      email: '',
      locale: 'fi',
      kind: 'worker',
      site: '',
    } as const;
    expect(await inviteRater(hr, again)).toEqual({ status: 'repeated' });
    await expect(inviteOne(hr, jobRoleId, { email: 'aino@example.com' })).rejects.toMatchObject({
      code: 'ALREADY_INVITED',
    });
  });
});

describe('ratings', () => {
  test('stay blind: unfinished ones neither count nor show, not even to HR', async () => {
    const before = await weights();
    const { token, raterId } = await inviteOne(hr, jobRoleId);
    const rater = await enterAs(token);
    await rateAll(rater, [6, 4, 4], 3);
    expect(await weights()).toEqual(before);
    const shown = JSON.stringify([
      await getRaterPanel(hr, { jobRoleId }),
      await getRoleDraft(hr, { jobRoleId }),
    ]);
    expect(await line(raterId)).toMatchObject({ state: 'rating', rated: 3, counted: false });
    expect(shown).not.toContain('"frequency":6,"loss":4,"gain":4');
    const { draft } = await getRoleDraft(hr, { jobRoleId });
    expect(draft.steps.every(({ ratings }) => ratings.every((rating) => rating.raterId !== raterId))).toBe(
      true,
    );
  });

  test('of others are never part of what a rater reads', async () => {
    const first = await enterAs((await inviteOne(hr, jobRoleId)).token);
    await rateAndSubmit(first, [6, 4, 3]);
    const second = await enterAs((await inviteOne(hr, jobRoleId)).token);
    const form = await readRatingForm(second);
    expect(form.steps.map(({ vote, discussion }) => [vote, discussion])).toEqual(
      form.steps.map(() => [null, null]),
    );
  });

  test('count once handed in, as the mean with those of HR', async () => {
    const rater = await enterAs((await inviteOne(hr, jobRoleId)).token);
    const [stepId] = await rateAndSubmit(rater, [2, 2, 2]);
    const { draft } = await getRoleDraft(hr, { jobRoleId });
    expect(draft.steps.find(({ id }) => id === stepId)?.ratings.map(({ frequency }) => frequency)).toEqual([
      6, 2,
    ]);
    const { quality, uncertainty } = await getRaterPanel(hr, { jobRoleId });
    expect(quality.gate.conditions[0]).toMatchObject({ condition: 'raters', count: 2, passed: false });
    expect(uncertainty.status).toBe('estimated');
  });

  test('are handed in once and never change after that, whoever asks', async () => {
    const rater = await enterAs((await inviteOne(hr, jobRoleId)).token);
    const [stepId = ''] = await rateAndSubmit(rater, [2, 2, 2]);
    await expect(saveVote(rater, voteOf(rater, stepId, [5, 0, 0]))).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
    await expect(submitVotes(rater, { raterId: rater.raterId, expected: 3 })).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
    const behind = `update "StepRating" set frequency = 0 where "raterId" = $1`;
    await expect(query(database.url, behind, [rater.raterId])).rejects.toThrow('handed in');
  });

  test('of a step that is not the rater’s work leave its averages alone', async () => {
    const rater = await enterAs((await inviteOne(hr, jobRoleId)).token);
    const ids = await rateAll(rater, [2, 2, 2]);
    const [first = ''] = ids;
    await saveVote(rater, { ...voteOf(rater, first, [0, 0, 0]), notInMyWork: true });
    await submitVotes(rater, { raterId: rater.raterId, expected: 3 });
    const { draft } = await getRoleDraft(hr, { jobRoleId });
    const { rated, stepIds } = draftWeights(draft);
    expect(rated[stepIds.indexOf(first)]?.frequency).toBe(6);
    expect(rated[stepIds.indexOf(ids[1] ?? '')]?.frequency).toBe(4);
  });

  test('with gaps wait outside, so that nobody else’s gap keeps HR from publishing', async () => {
    const rater = await enterAs((await inviteOne(hr, jobRoleId)).token);
    const ids = await rateAll(rater, [2, 2, 2]);
    await saveVote(rater, { ...voteOf(rater, ids[0] ?? '', [0, 0, 0]), loss: null });
    await expect(submitVotes(rater, { raterId: rater.raterId, expected: 3 })).rejects.toMatchObject({
      code: 'ANSWERS_DIFFER',
    });
    await submitVotes(rater, { raterId: rater.raterId, expected: 2 });
    const { revision } = await getRoleDraft(hr, { jobRoleId });
    // Whoever read the draft before the ratings came has not seen what would be published.
    const stale = { jobRoleId, draftRevision: revision - 1 };
    await expect(publishRoleProfile(hr, stale)).rejects.toMatchObject({ code: 'CONFLICT' });
    await publishRoleProfile(hr, { jobRoleId, draftRevision: revision });
    const { latest: profile } = await getPublications(hr, { jobRoleId });
    expect(profile?.document.raters.map(({ index, kind }) => [index, kind])).toEqual([
      [1, 'hr'],
      [2, 'incumbent'],
    ]);
    expect(profile?.document.basis.raterCount).toBe(2);
    expect(JSON.stringify(profile)).not.toContain('Aino');
  });

  test('belong to the page they were given on', async () => {
    const one = await enterAs((await inviteOne(hr, jobRoleId)).token);
    const other = await enterAs((await inviteOne(hr, jobRoleId)).token);
    const [stepId = ''] = await rateAll(one, [1, 1, 1]);
    await markFrameRead(other);
    await expect(saveVote(other, voteOf(one, stepId, [6, 4, 4]))).rejects.toMatchObject({
      code: 'OTHER_ATTEMPT',
    });
    const elsewhere = await completeRole(hr);
    const foreign = await enterAs((await inviteOne(hr, elsewhere)).token);
    await expect(saveVote(foreign, voteOf(foreign, stepId, [6, 4, 4]))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('HR', () => {
  test('switches a rater off and on, and the weights follow', async () => {
    const alone = await weights();
    const { token, raterId } = await inviteOne(hr, jobRoleId);
    await rateAndSubmit(
      await enterAs(token),
      [
        [0, 0, 0],
        [6, 4, 0],
        [0, 0, 0],
      ],
      3,
    );
    const both = await weights();
    expect(both).not.toEqual(alone);
    const { without } = await getRaterPanel(hr, { jobRoleId });
    const left = without.find((entry) => entry.raterId === raterId);
    expect(left?.derived.status === 'derived' ? left.derived.weights : null).toEqual(alone);
    await switchRater(hr, { raterId, active: 'no' });
    expect(await weights()).toEqual(alone);
    expect(await line(raterId)).toMatchObject({ active: false, counted: false });
    await switchRater(hr, { raterId, active: 'yes' });
    expect(await weights()).toEqual(both);
  });

  test('switched off still sees and changes the own cells, which count for nothing', async () => {
    const { token } = await inviteOne(hr, jobRoleId);
    const [stepId = ''] = await rateAndSubmit(await enterAs(token), [3, 3, 3]);
    const own = (await getRaterPanel(hr, { jobRoleId })).raters[0]?.raterId ?? '';
    await switchRater(hr, { raterId: own, active: 'no' });
    const before = await weights();
    await save(hr, jobRoleId, { type: 'rating', stepId, field: 'frequency', from: 6, to: 1 });
    expect(await weights()).toEqual(before);
    const { draft } = await getRoleDraft(hr, { jobRoleId });
    expect(draft.steps[0]?.ratings[0]).toMatchObject({ raterId: own, frequency: 1, counted: false });
  });

  test('has a place, HR’s own ratings too', async () => {
    const { raterId } = await inviteOne(hr, jobRoleId);
    const own = (await getRaterPanel(hr, { jobRoleId })).raters[0]?.raterId ?? '';
    await setRaterPlace(hr, { raterId: own, site: 'Turku' });
    await setRaterPlace(hr, { raterId, site: 'Oulu' });
    expect(await line(own)).toMatchObject({ site: 'Turku', state: 'own' });
    expect(await getRater(hr, { jobRoleId, raterId })).toMatchObject({ site: 'Oulu', number: 2 });
    await eraseInvitedRater(hr, { raterId });
    const gone = { code: 'NOT_FOUND' };
    await expect(setRaterPlace(hr, { raterId, site: 'Pori' })).rejects.toMatchObject(gone);
  });

  test('of another organisation, and a recruiter, find nothing', async () => {
    const { raterId } = await inviteOne(hr, jobRoleId);
    const stranger = await memberOfNewOrganization();
    const recruiter = await memberOf(hr.organizationId, 'RECRUITER');
    const placeOf = (actor: MemberActor, rater: { raterId: string }) =>
      setRaterPlace(actor, { ...rater, site: '' });
    await expect(getRaterPanel(stranger, { jobRoleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const act of [replaceRaterLink, eraseInvitedRater, placeOf]) {
      await expect(act(stranger, { raterId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(act(recruiter, { raterId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(switchRater(stranger, { raterId, active: 'no' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(inviteOne(stranger, jobRoleId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
