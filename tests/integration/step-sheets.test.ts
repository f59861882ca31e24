import { beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { getRoleDraft, undoDraftChange } from '@/lib/services/role-drafts';
import { exportSteps, importSteps, previewSteps } from '@/lib/services/step-sheets';
import { freshDatabase } from '../support/database';
import { completeRole, emptyRole, memberOf, memberOfNewOrganization, save } from '../support/role-factory';

let hr: MemberActor;
beforeAll(async () => {
  await freshDatabase();
  hr = await memberOfNewOrganization();
});

const draftOf = async (jobRoleId: string) => (await getRoleDraft(hr, { jobRoleId })).draft;
const look = (jobRoleId: string, text: string) =>
  previewSteps(hr, { jobRoleId, source: { kind: 'text', text } });
async function bring(jobRoleId: string, text: string) {
  const { draftRevision, text: rows } = await look(jobRoleId, text);
  return importSteps(hr, { jobRoleId, draftRevision, text: rows });
}

const PASTED = [
  'Stage\tTask step\tFrequency\tEffect of an error\tEffect of success\tCarefulness\tContact',
  'Contact\tGreets\t6\t1\t2\t0\twith the customer',
  'Goodbye\tThanks\t5\t1\t3\t1\t',
].join('\n');

describe('pasted rows', () => {
  test('become steps with stage and ratings, and one undo takes them away again', async () => {
    const jobRoleId = await emptyRole(hr);
    const text = PASTED.replace(/\t$/m, '\tnone');
    expect(await bring(jobRoleId, text)).toMatchObject({ steps: 2, cells: 0 });
    const draft = await draftOf(jobRoleId);
    expect(draft.stages.map(({ title }) => title)).toEqual(['Contact', 'Solution', 'Goodbye']);
    expect(draft.steps.map(({ title }) => title)).toEqual(['Greets', 'Thanks']);
    expect(draft.steps[1]?.ratings[0]).toMatchObject({ frequency: 5, loss: 1, gain: 3 });
    expect(draft.steps[1]?.ratings[0]?.relevance[0]).toBe(1);

    const undone = await undoDraftChange(hr, { jobRoleId, beforeRevision: null });
    expect(undone).toMatchObject({ status: 'undone', applied: { type: 'removeSteps' } });
    expect((await draftOf(jobRoleId)).steps).toEqual([]);
  });

  test('with one wrong cell change nothing at all', async () => {
    const jobRoleId = await emptyRole(hr);
    const before = await draftOf(jobRoleId);
    const { errors, draftRevision, text } = await look(jobRoleId, PASTED.replace('\t6\t', '\t9\t'));
    expect(errors).toContainEqual({ row: 2, column: 'frequency', code: 'outOfRange' });
    await expect(importSteps(hr, { jobRoleId, draftRevision, text })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await draftOf(jobRoleId)).toEqual(before);
  });

  test('are not brought into a draft that moved on after the look', async () => {
    const jobRoleId = await completeRole(hr);
    const { draftRevision, text } = await look(jobRoleId, 'title\nNew one');
    await save(hr, jobRoleId, { type: 'role', field: 'industry', from: 'Energy', to: 'Water' });
    await expect(importSteps(hr, { jobRoleId, draftRevision, text })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });
});

describe('an exported table', () => {
  test.each(['csv', 'xlsx'] as const)('comes back from %s without a change', async (format) => {
    const jobRoleId = await completeRole(hr);
    const { content } = await exportSteps(hr, { jobRoleId, format, locale: 'fi' });
    const source =
      typeof content === 'string'
        ? ({ kind: 'text', text: content } as const)
        : ({ kind: 'xlsx', bytes: content } as const);
    const plan = await previewSteps(hr, { jobRoleId, source });
    expect(plan).toMatchObject({ errors: [], changes: [], newSteps: [], unchanged: 3 });
    const { draftRevision, text } = plan;
    expect(await importSteps(hr, { jobRoleId, draftRevision, text })).toMatchObject({ steps: 0, cells: 0 });
  });

  test('changes cells and stages by the id of the step', async () => {
    const jobRoleId = await completeRole(hr);
    const { content } = await exportSteps(hr, { jobRoleId, format: 'csv', locale: 'en' });
    const noted = { action: 'jobRole.exported', subjectId: jobRoleId };
    expect(await db().auditEvent.findFirst({ where: noted })).toMatchObject({ data: { format: 'csv' } });
    const edited = String(content).replace('Verifies who is calling', 'Verifies, who calls');
    const quoted = edited.replace('Contact,Verifies, who calls', 'Solution,"Verifies, who calls"');
    expect(await bring(jobRoleId, quoted)).toMatchObject({ steps: 0, cells: 2 });
    const draft = await draftOf(jobRoleId);
    expect(draft.steps.map(({ title }) => title)).toEqual([
      'Greets by name without hurry',
      'Suggests a better contract',
      'Verifies, who calls',
    ]);
  });
});

describe('walls', () => {
  test('another organisation finds no such job', async () => {
    const jobRoleId = await completeRole(hr);
    const stranger = await memberOfNewOrganization();
    const file = { jobRoleId, format: 'csv', locale: 'fi' } as const;
    await expect(exportSteps(stranger, file)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const source = { kind: 'text', text: 'title\nx' } as const;
    await expect(previewSteps(stranger, { jobRoleId, source })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const rows = { jobRoleId, draftRevision: 0, text: 'title\nx' };
    await expect(importSteps(stranger, rows)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('recruiters neither take nor bring steps', async () => {
    const recruiter = await memberOf(hr.organizationId, 'RECRUITER');
    const jobRoleId = await completeRole(hr);
    await expect(exportSteps(recruiter, { jobRoleId, format: 'csv', locale: 'fi' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
