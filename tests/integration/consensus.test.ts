import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MemberActor, RaterActor } from '@/lib/auth/policy';
import { db, disconnect } from '@/lib/db/client';
import { openLinks } from '@/lib/mail/sealed-link';
import { closeDiscussion, getDiscussion, noteDiscussion, openDiscussion } from '@/lib/services/consensus';
import { replaceRaterLink, switchRater } from '@/lib/services/raters';
import { readRatingForm, saveVote, submitVotes } from '@/lib/services/ratings';
import { getRoleDraft, undoDraftChange } from '@/lib/services/role-drafts';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { enterAs, inviteOne, rateAndSubmit, voteOf } from '../support/rater-factory';
import { completeRole, memberOfNewOrganization, save } from '../support/role-factory';

let database: TestDatabase;
let hr: MemberActor;
let jobRoleId: string;
let low: RaterActor;
let high: RaterActor;
let stepIds: readonly string[];

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  hr = await memberOfNewOrganization();
  jobRoleId = await completeRole(hr);
  low = await enterAs((await inviteOne(hr, jobRoleId)).token);
  high = await enterAs((await inviteOne(hr, jobRoleId, { kind: 'supervisor' })).token);
  stepIds = await rateAndSubmit(low, [
    [0, 0, 0],
    [6, 4, 0],
    [5, 1, 3],
  ]);
  await rateAndSubmit(high, [
    [6, 4, 4],
    [6, 4, 0],
    [5, 1, 3],
  ]);
});
afterAll(disconnect);

const step = (number: number) => stepIds[number - 1] ?? '';
const open = (...numbers: number[]) => openDiscussion(hr, { jobRoleId, stepIds: numbers.map(step) });
const frequencies = async (stepId: string) =>
  (await getRoleDraft(hr, { jobRoleId })).draft.steps
    .find(({ id }) => id === stepId)
    ?.ratings.map(({ frequency }) => frequency);

test('the most divided step comes first, and votes show without names', async () => {
  const { state, steps } = await getDiscussion(hr, { jobRoleId });
  expect(state).toBe('none');
  expect(steps.map(({ stepId }) => stepId)[0]).toBe(step(1));
  expect(steps[0]?.first.cells.frequency.votes).toEqual([1, 0, 0, 0, 0, 0, 2]);
  expect(JSON.stringify(steps)).not.toContain('Aino');
  expect(steps[0]?.votes.map(({ number, kind }) => [number, kind])).toEqual([
    [1, 'hr'],
    [2, 'incumbent'],
    [3, 'supervisor'],
  ]);
});

test('nobody votes again before it is opened, nor about other steps', async () => {
  await expect(saveVote(low, voteOf(low, step(1), [3, 2, 2]))).rejects.toMatchObject({
    code: 'INVALID_STATE',
  });
  await open(1);
  await expect(saveVote(low, voteOf(low, step(2), [3, 2, 2]))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const form = await readRatingForm(low);
  expect(form).toMatchObject({ state: 'again', round: 2 });
  expect(form.steps.map(({ id }) => id)).toEqual([step(1)]);
  expect(form.steps[0]?.vote).toMatchObject({ frequency: 0 });
  expect(form.steps[0]?.discussion?.agreement?.cells.frequency.votes).toEqual([1, 0, 0, 0, 0, 0, 2]);
});

test('the second vote replaces the first in the averages once it is handed in, and both are kept', async () => {
  await open(1);
  await noteDiscussion(hr, { jobRoleId, stepId: step(1), note: 'Depends on the shift' });
  await saveVote(low, voteOf(low, step(1), [4, 2, 2]));
  expect(await frequencies(step(1))).toEqual([6, 0, 6]);
  await submitVotes(low, { raterId: low.raterId, expected: 0 });
  expect(await frequencies(step(1))).toEqual([6, 4, 6]);
  const { votedAgain, steps } = await getDiscussion(hr, { jobRoleId });
  expect(votedAgain).toBe(1);
  expect(steps[0]).toMatchObject({ discussed: true, note: 'Depends on the shift' });
  expect(steps[0]?.votes[1]).toMatchObject({ first: { frequency: 0 }, second: { frequency: 4 } });
  expect(steps[0]?.first.cells.frequency.votes[0]).toBe(1);
  expect(steps[0]?.now?.cells.frequency.votes[0]).toBe(0);
});

test('a second vote can be corrected until the discussion ends, and counts at once', async () => {
  await open(1);
  await saveVote(low, voteOf(low, step(1), [4, 2, 2]));
  await submitVotes(low, { raterId: low.raterId, expected: 0 });
  expect(await readRatingForm(low)).toMatchObject({ state: 'votedAgain', round: 2, ratedAtFirst: 3 });
  const before = (await getRoleDraft(hr, { jobRoleId })).revision;
  await saveVote(low, voteOf(low, step(1), [2, 2, 2]));
  expect(await frequencies(step(1))).toEqual([6, 2, 6]);
  expect((await getRoleDraft(hr, { jobRoleId })).revision).toBe(before + 1);
  await submitVotes(low, { raterId: low.raterId, expected: 0 });
  await closeDiscussion(hr, { jobRoleId });
  const late = { code: 'INVALID_STATE' };
  await expect(saveVote(low, voteOf(low, step(1), [5, 2, 2]))).rejects.toMatchObject(late);
  await expect(submitVotes(low, { raterId: low.raterId, expected: 0 })).rejects.toMatchObject(late);
  expect((await readRatingForm(low)).state).toBe('submitted');
  const behind = `update "StepRating" set frequency = 1 where "raterId" = $1 and round = $2`;
  await expect(query(database.url, behind, [low.raterId, 2])).rejects.toThrow('no discussion');
  await expect(query(database.url, behind, [low.raterId, 1])).rejects.toThrow('handed in');
});

test('a second vote with a gap leaves the first one in its place', async () => {
  await open(1);
  await saveVote(low, { ...voteOf(low, step(1), [4, 2, 2]), gain: null });
  await submitVotes(low, { raterId: low.raterId, expected: 0 });
  expect(await frequencies(step(1))).toEqual([6, 0, 6]);
});

test('two members who open and end a discussion at the same time leave one discussion', async () => {
  await Promise.all([open(1), open(2), open(1)]);
  const { state, steps } = await getDiscussion(hr, { jobRoleId });
  expect(state).toBe('open');
  expect(steps.filter(({ discussed }) => discussed)).toHaveLength(2);
  const ends = await Promise.allSettled([1, 2, 3].map(() => closeDiscussion(hr, { jobRoleId })));
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('whoever has an address is asked by mail, once for each opening, by a link beside the first one', async () => {
  const email = 'aino@example.com';
  const asked = await inviteOne(hr, jobRoleId, { email, locale: 'sv' });
  await rateAndSubmit(await enterAs(asked.token), [2, 2, 2]);
  const busy = await inviteOne(hr, jobRoleId, { email: 'kesken@example.com' });
  const off = await inviteOne(hr, jobRoleId, { email: 'pois@example.com' });
  await rateAndSubmit(await enterAs(off.token), [2, 2, 2]);
  await switchRater(hr, { raterId: off.raterId, active: 'no' });
  await open(1);
  await open(2);
  const mails = () =>
    db().outboxMail.findMany({ where: { kind: 'raterDiscussion', organizationId: hr.organizationId } });
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ recipient: email, locale: 'fi' });
  const token = /\/r\/([\w-]+)/.exec(openLinks(mail?.text ?? ''))?.[1] ?? '';
  expect(token).not.toBe(asked.token);
  for (const link of [token, asked.token]) expect((await enterAs(link)).raterId).toBe(asked.raterId);
  expect((await enterAs(busy.token)).raterId).toBe(busy.raterId);
  await replaceRaterLink(hr, { raterId: asked.raterId });
  for (const link of [token, asked.token])
    await expect(enterAs(link)).rejects.toMatchObject({ code: 'LINK_INVALID' });
  await closeDiscussion(hr, { jobRoleId });
  await open();
  expect(await mails()).toHaveLength(2);
});

test('whoever does not vote again keeps the first vote', async () => {
  await open(1);
  await submitVotes(high, { raterId: high.raterId, expected: 0 });
  expect(await frequencies(step(1))).toEqual([6, 0, 6]);
});

test('HR’s change of a discussed step is a second vote, and undo takes it back', async () => {
  await open(1);
  await save(hr, jobRoleId, { type: 'rating', stepId: step(1), field: 'frequency', from: 6, to: 3 });
  expect(await frequencies(step(1))).toEqual([3, 0, 6]);
  const { steps } = await getDiscussion(hr, { jobRoleId });
  expect(steps[0]?.votes[0]).toMatchObject({
    first: { frequency: 6, loss: 1 },
    second: { frequency: 3, loss: 1 },
  });
  await undoDraftChange(hr, { jobRoleId, beforeRevision: null });
  expect(await frequencies(step(1))).toEqual([6, 0, 6]);
  const [relevance] = await query<{ n: number }>(
    database.ownerUrl,
    `select count(*)::int as n from "StepRelevance" where "taskStepId" = $1 and round = 2`,
    [step(1)],
  );
  expect(relevance?.n).toBe(6);
});

test('a closed discussion takes no votes, and opens again with more steps', async () => {
  await open(1);
  await closeDiscussion(hr, { jobRoleId });
  await expect(saveVote(low, voteOf(low, step(1), [4, 2, 2]))).rejects.toMatchObject({
    code: 'INVALID_STATE',
  });
  await expect(closeDiscussion(hr, { jobRoleId })).rejects.toMatchObject({ code: 'INVALID_STATE' });
  await open(2);
  expect((await readRatingForm(low)).steps.map(({ id }) => id)).toEqual([step(1), step(2)]);
});

test('a stranger, a foreign step and no step at all are refused', async () => {
  const stranger = await memberOfNewOrganization();
  const foreign = await completeRole(stranger);
  const [theirs] = (await getRoleDraft(stranger, { jobRoleId: foreign })).draft.steps;
  await expect(getDiscussion(stranger, { jobRoleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(openDiscussion(stranger, { jobRoleId, stepIds: [step(1)] })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(openDiscussion(hr, { jobRoleId, stepIds: [theirs?.id ?? ''] })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(openDiscussion(hr, { jobRoleId, stepIds: [] })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
  await expect(noteDiscussion(hr, { jobRoleId, stepId: step(1), note: 'x' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
