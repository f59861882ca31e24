import { beforeAll, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { getRoleDraft, saveDetails, undoDraftChange } from '@/lib/services/role-drafts';
import { saveDetailsInput } from '@/lib/validation/role-draft';
import { freshDatabase } from '../support/database';
import { completeRole, memberOf, memberOfNewOrganization, save } from '../support/role-factory';

let hr: MemberActor;
beforeAll(async () => {
  await freshDatabase();
  hr = await memberOfNewOrganization();
});

const draftOf = async (jobRoleId: string) => (await getRoleDraft(hr, { jobRoleId })).draft;
const details = (actor: MemberActor, jobRoleId: string, commands: readonly object[]) =>
  saveDetails(actor, saveDetailsInput.parse({ jobRoleId, commands }));

async function role() {
  const jobRoleId = await completeRole(hr);
  const { stages, steps } = await draftOf(jobRoleId);
  const stage = { type: 'stage', stageId: stages[0]?.id ?? '' };
  const step = { type: 'step', stepId: steps[0]?.id ?? '' };
  return { jobRoleId, stage, step };
}

test('the cells of a form are saved together, and each can be taken back', async () => {
  const { jobRoleId, stage, step } = await role();
  const { revision } = await details(hr, jobRoleId, [
    { ...stage, field: 'kpi', from: '', to: 'Settled at once' },
    { ...stage, field: 'kpiKind', from: 'quality', to: 'volume' },
    { ...step, field: 'latitude', from: null, to: 0 },
    { ...step, field: 'channels', from: '', to: 'phone,chat' },
    { type: 'role', field: 'mixAttention', from: null, to: 40 },
  ]);
  const saved = await draftOf(jobRoleId);
  expect(saved.stages[0]).toMatchObject({ kpi: 'Settled at once', kpiKind: 'volume' });
  expect(saved.steps[0]).toMatchObject({ latitude: 0, channels: 'phone,chat' });
  expect(saved.mixAttention).toBe(40);
  expect((await getRoleDraft(hr, { jobRoleId })).revision).toBe(revision);

  await undoDraftChange(hr, { jobRoleId, beforeRevision: null });
  await undoDraftChange(hr, { jobRoleId, beforeRevision: null });
  const undone = await draftOf(jobRoleId);
  expect([undone.mixAttention, undone.steps[0]?.channels, undone.steps[0]?.latitude]).toEqual([null, '', 0]);
});

test('one cell that was changed elsewhere keeps the whole form from being stored, and is named', async () => {
  const { jobRoleId, stage } = await role();
  const colleague = await memberOf(hr.organizationId, 'HR');
  await details(colleague, jobRoleId, [{ ...stage, field: 'owner', from: '', to: 'Anna' }]);
  await expect(
    details(hr, jobRoleId, [
      { ...stage, field: 'promise', from: '', to: 'We call back' },
      { ...stage, field: 'owner', from: '', to: 'Bertil' },
    ]),
  ).rejects.toMatchObject({ code: 'CONFLICT', fields: { owner: 'changedElsewhere' } });
  expect((await draftOf(jobRoleId)).stages[0]).toMatchObject({ owner: 'Anna', promise: '' });
});

test('a removed stage comes back with its details', async () => {
  const { jobRoleId } = await role();
  const stageId = '01a20116-0000-7000-8000-00000000abcd';
  await save(hr, jobRoleId, { type: 'addStage', stageId, after: null, title: 'Farewell', target: '' });
  await details(hr, jobRoleId, [
    { type: 'stage', stageId, field: 'promise', from: '', to: 'We ask how it went' },
  ]);
  await save(hr, jobRoleId, { type: 'removeStage', stageId });
  await undoDraftChange(hr, { jobRoleId, beforeRevision: null });
  expect((await draftOf(jobRoleId)).stages[0]).toMatchObject({ id: stageId, promise: 'We ask how it went' });
});

test('values outside their range are refused before anything is stored', async () => {
  const { jobRoleId, step, stage } = await role();
  const refused = [
    { ...step, field: 'latitude', from: null, to: 5 },
    { ...step, field: 'channels', from: '', to: 'chat,phone' },
    { ...step, field: 'serviceLevel', from: '', to: 'best' },
    { ...stage, field: 'kpiKind', from: 'quality', to: '' },
    { type: 'role', field: 'isco', from: '', to: '42' },
    { type: 'role', field: 'mixCritical', from: null, to: 101 },
  ];
  for (const command of refused) {
    expect(
      saveDetailsInput.safeParse({ jobRoleId, commands: [command] }).success,
      JSON.stringify(command),
    ).toBe(false);
  }
  // The database would refuse them too.
  await expect(db().taskStep.updateMany({ data: { latitude: 5 } })).rejects.toThrow();
});

test('another organisation and a recruiter are refused', async () => {
  const { jobRoleId, stage } = await role();
  const command = { ...stage, field: 'owner', from: '', to: 'Somebody' };
  const stranger = await memberOfNewOrganization();
  await expect(details(stranger, jobRoleId, [command])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const recruiter = await memberOf(hr.organizationId, 'RECRUITER');
  await expect(details(recruiter, jobRoleId, [command])).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
