import { beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { uuidv7 } from '@/lib/db/uuid';
import { archiveJobRole, listJobRoles, restoreJobRole } from '@/lib/services/job-roles';
import { getRoleDraft, saveDraftCommand, undoDraftChange } from '@/lib/services/role-drafts';
import { saveDraftCommandInput } from '@/lib/validation/role-draft';
import { fieldMessages } from '@/lib/validation/field-messages';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import {
  completeRole,
  emptyRole,
  enterSteps,
  memberOf,
  memberOfNewOrganization,
  save,
  THREE_STEPS,
} from '../support/role-factory';

let database: TestDatabase;
let hr: MemberActor;
beforeAll(async () => {
  database = await freshDatabase();
  hr = await memberOfNewOrganization();
});

const draftOf = async (jobRoleId: string) => (await getRoleDraft(hr, { jobRoleId })).draft;
const undo = (actor: MemberActor, jobRoleId: string, beforeRevision: number | null = null) =>
  undoDraftChange(actor, { jobRoleId, beforeRevision });

describe('a cell', () => {
  test('is saved, and the revision grows by one', async () => {
    const jobRoleId = await emptyRole(hr);
    const command = { type: 'role', field: 'industry', from: 'Energy', to: 'Water' } as const;
    await expect(save(hr, jobRoleId, command)).resolves.toMatchObject({ status: 'saved', revision: 1 });
    expect((await draftOf(jobRoleId)).industry).toBe('Water');
  });

  test('that was changed elsewhere is a conflict with its value, and nothing is overwritten', async () => {
    const jobRoleId = await completeRole(hr);
    const colleague = await memberOf(hr.organizationId, 'HR');
    const stepId = (await draftOf(jobRoleId)).steps[0]?.id ?? '';
    const rating = { type: 'rating', stepId, field: 'frequency', from: 6 } as const;
    await save(colleague, jobRoleId, { ...rating, to: 2 });
    await expect(save(hr, jobRoleId, { ...rating, to: 4 })).resolves.toMatchObject({
      status: 'conflict',
      current: 2,
    });
    expect((await draftOf(jobRoleId)).steps[0]?.ratings[0]?.frequency).toBe(2);
  });

  test('never conflicts with another cell of the same step', async () => {
    const jobRoleId = await completeRole(hr);
    const stepId = (await draftOf(jobRoleId)).steps[0]?.id ?? '';
    const outcomes = await Promise.all([
      save(hr, jobRoleId, { type: 'rating', stepId, field: 'frequency', from: 6, to: 5 }),
      save(hr, jobRoleId, { type: 'rating', stepId, field: 'loss', from: 1, to: 3 }),
      save(hr, jobRoleId, { type: 'relevance', stepId, scale: 'integrity', from: 0, to: 2 }),
      save(hr, jobRoleId, {
        type: 'step',
        stepId,
        field: 'title',
        from: THREE_STEPS[0]?.title ?? '',
        to: 'Greets',
      }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['saved', 'saved', 'saved', 'saved']);
    // Four changes, four consecutive revisions, whatever their order.
    const revisions = outcomes.map(({ revision }) => revision).sort((a, b) => a - b);
    expect(revisions.map((revision) => revision - (revisions[0] ?? 0))).toEqual([0, 1, 2, 3]);
    const step = (await draftOf(jobRoleId)).steps[0];
    expect(step).toMatchObject({ title: 'Greets', ratings: [{ frequency: 5, loss: 3, gain: 2 }] });
    expect(step?.ratings[0]?.relevance[5]).toBe(2);
  });

  test('that arrives twice is saved once', async () => {
    const jobRoleId = await emptyRole(hr);
    const command = { type: 'role', field: 'industry', from: 'Energy', to: 'Water' } as const;
    await save(hr, jobRoleId, command);
    await expect(save(hr, jobRoleId, command)).resolves.toMatchObject({ status: 'saved', revision: 1 });
  });

  test('can be emptied again', async () => {
    const jobRoleId = await completeRole(hr);
    const stepId = (await draftOf(jobRoleId)).steps[0]?.id ?? '';
    await save(hr, jobRoleId, { type: 'rating', stepId, field: 'gain', from: 2, to: null });
    await save(hr, jobRoleId, { type: 'relevance', stepId, scale: 'serviceOrientation', from: 3, to: null });
    const rating = (await draftOf(jobRoleId)).steps[0]?.ratings[0];
    expect(rating?.gain).toBeNull();
    expect(rating?.relevance[2]).toBeNull();
  });

  test('of a step that was removed elsewhere says so', async () => {
    const jobRoleId = await completeRole(hr);
    const stepId = (await draftOf(jobRoleId)).steps[0]?.id ?? '';
    await save(hr, jobRoleId, { type: 'removeStep', stepId });
    const rating = { type: 'rating', stepId, field: 'frequency', from: 6, to: 1 } as const;
    await expect(save(hr, jobRoleId, rating)).resolves.toMatchObject({ status: 'gone' });
  });
});

describe('bad input', () => {
  const stepId = uuidv7();
  const rating = { type: 'rating', stepId, from: null } as const;
  test.each([
    ['a frequency of 7', { ...rating, field: 'frequency', to: 7 }, 'outOfRange'],
    ['a loss of −1', { ...rating, field: 'loss', to: -1 }, 'outOfRange'],
    ['half a gain', { ...rating, field: 'gain', to: 1.5 }, 'wholeNumber'],
    ['a relevance of 4', { type: 'relevance', stepId, scale: 'integrity', from: null, to: 4 }, 'outOfRange'],
    [
      'a lower limit of 81',
      { type: 'scale', scale: 'integrity', field: 'targetLower', from: null, to: 81 },
      'outOfRange',
    ],
    [
      'an upper limit of 64',
      { type: 'scale', scale: 'integrity', field: 'targetUpper', from: null, to: 64 },
      'outOfRange',
    ],
    ['no title', { type: 'role', field: 'title', from: 'x', to: '  ' }, 'required'],
    [
      'a title of 121 characters',
      { type: 'role', field: 'title', from: 'x', to: 'a'.repeat(121) },
      'tooLong',
    ],
    ['a null character', { type: 'role', field: 'industry', from: '', to: 'a\u0000b' }, 'invalid'],
    [
      'a blank reason',
      { type: 'scale', scale: 'integrity', field: 'excludedReason', from: null, to: ' ' },
      'reasonRequired',
    ],
    ['an unknown scale', { type: 'relevance', stepId, scale: 'luck', from: null, to: 1 }, 'invalid'],
    ['an unknown field', { ...rating, field: 'raterId', to: 1 }, 'invalid'],
  ])('%s is named at its field', (_what, command, message) => {
    const parsed = saveDraftCommandInput.safeParse({ jobRoleId: uuidv7(), command });
    expect(parsed.success).toBe(false);
    if (!parsed.success) expect(Object.values(fieldMessages(parsed.error))).toEqual([message]);
  });

  test('an upper limit at or under the lower one is refused beside its field', async () => {
    const jobRoleId = await emptyRole(hr);
    const scale = { type: 'scale', scale: 'integrity', from: null } as const;
    await save(hr, jobRoleId, { ...scale, field: 'targetLower', to: 70 });
    await expect(save(hr, jobRoleId, { ...scale, field: 'targetUpper', to: 70 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: { 'command.to': 'upperNotAboveLower' },
    });
    await save(hr, jobRoleId, { ...scale, field: 'targetUpper', to: 75 });
    await expect(
      save(hr, jobRoleId, { ...scale, field: 'targetLower', from: 70, to: 75 }),
    ).rejects.toMatchObject({
      fields: { 'command.to': 'lowerNotBelowUpper' },
    });
  });

  test('a refused change leaves revision, history and value as they were', async () => {
    const jobRoleId = await emptyRole(hr);
    const command = { type: 'removeStage', stageId: (await draftOf(jobRoleId)).stages[0]?.id ?? '' } as const;
    await enterSteps(hr, jobRoleId, THREE_STEPS.slice(0, 1));
    const before = await getRoleDraft(hr, { jobRoleId });
    await expect(save(hr, jobRoleId, command)).rejects.toMatchObject({ code: 'INVALID_STATE' });
    expect(await getRoleDraft(hr, { jobRoleId })).toEqual(before);
  });
});

describe('the database', () => {
  test.each([
    ['a frequency of 7', `UPDATE "StepRating" SET frequency = 7`],
    ['a relevance of 4', `UPDATE "StepRelevance" SET relevance = 4`],
    ['an upper limit of 64', `UPDATE "RoleScaleSetting" SET "targetUpper" = 64`],
    ['a lower limit of 19', `UPDATE "RoleScaleSetting" SET "targetLower" = 19`],
    [
      'an upper limit under the lower',
      `UPDATE "RoleScaleSetting" SET "targetLower" = 70, "targetUpper" = 66`,
    ],
    ['a blank reason', `UPDATE "RoleScaleSetting" SET "excludedReason" = ' '`],
  ])('refuses %s by itself', async (_what, statement) => {
    const jobRoleId = await completeRole(hr);
    await save(hr, jobRoleId, {
      type: 'scale',
      scale: 'integrity',
      field: 'targetLower',
      from: null,
      to: 50,
    });
    await expect(query(database.url, statement)).rejects.toMatchObject({ code: '23514' });
  });
});

describe('structure', () => {
  test('moves a step within and between stages, and undo puts it back', async () => {
    const jobRoleId = await completeRole(hr);
    const { steps, stages } = await draftOf(jobRoleId);
    const [a = '', b = '', c = ''] = steps.map(({ id }) => id);
    const [first = '', second = ''] = stages.map(({ id }) => id);
    const order = async () => (await draftOf(jobRoleId)).steps.map(({ id, stageId }) => [id, stageId]);

    const from = { stageId: first, after: null };
    await save(hr, jobRoleId, { type: 'moveStep', stepId: a, from, to: { stageId: first, after: b } });
    expect(await order()).toEqual([
      [b, first],
      [a, first],
      [c, second],
    ]);
    await save(hr, jobRoleId, { type: 'moveStep', stepId: a, from, to: { stageId: second, after: c } });
    expect(await order()).toEqual([
      [b, first],
      [c, second],
      [a, second],
    ]);
    await undo(hr, jobRoleId);
    await undo(hr, jobRoleId);
    expect(await order()).toEqual([
      [a, first],
      [b, first],
      [c, second],
    ]);
  });

  test('a step that somebody moved to another stage meanwhile is a conflict', async () => {
    const jobRoleId = await completeRole(hr);
    const { steps, stages } = await draftOf(jobRoleId);
    const stepId = steps[0]?.id ?? '';
    const [first = '', second = ''] = stages.map(({ id }) => id);
    const from = { stageId: first, after: null };
    await save(hr, jobRoleId, { type: 'moveStep', stepId, from, to: { stageId: second, after: null } });
    const late = {
      type: 'moveStep',
      stepId,
      from,
      to: { stageId: first, after: steps[1]?.id ?? '' },
    } as const;
    await expect(save(hr, jobRoleId, late)).resolves.toMatchObject({ status: 'conflict' });
  });

  test('a removed step comes back with its ratings, in its place', async () => {
    const jobRoleId = await completeRole(hr);
    const before = (await draftOf(jobRoleId)).steps;
    await save(hr, jobRoleId, { type: 'removeStep', stepId: before[1]?.id ?? '' });
    expect((await draftOf(jobRoleId)).steps).toHaveLength(2);
    await undo(hr, jobRoleId);
    expect((await draftOf(jobRoleId)).steps).toEqual(before);
  });

  test('an empty stage can be removed and comes back with its words', async () => {
    const jobRoleId = await emptyRole(hr);
    const before = (await draftOf(jobRoleId)).stages;
    await save(hr, jobRoleId, { type: 'removeStage', stageId: before[0]?.id ?? '' });
    expect((await draftOf(jobRoleId)).stages).toEqual(before.slice(1));
    await undo(hr, jobRoleId);
    expect((await draftOf(jobRoleId)).stages).toEqual(before);
  });

  test('a stage whose steps were all removed can be removed too', async () => {
    const jobRoleId = await emptyRole(hr);
    const [stepId = ''] = await enterSteps(hr, jobRoleId, THREE_STEPS.slice(0, 1));
    const stageId = (await draftOf(jobRoleId)).stages[0]?.id ?? '';
    await save(hr, jobRoleId, { type: 'removeStep', stepId });
    await expect(save(hr, jobRoleId, { type: 'removeStage', stageId })).resolves.toMatchObject({
      status: 'saved',
    });
  });

  test('moves stages', async () => {
    const jobRoleId = await emptyRole(hr);
    const [a = '', b = ''] = (await draftOf(jobRoleId)).stages.map(({ id }) => id);
    await save(hr, jobRoleId, { type: 'moveStage', stageId: a, after: b });
    expect((await draftOf(jobRoleId)).stages.map(({ id }) => id)).toEqual([b, a]);
  });

  test('an id that exists elsewhere is not taken over', async () => {
    const jobRoleId = await completeRole(hr);
    const stranger = await memberOfNewOrganization();
    const theirs = await emptyRole(stranger);
    const stage = (await getRoleDraft(stranger, { jobRoleId: theirs })).draft.stages[0]?.id ?? '';
    const stepId = (await draftOf(jobRoleId)).steps[0]?.id ?? '';
    const words = { title: 'Mine now', kind: 'core', contact: 'direct', customerNotices: '' } as const;
    const command = { type: 'addStep', stepId, place: { stageId: stage, after: null }, ...words } as const;
    await expect(save(stranger, theirs, command)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('undo', () => {
  test('takes back fifty changes, also after the page was read anew', async () => {
    const jobRoleId = await completeRole(hr, THREE_STEPS.slice(0, 1));
    const stepId = (await draftOf(jobRoleId)).steps[0]?.id ?? '';
    const before = await draftOf(jobRoleId);
    let from: number | null = 6;
    for (let index = 0; index < 50; index += 1) {
      const to: number = (index + 1) % 6;
      await save(hr, jobRoleId, { type: 'rating', stepId, field: 'frequency', from, to });
      from = to;
    }
    expect((await getRoleDraft(hr, { jobRoleId })).canUndo).toBe(true);
    for (let index = 0; index < 50; index += 1) await undo(hr, jobRoleId);
    expect((await draftOf(jobRoleId)).steps[0]?.ratings[0]?.frequency).toBe(
      before.steps[0]?.ratings[0]?.frequency,
    );
  });

  test('passes over a cell that somebody else changed, and goes on before it', async () => {
    const jobRoleId = await emptyRole(hr);
    const colleague = await memberOf(hr.organizationId, 'ADMIN');
    await save(hr, jobRoleId, { type: 'role', field: 'successCriterion', from: '', to: 'A' });
    await save(hr, jobRoleId, { type: 'role', field: 'industry', from: 'Energy', to: 'Water' });
    await save(colleague, jobRoleId, { type: 'role', field: 'industry', from: 'Water', to: 'Rail' });

    const refused = await undo(hr, jobRoleId);
    expect(refused).toMatchObject({ status: 'passed', changeRevision: 2 });
    expect((await draftOf(jobRoleId)).industry).toBe('Rail');
    await expect(undo(hr, jobRoleId, 2)).resolves.toMatchObject({ status: 'undone', more: false });
    expect((await draftOf(jobRoleId)).successCriterion).toBe('');
  });

  test("never takes back another person's change", async () => {
    const jobRoleId = await emptyRole(hr);
    const colleague = await memberOf(hr.organizationId, 'HR');
    await save(hr, jobRoleId, { type: 'role', field: 'industry', from: 'Energy', to: 'Water' });
    await expect(undo(colleague, jobRoleId)).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' });
  });

  test('of a new stage that has steps by now is passed over', async () => {
    const jobRoleId = await emptyRole(hr);
    const colleague = await memberOf(hr.organizationId, 'HR');
    const stageId = uuidv7();
    await save(hr, jobRoleId, { type: 'addStage', stageId, after: null, title: 'New', target: '' });
    await enterSteps(colleague, jobRoleId, THREE_STEPS.slice(0, 1));
    await expect(undo(hr, jobRoleId)).resolves.toMatchObject({ status: 'passed' });
  });
});

describe('tenants and member roles', () => {
  test('another organisation finds nothing and changes nothing', async () => {
    const jobRoleId = await completeRole(hr);
    const stranger = await memberOfNewOrganization('ADMIN');
    const before = await getRoleDraft(hr, { jobRoleId });
    const title = { type: 'role', field: 'title', from: 'Customer adviser', to: 'Taken' } as const;
    await expect(getRoleDraft(stranger, { jobRoleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(save(stranger, jobRoleId, title)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(undo(stranger, jobRoleId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(archiveJobRole(stranger, { jobRoleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await listJobRoles(stranger, { search: '' })).toEqual([]);
    expect(await getRoleDraft(hr, { jobRoleId })).toEqual(before);
  });

  test('a step of another job role of the same organisation is out of reach', async () => {
    const jobRoleId = await completeRole(hr);
    const other = await emptyRole(hr);
    const stepId = (await draftOf(jobRoleId)).steps[0]?.id ?? '';
    const rating = { type: 'rating', stepId, field: 'frequency', from: 6, to: 0 } as const;
    await expect(save(hr, other, rating)).resolves.toMatchObject({ status: 'gone' });
  });

  test('a recruiter neither reads nor changes drafts', async () => {
    const jobRoleId = await emptyRole(hr);
    const recruiter = await memberOf(hr.organizationId, 'RECRUITER');
    await expect(getRoleDraft(recruiter, { jobRoleId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const command = { type: 'role', field: 'title', from: 'Customer adviser', to: 'X' } as const;
    await expect(saveDraftCommand(recruiter, { jobRoleId, command })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

test('an archived role takes no changes and comes back as it was', async () => {
  const jobRoleId = await emptyRole(hr, 'Archived adviser');
  await archiveJobRole(hr, { jobRoleId });
  const command = { type: 'role', field: 'industry', from: 'Energy', to: 'X' } as const;
  await expect(save(hr, jobRoleId, command)).rejects.toMatchObject({ code: 'INVALID_STATE' });
  const [archived] = await listJobRoles(hr, { search: 'archived ADV' });
  expect(archived).toMatchObject({ archived: true, steps: 0, latest: null });
  await restoreJobRole(hr, { jobRoleId });
  await expect(save(hr, jobRoleId, command)).resolves.toMatchObject({ status: 'saved' });
});

test('the audit log has one line per person and hour, however many cells change', async () => {
  const jobRoleId = await completeRole(hr);
  const events = await db().auditEvent.findMany({
    where: { organizationId: hr.organizationId, subjectId: jobRoleId },
    select: { action: true, actorId: true },
  });
  const edits = events.filter(({ action }) => action === 'jobRole.edited');
  // Two when the clock strikes in the middle of the test.
  expect([1, 2]).toContain(edits.length);
  expect(edits[0]?.actorId).toBe(hr.userId);
});
