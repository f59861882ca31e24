import { beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { listTemplates } from '@/lib/content/load-templates';
import { SCALE_KEYS } from '@/lib/scales';
import { draftProblems } from '@/lib/job-analysis/draft-problems';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { getProfileVersion, publishRoleProfile } from '@/lib/services/role-profiles';
import {
  copyJobRole,
  createRoleFromTemplate,
  listRoleTemplates,
  previewTemplate,
} from '@/lib/services/role-templates';
import { freshDatabase } from '../support/database';
import { completeRole, memberOf, memberOfNewOrganization, save } from '../support/role-factory';

let hr: MemberActor;
beforeAll(async () => {
  await freshDatabase();
  hr = await memberOfNewOrganization();
});

const TEMPLATE = { key: 'contact-centre', version: 1, locale: 'sv', title: 'Kundrådgivare' } as const;

async function rateLikeExamples(jobRoleId: string, upTo = Infinity) {
  const { draft, template } = await getRoleDraft(hr, { jobRoleId });
  for (const step of draft.steps.slice(0, upTo)) {
    const example = template?.examples[step.id];
    if (!example) throw new Error(`no example for ${step.title}`);
    for (const field of ['frequency', 'loss', 'gain'] as const)
      await save(hr, jobRoleId, { type: 'rating', stepId: step.id, field, from: null, to: example[field] });
    for (const [index, scale] of SCALE_KEYS.entries()) {
      const to = example.relevance[index] ?? 0;
      await save(hr, jobRoleId, { type: 'relevance', stepId: step.id, scale, from: null, to });
    }
  }
}

describe('a role made from a template', () => {
  test('has its stages and steps in the chosen language, in order, and no rating', async () => {
    const { jobRoleId } = await createRoleFromTemplate(hr, TEMPLATE);
    const { draft, template } = await getRoleDraft(hr, { jobRoleId });
    const source = listTemplates().find(({ structure }) => structure.key === TEMPLATE.key);
    const words = source?.texts.sv;
    expect(draft).toMatchObject({ title: 'Kundrådgivare', locale: 'sv', isco: '4222' });
    expect(draft.stages.map(({ title }) => title)).toEqual(
      source?.structure.stages.map(({ id }) => words?.stages[id]?.title),
    );
    expect(draft.steps.map(({ title }) => title)).toEqual(
      source?.structure.stages.flatMap(({ steps }) => steps.map(({ id }) => words?.steps[id]?.title)),
    );
    expect(draft.steps.every(({ ratings }) => ratings.length === 0)).toBe(true);
    expect(draft.stages[0]).toMatchObject({ kpiUnit: '% av samtalen', kpiKind: 'quality' });
    expect(template).toMatchObject({ key: 'contact-centre', version: 1 });
    // The examples stand beside, one for each step, and are nobody's rating.
    expect(Object.keys(template?.examples ?? {})).toHaveLength(draft.steps.length);
  });

  test('is locked to draft until every step has a rating of this organisation', async () => {
    const { jobRoleId } = await createRoleFromTemplate(hr, { ...TEMPLATE, title: 'Låst' });
    const codes = async () =>
      draftProblems((await getRoleDraft(hr, { jobRoleId })).draft).map(({ code }) => code);
    expect(await codes()).toContain('templateNotRated');
    const { draft } = await getRoleDraft(hr, { jobRoleId });
    await rateLikeExamples(jobRoleId, draft.steps.length - 1);
    expect(await codes()).toEqual(['templateNotRated', 'stepNotRated']);
    const { revision } = await getRoleDraft(hr, { jobRoleId });
    await expect(publishRoleProfile(hr, { jobRoleId, draftRevision: revision })).rejects.toMatchObject({
      code: 'DRAFT_INCOMPLETE',
    });
  });

  test('opens when all is rated', async () => {
    const { jobRoleId } = await createRoleFromTemplate(hr, { ...TEMPLATE, title: 'Öppen' });
    await rateLikeExamples(jobRoleId);
    const { revision } = await getRoleDraft(hr, { jobRoleId });
    await expect(publishRoleProfile(hr, { jobRoleId, draftRevision: revision })).resolves.toEqual({
      version: 1,
    });
    const { document, templateTitle, isIntact } = await getProfileVersion(hr, { jobRoleId, version: 1 });
    expect(document.template).toEqual({ key: 'contact-centre', version: 1 });
    expect(document.basis.raterCount).toBe(1);
    const source = listTemplates().find(({ structure }) => structure.key === TEMPLATE.key);
    expect([templateTitle, isIntact]).toEqual([source?.texts.sv.title, true]);
  });

  test('is not made from a template that does not exist', async () => {
    const unknown = { ...TEMPLATE, version: 9 };
    await expect(createRoleFromTemplate(hr, unknown)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(previewTemplate(hr, { key: 'astronaut', locale: 'fi' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a role copied from an own one', () => {
  test('has the path and the steps with new ids, and no rating', async () => {
    const sourceId = await completeRole(hr);
    const { jobRoleId } = await copyJobRole(hr, { jobRoleId: sourceId, title: 'Copy' });
    const [source, copy] = await Promise.all(
      [sourceId, jobRoleId].map(async (id) => (await getRoleDraft(hr, { jobRoleId: id })).draft),
    );
    const words = (draft: typeof source) =>
      draft?.steps.map(({ title, customerNotices }) => [title, customerNotices]);
    expect(words(copy)).toEqual(words(source));
    expect(copy?.stages.map(({ title }) => title)).toEqual(source?.stages.map(({ title }) => title));
    expect(copy?.steps.flatMap(({ ratings }) => ratings)).toEqual([]);
    const ids = new Set(source?.steps.map(({ id }) => id));
    expect(copy?.steps.some(({ id }) => ids.has(id))).toBe(false);
  });

  test('remembers the template of its source, and its lock', async () => {
    const { jobRoleId: sourceId } = await createRoleFromTemplate(hr, { ...TEMPLATE, title: 'Källa' });
    const { jobRoleId } = await copyJobRole(hr, { jobRoleId: sourceId, title: 'Kopia' });
    const { draft, template } = await getRoleDraft(hr, { jobRoleId });
    expect(template?.key).toBe('contact-centre');
    expect(Object.keys(template?.examples ?? {})).toHaveLength(draft.steps.length);
  });

  test('is not there for another organisation', async () => {
    const stranger = await memberOfNewOrganization();
    const sourceId = await completeRole(hr);
    await expect(copyJobRole(stranger, { jobRoleId: sourceId, title: 'Mine' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

test('recruiters see no templates', async () => {
  const recruiter = await memberOf(hr.organizationId, 'RECRUITER');
  await expect(listRoleTemplates(recruiter, { locale: 'fi' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await listRoleTemplates(hr, { locale: 'fi' })).toHaveLength(8);
});
