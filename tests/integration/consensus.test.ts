import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MemberActor, RaterActor } from '@/lib/auth/policy';
import { disconnect } from '@/lib/db/client';
import { closeDiscussion, getDiscussion, noteDiscussion, openDiscussion } from '@/lib/services/consensus';
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
  const behind = `update "StepRating" set frequency = 1 where "raterId" = $1 and round = 2`;
  await expect(query(database.url, behind, [low.raterId])).rejects.toThrow('handed in');
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
