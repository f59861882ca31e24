import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db, disconnect } from '@/lib/db/client';
import { uuidv7 } from '@/lib/db/uuid';
import { getRoleDraft, undoDraftChange } from '@/lib/services/role-drafts';
import { getProfileVersion, getPublications, publishRoleProfile } from '@/lib/services/role-profiles';
import { getRoleWeights } from '@/lib/services/role-weights';
import { addTargetAnswer, removeTargetAnswer } from '@/lib/services/target-answers';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import {
  completeRole,
  enterSteps,
  memberOf,
  memberOfNewOrganization,
  save,
  THREE_STEPS,
} from '../support/role-factory';

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
afterAll(disconnect);

const page = (actor = hr) => getRoleWeights(actor, { jobRoleId, assessmentId: null, templateKey: null });
const percents = async () => {
  const { derived } = (await page()).weights;
  if (derived.status === 'none') throw new Error('no weights');
  return derived.percents;
};
const setIntegrity = (percent: number, reason: string) =>
  save(hr, jobRoleId, { type: 'overrideWeight', scale: 'integrity', from: null, to: { percent, reason } });
const publish = async () => {
  const { revision } = await getRoleDraft(hr, { jobRoleId });
  return publishRoleProfile(hr, { jobRoleId, draftRevision: revision });
};

describe('a weight set by hand', () => {
  test('holds with its reason, and undo takes both back', async () => {
    const before = await percents();
    expect(await setIntegrity(30, ' Keys to every home ')).toMatchObject({ status: 'saved' });
    expect((await percents())[5]).toBe(30);
    expect((await page()).draft.scales[5].override).toEqual({ weight: 0.3, reason: 'Keys to every home' });
    expect(await undoDraftChange(hr, { jobRoleId, beforeRevision: null })).toMatchObject({
      status: 'undone',
    });
    expect(await percents()).toEqual(before);
  });

  test('is a conflict when somebody has set another meanwhile, and the same command again changes nothing', async () => {
    await setIntegrity(30, 'Keys');
    expect(await setIntegrity(30, 'Keys')).toMatchObject({ status: 'saved' });
    expect(await setIntegrity(20, 'Other')).toMatchObject({ status: 'conflict', current: 30 });
  });

  test('is in the published profile, in the words of what changed, and makes a version of its own', async () => {
    await publish();
    await setIntegrity(30, 'Keys to every home');
    const { version } = await publish();
    const view = await getProfileVersion(hr, { jobRoleId, version });
    expect(view.document.scales[5]).toMatchObject({
      weight: 0.3,
      override: { reason: 'Keys to every home' },
    });
    expect(view.changes).toContainEqual({
      kind: 'override',
      scale: 'integrity',
      toPercent: 30,
      reason: 'Keys to every home',
    });
  });

  test('that leaves nothing for the others is not used and cannot be published', async () => {
    const before = await percents();
    await setIntegrity(100, 'Only this');
    expect(await percents()).toEqual(before);
    await expect(publish()).rejects.toMatchObject({ code: 'DRAFT_INCOMPLETE' });
  });

  test('never stands without a reason in the database', async () => {
    await setIntegrity(30, 'Keys');
    const half = `update "RoleScaleSetting" set "overrideReason" = null where "scaleKey" = 'integrity'`;
    await expect(query(database.ownerUrl, half)).rejects.toThrow(/override_check/);
    const much = `update "RoleScaleSetting" set "overrideWeight" = 1.5 where "scaleKey" = 'integrity'`;
    await expect(query(database.ownerUrl, much)).rejects.toThrow(/override_check/);
  });
});

describe('experts about a target', () => {
  const answer = (percentile: number, answerId = uuidv7()) =>
    addTargetAnswer(hr, { jobRoleId, answerId, scale: 'integrity', kind: 'incumbent', percentile });

  test('are counted once each, known by kind, and can be removed', async () => {
    const id = uuidv7();
    await answer(70, id);
    await answer(70, id);
    await answer(60);
    const { answers } = await page();
    expect(answers.map(({ kind, percentile }) => [kind, percentile])).toEqual([
      ['incumbent', 70],
      ['incumbent', 60],
    ]);
    await removeTargetAnswer(hr, { jobRoleId, answerId: id });
    expect((await page()).answers).toHaveLength(1);
    await expect(removeTargetAnswer(hr, { jobRoleId, answerId: id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const events = await db().auditEvent.findMany({
      where: { organizationId: hr.organizationId, action: { startsWith: 'target.' } },
      orderBy: { seq: 'asc' },
      select: { action: true },
    });
    expect(events.map(({ action }) => action)).toEqual([
      'target.answered',
      'target.answered',
      'target.answerRemoved',
    ]);
  });

  test('change no target by themselves', async () => {
    const { draft } = await getRoleDraft(hr, { jobRoleId });
    await answer(95);
    expect((await getRoleDraft(hr, { jobRoleId })).draft.scales).toEqual(draft.scales);
  });
});

describe('an upper limit', () => {
  const cell = { type: 'scale', scale: 'integrity', from: null } as const;

  test('is published only with its incident, two experts and a review day', async () => {
    await save(hr, jobRoleId, { ...cell, field: 'targetUpper', to: 70 });
    await save(hr, jobRoleId, { ...cell, field: 'upperReason', to: 'Froze at the gate' });
    await expect(publish()).rejects.toMatchObject({ code: 'DRAFT_INCOMPLETE' });
    await save(hr, jobRoleId, { ...cell, field: 'upperFirstExpert', to: 'incumbent' });
    await save(hr, jobRoleId, { ...cell, field: 'upperSecondExpert', to: 'supervisor' });
    await expect(publish()).rejects.toMatchObject({ code: 'DRAFT_INCOMPLETE' });
    await save(hr, jobRoleId, { ...cell, field: 'upperReviewOn', to: '2027-11-01' });
    await publish();
    const { latest } = await getPublications(hr, { jobRoleId });
    expect(latest?.document.scales[5]).toMatchObject({
      upperBasis: { experts: ['incumbent', 'supervisor'], reviewOn: '2027-11-01' },
    });
  });
});

describe('the page', () => {
  test('compares with templates and with the other jobs, and takes nothing over', async () => {
    const before = await percents();
    expect((await page()).levels).toMatchObject({ organization: null });
    const other = await completeRole(hr);
    const { revision } = await getRoleDraft(hr, { jobRoleId: other });
    await publishRoleProfile(hr, { jobRoleId: other, draftRevision: revision });
    const compared = await getRoleWeights(hr, { jobRoleId, assessmentId: null, templateKey: 'driver' });
    expect(compared.levels.organization?.count).toBe(1);
    expect(compared.levels.industry?.count).toBe(1);
    expect(compared.levels.templateKeys).toEqual(['driver']);
    expect(await percents()).toEqual(before);
  });

  test('has nothing of another organisation, and nothing for a recruiter', async () => {
    const stranger = await memberOfNewOrganization();
    await expect(page(stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(page(await memberOf(hr.organizationId, 'RECRUITER'))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const foreign = {
      jobRoleId,
      answerId: uuidv7(),
      scale: 'integrity',
      kind: 'hr',
      percentile: 50,
    } as const;
    await expect(addTargetAnswer(stranger, foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      getRoleWeights(hr, { jobRoleId, assessmentId: uuidv7(), templateKey: null }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('asks the database as often for a large job as for a small one', async () => {
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    await page();
    const ofThree = spy.mock.calls.length;
    spy.mockClear();
    await enterSteps(
      hr,
      jobRoleId,
      THREE_STEPS.map((step) => ({ ...step, title: `${step.title} again` })),
    );
    spy.mockClear();
    await page();
    expect(spy.mock.calls.length).toBe(ofThree);
    spy.mockRestore();
  });
});
