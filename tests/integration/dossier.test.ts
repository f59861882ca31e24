import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { db, disconnect } from '@/lib/db/client';
import { contentHash } from '@/lib/provenance';
import { exportDossier, exportProfile, getDossier } from '@/lib/services/dossiers';
import { exportComparisonPdf } from '@/lib/services/report-files';
import { compareCandidates } from '@/lib/services/comparisons';
import { invited, openAssessment, publishedProfile, submitted } from '../support/assessment-factory';
import { freshDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';
import { nodesOf, readPdf, textOf } from '../support/read-pdf';

let own: TestOrganization;
let other: TestOrganization;
beforeAll(async () => {
  await freshDatabase();
  own = await makeOrganization();
  other = await makeOrganization();
});
afterAll(disconnect);

const bytes = (content: string | Uint8Array) => {
  if (typeof content === 'string') throw new Error('no PDF');
  return content;
};
const squeezed = (text: string) => text.replace(/\s+/g, '');

describe('a dossier', () => {
  test.each(['fi', 'sv', 'en'] as const)('is the same on its page and as PDF in %s', async (locale) => {
    const { jobRoleId } = await publishedProfile(own.actors.HR, {
      upper: true,
      excluded: ['salesConfidence'],
    });
    const input = { jobRoleId, version: 1, locale };
    const { paper } = await getDossier(own.actors.HR, input);
    const { fileName, content } = await exportDossier(own.actors.HR, input);
    expect(fileName).toMatch(/-v1\.pdf$/);
    const pdf = await readPdf(bytes(content));
    expect(pdf).toMatchObject({ title: paper.title, marked: true });
    const read = squeezed(pdf.nodes.map(textOf).join(' '));
    for (const block of paper.blocks) {
      if (block.kind === 'heading' || block.kind === 'text') expect(read).toContain(squeezed(block.text));
      if (block.kind === 'list') for (const item of block.items) expect(read).toContain(squeezed(item));
      if (block.kind === 'table') {
        for (const cell of block.rows.flat()) expect(read).toContain(squeezed(cell));
      }
    }
    const tables = paper.blocks.filter(({ kind }) => kind === 'table');
    expect(tables.length).toBeGreaterThan(10);
    expect(nodesOf(pdf.nodes, 'Figure')[0]?.alt).toBe(
      paper.blocks.find((block) => block.kind === 'figure')?.alt,
    );
  });

  test('says weights, targets, what is left out and why, and the whole hash', async () => {
    const { jobRoleId, document } = await publishedProfile(own.actors.HR, {
      upper: true,
      excluded: ['salesConfidence'],
    });
    const { paper } = await getDossier(own.actors.HR, { jobRoleId, version: 1, locale: 'en' });
    const said = JSON.stringify(paper.blocks);
    expect(said).toContain(contentHash(document));
    expect(said).toContain('Sales confidence is left out: Nothing is sold in this job');
    expect(said).toContain('There is one rater');
    for (const { title } of document.steps) expect(said).toContain(title);
    // The shares of the steps behind a weight add up to it.
    const traces = paper.blocks.flatMap((block) => (block.kind === 'table' && block.foot ? [block] : []));
    expect(traces).toHaveLength(5);
    for (const { rows, foot } of traces) {
      const points = rows.map((row) => Number.parseFloat(row[1] ?? ''));
      expect(points.reduce((sum, each) => sum + each, 0)).toBeCloseTo(Number.parseFloat(foot?.[1] ?? ''), 6);
    }
  });

  test('names no rater, stays in its organisation, and each taking is recorded', async () => {
    const { jobRoleId } = await publishedProfile(own.actors.HR);
    const input = { jobRoleId, version: 1, locale: 'fi' } as const;
    const { content } = await exportDossier(own.actors.ADMIN, input);
    const { text } = await readPdf(bytes(content));
    const members = await db().user.findMany({ select: { name: true } });
    for (const { name } of members) expect(text).not.toContain(name);
    await expect(exportDossier(own.actors.RECRUITER, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const actor of [other.actors.HR, other.actors.ADMIN]) {
      await expect(exportDossier(actor, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(exportProfile(actor, { ...input, format: 'json' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    await exportProfile(own.actors.RECRUITER, { ...input, format: 'case' });
    const events = await db().auditEvent.findMany({
      where: { organizationId: own.organizationId, subjectId: jobRoleId },
      orderBy: { seq: 'asc' },
    });
    expect(events.map(({ action, data }) => [action, data])).toEqual([
      ['roleProfile.exported', { version: 1, format: 'pdf' }],
      ['roleProfile.exported', { version: 1, format: 'case' }],
    ]);
  });

  test('as JSON holds the document under its hash', async () => {
    const { jobRoleId, document } = await publishedProfile(own.actors.HR);
    const { content } = await exportProfile(own.actors.HR, {
      jobRoleId,
      version: 1,
      locale: 'fi',
      format: 'json',
    });
    const read = z.looseObject({ contentHash: z.string() }).parse(JSON.parse(String(content)));
    expect(read.contentHash).toBe(contentHash(document));
  });
});

describe('a comparison as PDF', () => {
  test('has the people of its page by name, their numbers, and is recorded', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const attemptIds: string[] = [];
    for (const name of ['Ruut Mäki', 'Aino Åberg']) {
      const { attemptId } = await invited(own.actors.HR, assessmentId, name);
      await submitted(own.actors.HR, attemptId, (_, index) => 1 + ((index * (attemptIds.length + 2)) % 5));
      attemptIds.push(attemptId);
    }
    const comparison = await compareCandidates(own.actors.RECRUITER, { assessmentId, attemptIds });
    const input = { assessmentId, attemptIds, locale: 'fi' } as const;
    const { fileName, content } = await exportComparisonPdf(own.actors.RECRUITER, input);
    expect(fileName).toBe('vertailu-contact-centre-spring.pdf');
    const pdf = await readPdf(bytes(content));
    const rows = nodesOf(pdf.nodes, 'TR').map((row) => row.children.map(textOf));
    const fits = rows.filter(([first]) => first === 'Aino Åberg' || first === 'Ruut Mäki').slice(0, 2);
    expect(fits.map(([name]) => name)).toEqual(['Aino Åberg', 'Ruut Mäki']);
    comparison.people.forEach(({ model: { fit } }, index) => {
      expect(fits[index]?.[1]).toBe(fit.status === 'fitted' ? String(fit.shown) : '–');
    });
    expect(nodesOf(pdf.nodes, 'Figure')[0]?.alt).toContain('Aino Åberg');
    expect(pdf.title).not.toMatch(/Mäki|Åberg/);
    for (const actor of Object.values(other.actors)) {
      await expect(exportComparisonPdf(actor, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await db().assessment.update({ where: { id: assessmentId }, data: { blind: true } });
    const hidden = await readPdf(bytes((await exportComparisonPdf(own.actors.HR, input)).content));
    expect(hidden.text).not.toMatch(/Mäki|Åberg/);
    const events = await db().auditEvent.findMany({
      where: { organizationId: own.organizationId, subjectId: assessmentId, action: 'report.exported' },
    });
    expect(events).toHaveLength(2);
  });
});
