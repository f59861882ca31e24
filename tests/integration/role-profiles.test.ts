import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { MemberActor } from '@/lib/auth/policy';
import { draftWeights } from '@/lib/job-analysis/draft-weights';
import { contentHash } from '@/lib/provenance';
import { SCALE_KEYS } from '@/lib/scales';
import { archiveJobRole } from '@/lib/services/job-roles';
import { getRoleDraft } from '@/lib/services/role-drafts';
import {
  getProfileVersion,
  getPublications,
  listPublishedProfiles,
  publishRoleProfile,
} from '@/lib/services/role-profiles';
import { runMeasure } from '../../scripts/measure/run';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import {
  completeRole,
  emptyRole,
  memberOf,
  memberOfNewOrganization,
  save,
  THREE_STEPS,
} from '../support/role-factory';

/** Steps that push one scale over the cap and one under the floor. */
const UNEVEN_STEPS = [
  { title: 'Records the change', stage: 0, ratings: [6, 4, 0], relevance: [3, 0, 0, 0, 0, 0] },
  { title: 'Confirms it aloud', stage: 0, ratings: [5, 3, 3], relevance: [3, 1, 1, 1, 1, 0] },
  { title: 'Keeps a promise', stage: 1, ratings: [1, 1, 0], relevance: [0, 0, 0, 0, 0, 1] },
] as const;

const measuredWeights = z.object({
  weights: z.array(z.number()).length(6),
  percents: z.array(z.number()).length(6),
});

let database: TestDatabase;
let hr: MemberActor;
beforeAll(async () => {
  database = await freshDatabase();
  hr = await memberOfNewOrganization();
});

const revisionOf = async (jobRoleId: string) => (await getRoleDraft(hr, { jobRoleId })).revision;
const publish = async (jobRoleId: string) =>
  publishRoleProfile(hr, { jobRoleId, draftRevision: await revisionOf(jobRoleId) });
const retitle = (jobRoleId: string, from: string, to: string) =>
  save(hr, jobRoleId, { type: 'role', field: 'title', from, to });

describe('publishing', () => {
  test('freezes a document whose hash is the hash of what is read back', async () => {
    const jobRoleId = await completeRole(hr);
    await expect(publish(jobRoleId)).resolves.toEqual({ version: 1 });
    const profile = await getProfileVersion(hr, { jobRoleId, version: 1 });
    expect(profile).toMatchObject({ version: 1, isIntact: true, changes: null, latestVersion: 1 });
    expect(profile.contentHash).toBe(contentHash(profile.document));
    expect(profile.document.steps.map(({ title }) => title)).toEqual(THREE_STEPS.map(({ title }) => title));
    expect(profile.publishedBy).toMatch(/^Member/);
  });

  test('stores the weights that the page showed, to the last digit', async () => {
    const jobRoleId = await completeRole(hr);
    const { draft } = await getRoleDraft(hr, { jobRoleId });
    const { derived } = draftWeights(draft);
    await publish(jobRoleId);
    const { document } = await getProfileVersion(hr, { jobRoleId, version: 1 });
    expect(derived.status).toBe('derived');
    if (derived.status === 'derived') {
      expect(document.scales.map(({ weight }) => weight)).toEqual([...derived.weights]);
    }
  });

  test.each([
    ['all six scales', THREE_STEPS, []],
    ['a scale that is left out', THREE_STEPS, ['salesConfidence']],
    ['weights at the cap and the floor', UNEVEN_STEPS, []],
  ] as const)('has the weights of the command line, to 1e-12: %s', async (_what, steps, excluded) => {
    const jobRoleId = await completeRole(hr, steps);
    for (const scale of excluded) {
      await save(hr, jobRoleId, {
        type: 'scale',
        scale,
        field: 'excludedReason',
        from: null,
        to: 'Nothing is sold',
      });
    }
    const { draft } = await getRoleDraft(hr, { jobRoleId });
    const { derived } = draftWeights(draft);
    const input = {
      steps: steps.map(({ ratings: [frequency, loss, gain], relevance }) => ({
        frequency,
        loss,
        gain,
        relevance,
      })),
      floor: 0.05,
      cap: 0.4,
      excluded: SCALE_KEYS.map((key) => excluded.some((scale) => scale === key)),
    };
    const answer = runMeasure(['weights'], () => JSON.stringify(input));
    const measured = measuredWeights.parse(JSON.parse(answer.stdout));
    expect(derived.status).toBe('derived');
    if (derived.status !== 'derived') return;
    derived.weights.forEach((weight, scale) => {
      expect(Math.abs(weight - (measured.weights[scale] ?? Number.NaN))).toBeLessThanOrEqual(1e-12);
    });
    expect(derived.percents).toEqual(measured.percents);
  });

  test('keeps names of people out of the document', async () => {
    const jobRoleId = await completeRole(hr);
    await publish(jobRoleId);
    const { document, publishedBy } = await getProfileVersion(hr, { jobRoleId, version: 1 });
    expect(JSON.stringify(document)).not.toContain(publishedBy);
    expect(JSON.stringify(document)).not.toContain(hr.userId);
  });

  test('makes the default targets the role’s own', async () => {
    const jobRoleId = await completeRole(hr);
    const own = { type: 'scale', scale: 'integrity', field: 'targetLower', from: null, to: 61 } as const;
    await save(hr, jobRoleId, own);
    await publish(jobRoleId);
    const { draft } = await getRoleDraft(hr, { jobRoleId });
    const { document } = await getProfileVersion(hr, { jobRoleId, version: 1 });
    expect(draft.scales.map(({ targetLower }) => targetLower)).toEqual(
      document.scales.map(({ targetLower }) => targetLower),
    );
    expect(draft.scales[5]?.targetLower).toBe(61);
  });

  test('refuses an incomplete draft and stores nothing', async () => {
    const jobRoleId = await emptyRole(hr);
    await expect(publish(jobRoleId)).rejects.toMatchObject({ code: 'DRAFT_INCOMPLETE' });
    expect(await getPublications(hr, { jobRoleId })).toEqual({ versions: [], latest: null });
  });

  test('refuses a draft that moved on since it was read', async () => {
    const jobRoleId = await completeRole(hr);
    const draftRevision = await revisionOf(jobRoleId);
    await retitle(jobRoleId, 'Customer adviser', 'Adviser');
    await expect(publishRoleProfile(hr, { jobRoleId, draftRevision })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('refuses the same profile again', async () => {
    const jobRoleId = await completeRole(hr);
    await publish(jobRoleId);
    await expect(publish(jobRoleId)).rejects.toMatchObject({ code: 'INVALID_STATE' });
    expect((await getPublications(hr, { jobRoleId })).versions).toHaveLength(1);
  });

  test('refuses an archived role', async () => {
    const jobRoleId = await completeRole(hr);
    await archiveJobRole(hr, { jobRoleId });
    await expect(publish(jobRoleId)).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });

  test('ten at once make one version', async () => {
    const jobRoleId = await completeRole(hr);
    const draftRevision = await revisionOf(jobRoleId);
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => publishRoleProfile(hr, { jobRoleId, draftRevision })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'CONFLICT' });
    }
    expect((await getPublications(hr, { jobRoleId })).versions.map(({ version }) => version)).toEqual([1]);
  });

  test('against edits in parallel always freezes exactly the revision that was read', async () => {
    const jobRoleId = await completeRole(hr);
    for (let round = 0; round < 5; round += 1) {
      const view = await getRoleDraft(hr, { jobRoleId });
      const next = `Adviser ${round}`;
      const [published] = await Promise.allSettled([
        publishRoleProfile(hr, { jobRoleId, draftRevision: view.revision }),
        retitle(jobRoleId, view.draft.title, next),
      ]);
      if (published.status !== 'fulfilled') continue;
      const profile = await getProfileVersion(hr, { jobRoleId, version: published.value.version });
      expect(profile.document.title).toBe(view.draft.title);
    }
  });
});

describe('a published version', () => {
  test('can be neither changed nor deleted, not even by the owner of the tables', async () => {
    const jobRoleId = await completeRole(hr);
    await publish(jobRoleId);
    const where = `WHERE "jobRoleId" = '${jobRoleId}'`;
    await expect(
      query(database.ownerUrl, `UPDATE "RoleProfileVersion" SET "contentHash" = 'x' ${where}`),
    ).rejects.toThrow(/immutable/);
    await expect(query(database.ownerUrl, `DELETE FROM "RoleProfileVersion" ${where}`)).rejects.toThrow(
      /immutable/,
    );
    await expect(query(database.url, `UPDATE "RoleProfileVersion" SET version = 9 ${where}`)).rejects.toThrow(
      /permission denied/,
    );
  });

  test('whose document was altered behind the lock is called damaged', async () => {
    const jobRoleId = await completeRole(hr);
    await publish(jobRoleId);
    await query(
      database.ownerUrl,
      `ALTER TABLE "RoleProfileVersion" DISABLE TRIGGER role_profile_version_frozen;
       UPDATE "RoleProfileVersion" SET document = jsonb_set(document, '{title}', '"Other"') WHERE "jobRoleId" = '${jobRoleId}';
       ALTER TABLE "RoleProfileVersion" ENABLE TRIGGER role_profile_version_frozen;`,
    );
    expect((await getProfileVersion(hr, { jobRoleId, version: 1 })).isIntact).toBe(false);
  });

  test('stays as it is when the draft goes on, and the next one says what changed', async () => {
    const jobRoleId = await completeRole(hr);
    await publish(jobRoleId);
    const first = await getProfileVersion(hr, { jobRoleId, version: 1 });
    const stepId = first.document.steps[1]?.id ?? '';
    await retitle(jobRoleId, 'Customer adviser', 'Adviser');
    await save(hr, jobRoleId, { type: 'rating', stepId, field: 'loss', from: 4, to: 2 });
    await expect(publish(jobRoleId)).resolves.toEqual({ version: 2 });

    expect((await getProfileVersion(hr, { jobRoleId, version: 1 })).document).toEqual(first.document);
    const second = await getProfileVersion(hr, { jobRoleId, version: 2 });
    const title = THREE_STEPS[1]?.title ?? '';
    expect(second.changes).toContainEqual({
      kind: 'text',
      field: 'title',
      from: 'Customer adviser',
      to: 'Adviser',
    });
    expect(second.changes).toContainEqual({ kind: 'rating', stepId, title, field: 'loss', from: 4, to: 2 });
    expect(second.changes?.some(({ kind }) => kind === 'weight')).toBe(true);
    expect((await getPublications(hr, { jobRoleId })).latest?.version).toBe(2);
  });
});

describe('tenants and member roles', () => {
  test('another organisation finds no version and publishes none', async () => {
    const jobRoleId = await completeRole(hr);
    await publish(jobRoleId);
    const stranger = await memberOfNewOrganization('ADMIN');
    const draftRevision = await revisionOf(jobRoleId);
    const refused = { code: 'NOT_FOUND' };
    await expect(publishRoleProfile(stranger, { jobRoleId, draftRevision })).rejects.toMatchObject(refused);
    await expect(getProfileVersion(stranger, { jobRoleId, version: 1 })).rejects.toMatchObject(refused);
    await expect(getPublications(stranger, { jobRoleId })).rejects.toMatchObject(refused);
    expect(await listPublishedProfiles(stranger, {})).toEqual([]);
  });

  test('a recruiter reads a profile without the name of its publisher, and publishes none', async () => {
    const jobRoleId = await completeRole(hr);
    await publish(jobRoleId);
    const recruiter = await memberOf(hr.organizationId, 'RECRUITER');
    expect((await getProfileVersion(recruiter, { jobRoleId, version: 1 })).publishedBy).toBeNull();
    expect((await listPublishedProfiles(recruiter, {})).map((profile) => profile.jobRoleId)).toContain(
      jobRoleId,
    );
    await expect(publishRoleProfile(recruiter, { jobRoleId, draftRevision: 0 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
