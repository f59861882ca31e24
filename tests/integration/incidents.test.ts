import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import {
  addIncident,
  closeStoryLink,
  codeIncident,
  dismissIncident,
  getIncident,
  listIncidentEvidence,
  listIncidents,
  makeStoryLink,
  redactIncident,
  reopenIncident,
} from '@/lib/services/incidents';
import { archiveJobRole } from '@/lib/services/job-roles';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { showStoryLink, tellStory } from '@/lib/services/stories';
import { codeIncidentInput, tellStoryInput } from '@/lib/validation/job-side';
import { freshDatabase } from '../support/database';
import { anonymous } from '../support/factories';
import { completeRole, memberOf, memberOfNewOrganization } from '../support/role-factory';

let hr: MemberActor;
let jobRoleId: string;
let stepId: string;
beforeAll(async () => {
  await freshDatabase();
  hr = await memberOfNewOrganization();
  jobRoleId = await completeRole(hr);
  stepId = (await getRoleDraft(hr, { jobRoleId })).draft.steps[0]?.id ?? '';
});

const TEXTS = {
  happened: 'The customer called for the third time about the same bill.',
  action: 'The worker promised to come back to it next week.',
  outcome: 'The customer ended the contract.',
} as const;

async function openLink(locale: 'fi' | 'sv' = 'fi') {
  const { link } = await makeStoryLink(hr, { jobRoleId, locale });
  return link.split('/').at(-1) ?? '';
}
const story = (token: string, more: object = {}) =>
  tellStoryInput.parse({
    ...{ token, storyId: randomUUID(), kind: 'bad', roughly: 'year', locale: 'fi', ...TEXTS },
    ...more,
  });
const all = async () => (await listIncidents(hr, { jobRoleId })).incidents;

async function waitingIncident(kind: 'good' | 'bad' = 'bad') {
  const incidentId = randomUUID();
  await addIncident(hr, { jobRoleId, incidentId, locale: 'fi', kind, roughly: 'month', ...TEXTS });
  return { jobRoleId, incidentId };
}

describe('a link of a job', () => {
  test('shows whose it is and takes situations in, each once, without anything about the writer', async () => {
    const token = await openLink();
    expect(await showStoryLink(anonymous(), { token })).toMatchObject({
      ...{ jobTitle: 'Customer adviser', organizationName: 'Kaarna Energia', locale: 'fi', isOpen: true },
    });
    const before = (await all()).length;
    const input = story(token);
    await tellStory(anonymous(), input);
    await tellStory(anonymous(), input);
    const told = await all();
    expect(told).toHaveLength(before + 1);
    expect(told[0]).toMatchObject({ ...TEXTS, kind: 'bad', source: 'link', state: 'waiting' });
    const row = await db().criticalIncident.findFirst({ where: { id: input.storyId } });
    expect(row).toMatchObject({ memberId: null, codedById: null });
  });

  test('forgets what fills in the field that people do not see', async () => {
    const token = await openLink();
    const before = (await all()).length;
    await tellStory(anonymous(), story(token, { website: 'https://spam.example' }));
    expect(await all()).toHaveLength(before);
  });

  test('is slow for one client, and not for the next', async () => {
    const token = await openLink();
    const client = anonymous();
    for (let count = 0; count < 30; count += 1) await tellStory(client, story(token));
    await expect(tellStory(client, story(token))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await tellStory(anonymous(), story(token));
  });

  test('is one for each language: a new one closes the old one, and a closed one says so', async () => {
    const old = await openLink('sv');
    const token = await openLink('sv');
    expect((await showStoryLink(anonymous(), { token: old })).isOpen).toBe(false);
    await expect(tellStory(anonymous(), story(old))).rejects.toMatchObject({ code: 'INVALID_STATE' });
    expect((await showStoryLink(anonymous(), { token })).isOpen).toBe(true);
    await closeStoryLink(hr, { jobRoleId, locale: 'sv' });
    await expect(tellStory(anonymous(), story(token))).rejects.toMatchObject({ code: 'INVALID_STATE' });
    await expect(closeStoryLink(hr, { jobRoleId, locale: 'sv' })).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
    expect((await listIncidents(hr, { jobRoleId })).links.map(({ locale }) => locale)).not.toContain('sv');
  });

  test('that nobody made opens nothing, and many of them are slowed down', async () => {
    const client = anonymous();
    const token = 'a'.repeat(43);
    for (let count = 0; count < 20; count += 1) {
      await expect(showStoryLink(client, { token })).rejects.toMatchObject({ code: 'LINK_INVALID' });
    }
    await expect(tellStory(client, story(token))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('of an archived job collects nothing', async () => {
    const other = await completeRole(hr);
    const { link } = await makeStoryLink(hr, { jobRoleId: other, locale: 'en' });
    await archiveJobRole(hr, { jobRoleId: other });
    const token = link.split('/').at(-1) ?? '';
    expect((await showStoryLink(anonymous(), { token })).isOpen).toBe(false);
    await expect(tellStory(anonymous(), story(token))).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });
});

describe('a situation', () => {
  test('is coded to a step and becomes evidence, until it is taken up again', async () => {
    const place = await waitingIncident();
    const levels = async () =>
      (await listIncidentEvidence(hr, { jobRoleId })).filter((coded) => coded.stepId === stepId);
    expect(await levels()).toEqual([]);
    await codeIncident(hr, codeIncidentInput.parse({ ...place, stepId, scaleKey: 'integrity', level: '4' }));
    expect(await levels()).toEqual([{ stepId, kind: 'bad', level: 4 }]);
    expect(await getIncident(hr, place)).toMatchObject({ state: 'coded', scaleKey: 'integrity', level: 4 });
    await reopenIncident(hr, place);
    expect(await getIncident(hr, place)).toMatchObject({ state: 'waiting', stepId: null, level: null });
    expect(await levels()).toEqual([]);
  });

  test('is set aside with a reason and is no evidence then', async () => {
    const place = await waitingIncident('good');
    await codeIncident(hr, { ...place, stepId, scaleKey: null, level: 2 });
    await dismissIncident(hr, { ...place, reason: 'About another job' });
    expect(await getIncident(hr, place)).toMatchObject({
      ...{ state: 'dismissed', dismissedReason: 'About another job', stepId: null },
    });
    expect(await listIncidentEvidence(hr, { jobRoleId })).toEqual([]);
  });

  test('loses what points to a person for good', async () => {
    const place = await waitingIncident();
    await redactIncident(hr, { ...place, ...TEXTS, happened: 'The customer called again.' });
    const row = await db().criticalIncident.findFirst({ where: { id: place.incidentId } });
    expect(row?.happened).toBe('The customer called again.');
    expect(row?.redactedAt).toBeInstanceOf(Date);
    const events = await db().auditEvent.findMany({ where: { action: 'incident.redacted' } });
    expect(JSON.stringify(events)).not.toContain('third time');
  });

  test('cannot be coded to a step of another job, nor without a level', async () => {
    const place = await waitingIncident();
    const other = await completeRole(hr);
    const foreign = (await getRoleDraft(hr, { jobRoleId: other })).draft.steps[0]?.id ?? '';
    const coding = { ...place, stepId: foreign, scaleKey: null, level: 1 };
    await expect(codeIncident(hr, coding)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(codeIncidentInput.safeParse({ ...place, stepId, scaleKey: '', level: '' }).success).toBe(false);
    const half = { where: { id: place.incidentId }, data: { level: 3 } };
    await expect(db().criticalIncident.updateMany(half)).rejects.toThrow();
  });

  test('is nothing to another organisation, and a recruiter does not read it', async () => {
    const place = await waitingIncident();
    const stranger = await memberOfNewOrganization();
    const recruiter = await memberOf(hr.organizationId, 'RECRUITER');
    for (const [actor, code] of [
      [stranger, 'NOT_FOUND'],
      [recruiter, 'FORBIDDEN'],
    ] as const) {
      await expect(listIncidents(actor, { jobRoleId })).rejects.toMatchObject({ code });
      await expect(getIncident(actor, place)).rejects.toMatchObject({ code });
      await expect(reopenIncident(actor, place)).rejects.toMatchObject({ code });
      await expect(makeStoryLink(actor, { jobRoleId, locale: 'en' })).rejects.toMatchObject({ code });
      await expect(redactIncident(actor, { ...place, ...TEXTS })).rejects.toMatchObject({ code });
    }
    expect(await listIncidentEvidence(stranger, { jobRoleId })).toEqual([]);
  });
});
