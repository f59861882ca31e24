import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import {
  moveDecision,
  removeDecision,
  restoreDecision,
  saveCondition,
  saveDecision,
  saveFix,
} from '@/lib/services/authority';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { getProfileVersion, publishRoleProfile } from '@/lib/services/role-profiles';
import { saveConditionInput, saveDecisionInput, saveFixInput } from '@/lib/validation/job-side';
import { freshDatabase } from '../support/database';
import { completeRole, memberOf, memberOfNewOrganization } from '../support/role-factory';

let hr: MemberActor;
beforeAll(async () => {
  await freshDatabase();
  hr = await memberOfNewOrganization();
});

const draftOf = async (jobRoleId: string) => (await getRoleDraft(hr, { jobRoleId })).draft;

async function role() {
  const jobRoleId = await completeRole(hr);
  const [first, second] = (await draftOf(jobRoleId)).steps;
  return { jobRoleId, stepId: first?.id ?? '', otherStepId: second?.id ?? '' };
}

const decision = (jobRoleId: string, more: object = {}) =>
  saveDecisionInput.parse({
    ...{ jobRoleId, decisionId: randomUUID(), title: 'Refund', condition: 'Our mistake', decider: 'worker' },
    ...{
      limitAmount: '1 250,50',
      limitUnit: '€',
      mustInform: 'Supervisor',
      escalation: 'Manager',
      stepIds: [],
    },
    ...more,
  });
const plan = { owner: 'Service manager', dueOn: '2027-01-31', state: 'agreed' };
const fix = (jobRoleId: string, stepId: string, more: object = {}) =>
  saveFixInput.parse({ jobRoleId, stepId, change: 'May refund up to 50 €', ...plan, ...more });
const pay = (jobRoleId: string, more: object = {}) =>
  saveConditionInput.parse({ jobRoleId, kind: 'pay', present: 'Band 3', missing: '', ...plan, ...more });

describe('the decision catalogue', () => {
  test('keeps a decision with its steps and limit, and the same form again changes it', async () => {
    const { jobRoleId, stepId, otherStepId } = await role();
    const input = decision(jobRoleId, { stepIds: [otherStepId, stepId] });
    await saveDecision(hr, input);
    await saveDecision(hr, { ...input, decider: 'nobodyKnows' });
    const { decisions } = await draftOf(jobRoleId);
    expect(decisions).toEqual([
      {
        ...{ id: input.decisionId, title: 'Refund', condition: 'Our mistake', decider: 'nobodyKnows' },
        ...{ limitAmount: 1250.5, limitUnit: '€', mustInform: 'Supervisor', escalation: 'Manager' },
        stepIds: [stepId, otherStepId],
      },
    ]);
  });

  test('moves, removes and brings back', async () => {
    const { jobRoleId } = await role();
    const ids: string[] = [];
    for (const title of ['One', 'Two', 'Three']) {
      const input = decision(jobRoleId, { title });
      await saveDecision(hr, input);
      ids.push(input.decisionId);
    }
    const titles = async () => (await draftOf(jobRoleId)).decisions?.map(({ title }) => title);
    const [one = '', , three = ''] = ids;
    await moveDecision(hr, { jobRoleId, decisionId: three, by: 'up' });
    await moveDecision(hr, { jobRoleId, decisionId: one, by: 'up' });
    expect(await titles()).toEqual(['One', 'Three', 'Two']);
    await removeDecision(hr, { jobRoleId, decisionId: three });
    expect(await titles()).toEqual(['One', 'Two']);
    await expect(saveDecision(hr, decision(jobRoleId, { decisionId: three }))).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await restoreDecision(hr, { jobRoleId, decisionId: three });
    expect(await titles()).toEqual(['One', 'Three', 'Two']);
  });

  test('refuses an unknown decider, a limit that is no number and a step of another job', async () => {
    const { jobRoleId } = await role();
    const refused = { limitAmount: 'fifty' };
    expect(() => decision(jobRoleId, refused)).toThrow();
    expect(() => decision(jobRoleId, { decider: '' })).toThrow();
    const other = await role();
    await expect(saveDecision(hr, decision(jobRoleId, { stepIds: [other.stepId] }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await draftOf(jobRoleId)).decisions).toBeUndefined();
  });
});

test('a plan without content is no plan, and a condition neither', async () => {
  const { jobRoleId, stepId } = await role();
  await saveFix(hr, fix(jobRoleId, stepId));
  await saveCondition(hr, pay(jobRoleId));
  const { fixes, conditions } = await draftOf(jobRoleId);
  expect(fixes).toEqual([{ stepId, change: 'May refund up to 50 €', ...plan }]);
  expect(conditions).toEqual([{ kind: 'pay', present: 'Band 3', missing: '', ...plan }]);
  const nothing = { owner: '', dueOn: '', state: 'open' };
  await saveFix(hr, fix(jobRoleId, stepId, { change: '', ...nothing }));
  await saveCondition(hr, pay(jobRoleId, { present: '', ...nothing }));
  const emptied = await draftOf(jobRoleId);
  expect([emptied.fixes, emptied.conditions]).toEqual([undefined, undefined]);
});

test('the organisation’s side is part of the published profile and of what changed in it', async () => {
  const { jobRoleId, stepId } = await role();
  const publish = async () => {
    const { revision } = await getRoleDraft(hr, { jobRoleId });
    return publishRoleProfile(hr, { jobRoleId, draftRevision: revision });
  };
  const before = await getRoleDraft(hr, { jobRoleId });
  await publish();
  expect((await getProfileVersion(hr, { jobRoleId, version: 1 })).document).not.toHaveProperty('decisions');

  await saveDecision(hr, decision(jobRoleId, { stepIds: [stepId] }));
  await saveFix(hr, fix(jobRoleId, stepId));
  await saveCondition(hr, pay(jobRoleId));
  // Whoever read the draft before does not publish what they have not seen.
  await expect(publishRoleProfile(hr, { jobRoleId, draftRevision: before.revision })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await publish();
  const { document, changes, isIntact } = await getProfileVersion(hr, { jobRoleId, version: 2 });
  expect(isIntact).toBe(true);
  expect(document.fixes).toEqual([{ stepId, change: 'May refund up to 50 €', ...plan }]);
  expect(changes?.map((change) => [change.kind, 'subject' in change && change.subject])).toEqual([
    ['jobSide', 'decision'],
    ['jobSide', 'fix'],
    ['jobSide', 'condition'],
  ]);
});

test('another organisation and a recruiter change nothing', async () => {
  const { jobRoleId, stepId } = await role();
  const input = decision(jobRoleId);
  await saveDecision(hr, input);
  const stranger = await memberOfNewOrganization();
  const recruiter = await memberOf(hr.organizationId, 'RECRUITER');
  for (const [actor, code] of [
    [stranger, 'NOT_FOUND'],
    [recruiter, 'FORBIDDEN'],
  ] as const) {
    const place = { jobRoleId, decisionId: input.decisionId };
    await expect(saveDecision(actor, input)).rejects.toMatchObject({ code });
    await expect(removeDecision(actor, place)).rejects.toMatchObject({ code });
    await expect(moveDecision(actor, { ...place, by: 'up' })).rejects.toMatchObject({ code });
    await expect(saveFix(actor, fix(jobRoleId, stepId))).rejects.toMatchObject({ code });
    await expect(saveCondition(actor, pay(jobRoleId))).rejects.toMatchObject({ code });
  }
  expect((await draftOf(jobRoleId)).decisions).toHaveLength(1);
});

test('the database refuses what no form would send', async () => {
  const { jobRoleId, stepId } = await role();
  const { organizationId } = hr;
  const stranger = await memberOfNewOrganization();
  const base = { organizationId, jobRoleId, position: 0, title: 'Refund' };
  const bad = db().authorityDecision.create({ data: { ...base, id: randomUUID(), decider: 'everybody' } });
  await expect(bad).rejects.toThrow();
  const foreign = { id: randomUUID(), decider: 'worker', organizationId: stranger.organizationId };
  await expect(db().authorityDecision.create({ data: { ...base, ...foreign } })).rejects.toThrow();
  const late = { taskStepId: stepId, organizationId, jobRoleId, state: 'soon' };
  await expect(db().jobFix.create({ data: late })).rejects.toThrow();
});
