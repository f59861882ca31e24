import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { stepAverage } from '@/lib/job-analysis/observed-frequency';
import {
  decideFrequency,
  endSession,
  leaveOutSession,
  reviewOthers,
  takeInSession,
} from '@/lib/services/observation-decisions';
import { getObservationPanel, getObservedStep } from '@/lib/services/observations';
import { identifyObserver, openObserverLink, showObserverLink } from '@/lib/services/observer-links';
import { eraseInvitedObserver, inviteObserver, replaceObserverLink } from '@/lib/services/observers';
import { getObserverPlan } from '@/lib/services/observing';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { getPublications, publishRoleProfile } from '@/lib/services/role-profiles';
import { syncBody } from '@/lib/validation/observation';
import { freshDatabase } from '../support/database';
import { anonymous } from '../support/factories';
import { inviteWatcher, observed, session, sync, tap, watcher } from '../support/observation-factory';
import { completeRole, memberOf, memberOfNewOrganization, save } from '../support/role-factory';

let hr: MemberActor;
let jobRoleId: string;
let stepIds: readonly string[];

const draftOf = async (role = jobRoleId) => (await getRoleDraft(hr, { jobRoleId: role })).draft;
const panelOf = () => getObservationPanel(hr, { jobRoleId });
const step = (index: number) => stepIds[index] ?? '';

async function observedFirstStep() {
  const [first] = (await panelOf()).steps;
  if (!first?.observed) throw new Error('nobody has observed the first step');
  return first.observed;
}

async function newJob(): Promise<void> {
  jobRoleId = await completeRole(hr);
  stepIds = (await draftOf()).steps.map(({ id }) => id);
}

beforeAll(async () => {
  await freshDatabase();
  hr = await memberOfNewOrganization();
  await newJob();
});

describe('an observer’s link', () => {
  test('shows whose job it is, changes nothing, and opens a browser', async () => {
    const { observerId, token } = await inviteWatcher(hr, jobRoleId);
    expect(await showObserverLink(anonymous(), { token })).toMatchObject({ jobTitle: 'Customer adviser' });
    expect((await panelOf()).observers.find(({ id }) => id === observerId)?.state).toBe('invited');
    const { sessionToken } = await openObserverLink(anonymous(), { token, locale: 'sv' });
    expect((await panelOf()).observers.find(({ id }) => id === observerId)?.state).toBe('opened');
    expect(await identifyObserver(anonymous(), { sessionToken })).toMatchObject({
      session: 'live',
      actor: { kind: 'observer', observerId, jobRoleId },
    });
  });

  test('is stored as a hash only', async () => {
    const { observerId, token } = await inviteWatcher(hr, jobRoleId);
    const row = await db().observer.findFirstOrThrow({ where: { id: observerId } });
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test('that was replaced is dead, while the opened phone goes on', async () => {
    const { observerId, token } = await inviteWatcher(hr, jobRoleId);
    const { sessionToken } = await openObserverLink(anonymous(), { token, locale: 'fi' });
    const { link } = await replaceObserverLink(hr, { observerId });
    await expect(showObserverLink(anonymous(), { token })).rejects.toMatchObject({ code: 'LINK_INVALID' });
    await showObserverLink(anonymous(), { token: link.split('/').at(-1) ?? '' });
    expect((await identifyObserver(anonymous(), { sessionToken })).session).toBe('live');
  });

  test('that was taken back closes every phone and forgets the person; what was seen stays', async () => {
    const by = await watcher(hr, jobRoleId);
    const made = await observed(by, 1, { [step(0)]: 1 });
    await eraseInvitedObserver(hr, { observerId: by.observerId });
    await expect(sync(by, [], [tap(made, step(0))])).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const panel = await panelOf();
    expect(panel.observers.find(({ id }) => id === by.observerId)).toMatchObject({
      name: null,
      state: 'revoked',
    });
    expect(panel.sessions.find(({ id }) => id === made.id)).toMatchObject({ total: 1, state: 'counted' });
  });

  test('the same form twice invites once, and an address once', async () => {
    const input = {
      ...{ jobRoleId, requestId: randomUUID(), name: 'Anna', site: '' },
      locale: 'fi',
      email: 'anna@example.com',
    } as const;
    expect((await inviteObserver(hr, input)).status).toBe('invited');
    expect((await inviteObserver(hr, input)).status).toBe('repeated');
    const again = { ...input, requestId: randomUUID() };
    await expect(inviteObserver(hr, again)).rejects.toMatchObject({ code: 'ALREADY_INVITED' });
    const mail = await db().outboxMail.findFirst({ where: { recipient: 'anna@example.com' } });
    expect(mail).toMatchObject({ kind: 'observerInvitation', locale: 'fi' });
  });
});

describe('what a phone sends', () => {
  test('counts once, whatever is repeated and in whatever order', async () => {
    await newJob();
    const by = await watcher(hr, jobRoleId);
    const made = session(2, { stepIds: [...stepIds] });
    const taps = Array.from({ length: 40 }, (_, index) => tap(made, step(index % 2)));
    const sent = await sync(by, [made], taps.slice(0, 25));
    expect(sent).toEqual({ sessions: [made.id], taps: expect.arrayContaining([taps[0]?.id]) as unknown });
    await sync(by, [], taps.slice(10, 40));
    expect((await sync(by, [made], taps)).taps).toHaveLength(40);
    await Promise.all([sync(by, [made], taps), sync(by, [made], taps.toReversed())]);
    const [stored] = (await panelOf()).sessions;
    expect(stored).toMatchObject({ total: 40, hours: 2, state: 'counted' });
    expect(Object.fromEntries(stored?.events ?? [])).toEqual({ [step(0)]: 20, [step(1)]: 20 });
  });

  test('an undone tap stays undone when an older state arrives late', async () => {
    await newJob();
    const by = await watcher(hr, jobRoleId);
    const made = session(1, { stepIds: [...stepIds] });
    const one = tap(made, step(0));
    await sync(by, [made], [{ ...one, rev: 2, undone: true, note: 'slipped' }]);
    expect((await sync(by, [], [one])).taps).toEqual([one.id]);
    expect((await panelOf()).sessions[0]?.total).toBe(0);
    const newer = { ...made, rev: 5, pausedMs: 600_000 };
    await sync(by, [newer], []);
    await sync(by, [{ ...made, rev: 4, endedAt: null }], []);
    expect((await panelOf()).sessions[0]?.hours).toBeCloseTo(1 - 1 / 6, 9);
  });

  test('a step of another job becomes something else, and nothing is thrown away', async () => {
    await newJob();
    const foreign = (await draftOf(await completeRole(hr))).steps[0]?.id ?? '';
    const by = await watcher(hr, jobRoleId);
    const made = session(1);
    expect((await sync(by, [made], [tap(made, foreign), tap(made, randomUUID())])).taps).toHaveLength(2);
    expect((await panelOf()).others[0]?.tapIds).toHaveLength(2);
  });

  test('never reaches the session of another observer', async () => {
    await newJob();
    const [one, other] = [await watcher(hr, jobRoleId), await watcher(hr, jobRoleId)];
    const made = await observed(one, 1, { [step(0)]: 3 });
    const stolen = { ...made, rev: 99, label: 'mine now', endedAt: null };
    expect(await sync(other, [stolen], [tap(made, step(0))])).toEqual({ sessions: [], taps: [] });
    expect((await panelOf()).sessions[0]).toMatchObject({ label: made.label, total: 3 });
    const mixed = sync({ ...other, observerId: one.observerId }, [], []);
    await expect(mixed).rejects.toMatchObject({ code: 'OTHER_ATTEMPT' });
  });

  test('needs a cookie', async () => {
    const nobody = { observerId: randomUUID(), sessionToken: 'a'.repeat(43) };
    await expect(sync(nobody, [], [])).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('is bounded, and each row comes once', () => {
    const made = session(1);
    const body = { observerId: randomUUID(), sessions: [made], taps: [tap(made, null)] };
    expect(syncBody.safeParse(body).success).toBe(true);
    const many = Array.from({ length: 301 }, () => tap(made, null));
    expect(syncBody.safeParse({ ...body, taps: many }).success).toBe(false);
    expect(syncBody.safeParse({ ...body, sessions: [made, made] }).success).toBe(false);
    const backwards = { ...made, endedAt: '2020-01-01T00:00:00.000Z' };
    expect(syncBody.safeParse({ ...body, sessions: [backwards] }).success).toBe(false);
  });
});

test('the plan of a phone is the steps of its own job, stage by stage', async () => {
  await newJob();
  const { actor } = await watcher(hr, jobRoleId);
  const plan = await getObserverPlan(actor);
  expect(plan.stages.map(({ steps }) => steps.length)).toEqual([2, 1]);
  expect(plan.stages.flatMap(({ steps }) => steps.map(({ id }) => id))).toEqual(stepIds);
});

describe('what follows from it', () => {
  test('a gap above one point asks for a decision and changes nothing by itself', async () => {
    await newJob();
    const before = await draftOf();
    const by = await watcher(hr, jobRoleId);
    // Rated 6, several times an hour; seen twice in eight hours.
    await observed(by, 8, { [step(0)]: 2, [step(1)]: 40 });
    const panel = await panelOf();
    expect(panel.steps.map(({ state }) => state)).toEqual(['decide', 'agrees', 'none']);
    expect(panel.steps[0]?.observed).toMatchObject({ events: 2, hours: 8, comparison: { rated: 6 } });
    const after = await draftOf();
    expect(after.observedHours).toBe(8);
    expect({ ...after, observedHours: 0 }).toEqual({ ...before, observedHours: 0 });
  });

  test('an observed frequency that was taken enters averages, profile and its trace', async () => {
    const {
      hours,
      rating: { rating },
    } = await observedFirstStep();
    const numbers = { events: 2, hours };
    const decision = { jobRoleId, stepId: step(0), taken: 'observed', reason: 'Seen, not believed' } as const;
    await expect(decideFrequency(hr, { ...decision, ...numbers, events: 3 })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await decideFrequency(hr, { ...decision, ...numbers });
    const draft = await draftOf();
    expect(draft.steps[0]).toMatchObject({ observed: { frequency: rating, events: 2, hours: 8 } });
    expect(draft.steps[0] ? stepAverage(draft.steps[0])?.frequency : null).toBe(rating);
    // What the raters said stays as it was.
    expect(draft.steps[0]?.ratings[0]?.frequency).toBe(6);
    await describeSteps();
    const { revision } = await getRoleDraft(hr, { jobRoleId });
    await publishRoleProfile(hr, { jobRoleId, draftRevision: revision });
    const { latest: profile } = await getPublications(hr, { jobRoleId });
    expect(profile?.document.basis.observedHours).toBe(8);
    expect(profile?.document.steps[0]?.observed).toMatchObject({ frequency: rating, events: 2, hours: 8 });
  });

  test('more observation leaves the decision standing and asks again; every decision is kept', async () => {
    const by = await watcher(hr, jobRoleId);
    await observed(by, 2, { [step(0)]: 1 });
    const page = await getObservedStep(hr, { jobRoleId, stepId: step(0) });
    expect(page.step).toMatchObject({ state: 'renew', observed: { events: 3, hours: 10 } });
    expect((await draftOf()).steps[0]?.observed).toMatchObject({ events: 2, hours: 8 });
    await decideFrequency(hr, {
      ...{ jobRoleId, stepId: step(0), taken: 'rated', reason: 'A quiet week', events: 3, hours: 10 },
    });
    expect((await draftOf()).steps[0]?.observed).toBeUndefined();
    const { history } = await getObservedStep(hr, { jobRoleId, stepId: step(0) });
    expect(history.map(({ taken, reason }) => [taken, reason])).toEqual([
      ['rated', 'A quiet week'],
      ['observed', 'Seen, not believed'],
    ]);
    const change = db().frequencyDecision.updateMany({ data: { reason: 'rewritten' } });
    await expect(change).rejects.toThrow();
  });

  test('two observers of the same work are compared, and the work is counted once', async () => {
    await newJob();
    const [one, other] = [await watcher(hr, jobRoleId), await watcher(hr, jobRoleId)];
    const seen = { [step(0)]: 9, [step(1)]: 2, [step(2)]: 0 };
    await observed(one, 3, seen, { parallelCode: 'Kuusi' });
    await observed(other, 3, { ...seen, [step(0)]: 8 }, { parallelCode: 'kuusi ' });
    const panel = await panelOf();
    expect(panel).toMatchObject({ hours: 3, agreement: { pairs: 1, sessions: 1, missing: null } });
    expect(panel.sessions.map(({ state }) => state).sort()).toEqual(['counted', 'second']);
    expect(panel.steps[0]?.observed?.hours).toBe(3);
    expect(panel.steps[0]?.observed?.pairs.flat().sort()).toEqual([8, 9]);
  });

  test('a session is left out with a reason, and comes back', async () => {
    await newJob();
    const by = await watcher(hr, jobRoleId);
    const { id: sessionId } = await observed(by, 4, { [step(0)]: 5 });
    await leaveOutSession(hr, { sessionId, reason: 'Practice' });
    expect((await panelOf()).sessions[0]).toMatchObject({ state: 'leftOut', leftOutReason: 'Practice' });
    expect((await draftOf()).observedHours).toBe(0);
    await takeInSession(hr, { sessionId });
    expect((await draftOf()).observedHours).toBe(4);
  });

  test('a forgotten session ends at its last mark', async () => {
    await newJob();
    const by = await watcher(hr, jobRoleId);
    const made = session(8, { endedAt: null, stepIds: [...stepIds] });
    const at = new Date(Date.parse(made.startedAt) + 5_400_000).toISOString();
    await sync(by, [made], [tap(made, step(0), { at })]);
    expect((await panelOf()).sessions[0]).toMatchObject({ state: 'running', hours: 0 });
    await endSession(hr, { sessionId: made.id });
    expect((await panelOf()).sessions[0]).toMatchObject({ state: 'counted', hours: 1.5 });
    await expect(endSession(hr, { sessionId: made.id })).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });
});

describe('something else', () => {
  const others = async () => {
    await newJob();
    const by = await watcher(hr, jobRoleId);
    const made = session(2, { stepIds: [...stepIds] });
    const notes = ['Looks for a parcel', 'looks for a parcel ', 'Waters the plants'];
    await sync(
      by,
      [made],
      notes.map((note) => tap(made, null, { note: note.trim() })),
    );
    return (await panelOf()).others;
  };

  test('is grouped by its note and assigned to a step, which then counts it', async () => {
    const [parcels, plants] = await others();
    expect([parcels?.tapIds.length, plants?.tapIds.length]).toEqual([2, 1]);
    const tapIds = [...(parcels?.tapIds ?? [])];
    await reviewOthers(hr, { outcome: 'step', jobRoleId, tapIds, stepId: step(1) });
    const panel = await panelOf();
    expect(panel.steps[1]?.observed?.events).toBe(2);
    expect(panel.others).toHaveLength(1);
    const again = reviewOthers(hr, { outcome: 'dismissed', jobRoleId, tapIds, reason: 'Late' });
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('becomes a new step of the draft, at the end of its stage', async () => {
    const [parcels] = await others();
    const newStepId = randomUUID();
    const stageId = (await draftOf()).stages[0]?.id ?? '';
    await reviewOthers(hr, {
      ...{ outcome: 'newStep', jobRoleId, newStepId, stageId, title: 'Looks for a lost parcel' },
      tapIds: [...(parcels?.tapIds ?? [])],
    });
    const { steps } = await panelOf();
    expect(steps.map(({ id }) => id)).toEqual([step(0), step(1), newStepId, step(2)]);
    expect(steps[2]).toMatchObject({ state: 'unrated', observed: { events: 2, hours: 2 } });
  });

  test('is dismissed with a reason', async () => {
    const groups = await others();
    const tapIds = groups.flatMap((group) => group.tapIds);
    await reviewOthers(hr, { outcome: 'dismissed', jobRoleId, tapIds, reason: 'Not this job' });
    const panel = await panelOf();
    expect(panel.others).toEqual([]);
    expect(panel.steps.every(({ observed: seen }) => seen?.events === 0)).toBe(true);
  });
});

describe('walls', () => {
  test('another organisation finds nothing', async () => {
    await newJob();
    const by = await watcher(hr, jobRoleId);
    const { id: sessionId } = await observed(by, 1, { [step(0)]: 1 });
    const stranger = await memberOfNewOrganization();
    const notFound = { code: 'NOT_FOUND' };
    const { observerId } = by;
    await expect(getObservationPanel(stranger, { jobRoleId })).rejects.toMatchObject(notFound);
    await expect(eraseInvitedObserver(stranger, { observerId })).rejects.toMatchObject(notFound);
    await expect(replaceObserverLink(stranger, { observerId })).rejects.toMatchObject(notFound);
    await expect(leaveOutSession(stranger, { sessionId, reason: 'no' })).rejects.toMatchObject(notFound);
    const decision = { stepId: step(0), taken: 'rated', reason: 'no', events: 1, hours: 1 } as const;
    await expect(decideFrequency(stranger, { jobRoleId, ...decision })).rejects.toMatchObject(notFound);
    const own = await completeRole(stranger);
    await expect(decideFrequency(stranger, { jobRoleId: own, ...decision })).rejects.toMatchObject(notFound);
  });

  test('a recruiter has no business here', async () => {
    const recruiter = await memberOf(hr.organizationId, 'RECRUITER');
    await expect(getObservationPanel(recruiter, { jobRoleId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

/** Publishing asks what the customer notices of each step, and for a measure of success. */
async function describeSteps(): Promise<void> {
  const draft = await draftOf();
  for (const { id, customerNotices } of draft.steps) {
    if (customerNotices !== '') continue;
    const cell = { type: 'step', stepId: id, field: 'customerNotices', from: '', to: 'Feels seen' } as const;
    await save(hr, jobRoleId, cell);
  }
  if (draft.successCriterion !== '') return;
  const cell = { type: 'role', field: 'successCriterion', from: '', to: 'Solved at once' } as const;
  await save(hr, jobRoleId, cell);
}
