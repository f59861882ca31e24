import { beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor, SystemActor } from '@/lib/auth/policy';
import { uuidv7 } from '@/lib/db/uuid';
import { archiveJobRole, listJobRoles, restoreJobRole } from '@/lib/services/job-roles';
import { deleteJobRole, eraseDeletedRoles, listDeletedRoles, undeleteJobRole } from '@/lib/services/role-bin';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { listPublishedProfiles, publishRoleProfile } from '@/lib/services/role-profiles';
import { addStepComment, decideStepComment, listStepComments } from '@/lib/services/step-comments';
import { listTouchedAssessments } from '@/lib/services/role-touches';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { completeRole, memberOf, memberOfNewOrganization } from '../support/role-factory';

let database: TestDatabase;
let hr: MemberActor;
const system: SystemActor = { kind: 'system', organizationId: '', requestId: 'night' };
beforeAll(async () => {
  database = await freshDatabase();
  hr = await memberOfNewOrganization();
});

async function publishedRole(): Promise<string> {
  const jobRoleId = await completeRole(hr);
  const { revision } = await getRoleDraft(hr, { jobRoleId });
  await publishRoleProfile(hr, { jobRoleId, draftRevision: revision });
  return jobRoleId;
}

async function deletedRole(): Promise<string> {
  const jobRoleId = await publishedRole();
  await archiveJobRole(hr, { jobRoleId });
  await deleteJobRole(hr, { jobRoleId });
  return jobRoleId;
}

describe('a deleted role', () => {
  test('is shown nowhere but in the bin', async () => {
    const jobRoleId = await deletedRole();
    await expect(getRoleDraft(hr, { jobRoleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listJobRoles(hr, { search: '' })).map((role) => role.jobRoleId)).not.toContain(jobRoleId);
    expect((await listPublishedProfiles(hr, {})).map((role) => role.jobRoleId)).not.toContain(jobRoleId);
    expect((await listDeletedRoles(hr)).map((role) => role.jobRoleId)).toContain(jobRoleId);
    await expect(restoreJobRole(hr, { jobRoleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('comes back whole, archived as it was', async () => {
    const jobRoleId = await deletedRole();
    await undeleteJobRole(hr, { jobRoleId });
    const { archived, draft } = await getRoleDraft(hr, { jobRoleId });
    expect(archived).toBe(true);
    expect(draft.steps).toHaveLength(3);
    await expect(undeleteJobRole(hr, { jobRoleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is erased after 30 days with all that hung on it, and not a day earlier', async () => {
    const jobRoleId = await deletedRole();
    const left = async () => {
      const tables = await query<{ name: string }>(
        database.ownerUrl,
        `SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'jobRoleId' AND table_schema = 'public'`,
      );
      const counts = await Promise.all(
        tables.map(async ({ name }) => {
          const sql = `SELECT count(*)::int AS n FROM "${name}" WHERE "jobRoleId" = '${jobRoleId}'`;
          return (await query<{ n: number }>(database.ownerUrl, sql))[0]?.n ?? 0;
        }),
      );
      return counts.reduce((sum, n) => sum + n, 0);
    };
    const age = (days: number) =>
      query(
        database.ownerUrl,
        `UPDATE "JobRole" SET "deletedAt" = now() - interval '${days} days' WHERE id = '${jobRoleId}'`,
      );
    await age(29);
    await eraseDeletedRoles(system);
    expect(await left()).toBeGreaterThan(0);
    await age(31);
    await eraseDeletedRoles(system);
    expect(await left()).toBe(0);
    expect((await listDeletedRoles(hr)).map((role) => role.jobRoleId)).not.toContain(jobRoleId);
  });

  test('had to be archived first', async () => {
    const jobRoleId = await completeRole(hr);
    await expect(deleteJobRole(hr, { jobRoleId })).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });

  test('is out of reach for another organisation and for recruiters', async () => {
    const jobRoleId = await deletedRole();
    const stranger = await memberOfNewOrganization();
    await expect(undeleteJobRole(stranger, { jobRoleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await listDeletedRoles(stranger)).toEqual([]);
    const recruiter = await memberOf(hr.organizationId, 'RECRUITER');
    await expect(deleteJobRole(recruiter, { jobRoleId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a comment on a step', () => {
  test('is closed with a decision, once, and both stay', async () => {
    const jobRoleId = await completeRole(hr);
    const stepId = (await getRoleDraft(hr, { jobRoleId })).draft.steps[0]?.id ?? '';
    const { commentId } = await addStepComment(hr, { jobRoleId, stepId, text: 'Is this two steps?' });
    expect(await listStepComments(hr, { jobRoleId })).toMatchObject([
      { commentId, stepId, text: 'Is this two steps?', decision: null },
    ]);
    const colleague = await memberOf(hr.organizationId, 'HR');
    await decideStepComment(colleague, { commentId, decision: 'One is enough' });
    expect(await listStepComments(hr, { jobRoleId })).toMatchObject([
      { decision: { text: 'One is enough' } },
    ]);
    await expect(decideStepComment(hr, { commentId, decision: 'No' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('is not written where the step or the right is missing', async () => {
    const jobRoleId = await completeRole(hr);
    const stepId = (await getRoleDraft(hr, { jobRoleId })).draft.steps[0]?.id ?? '';
    const stranger = await memberOfNewOrganization();
    const comment = { jobRoleId, stepId, text: 'Hello' };
    await expect(addStepComment(stranger, comment)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(addStepComment(hr, { ...comment, stepId: uuidv7() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(listStepComments(stranger, { jobRoleId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('a role that no assessment uses touches none', async () => {
  const jobRoleId = await publishedRole();
  expect(await listTouchedAssessments(hr, { jobRoleId })).toEqual([]);
});
