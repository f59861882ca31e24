import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import readXlsxFile, { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db, disconnect } from '@/lib/db/client';
import { closeRateLimits } from '@/lib/db/rate-limits';
import {
  DIRECT_MAX,
  exportAssessment,
  listExports,
  openExportFile,
  requestAnswers,
  requestExport,
} from '@/lib/services/assessment-exports';
import { withdrawConsent } from '@/lib/services/consents';
import { runComputation } from '@/lib/services/computations';
import { purgeExpired } from '@/lib/services/housekeeping';
import { exportReportPdf } from '@/lib/services/report-files';
import { viewReport } from '@/lib/services/reports';
import type { DirectFormat } from '@/lib/validation/exports';
import { invited, openAssessment, submitted } from '../support/assessment-factory';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, systemActor, type TestOrganization } from '../support/factories';
import { nodesOf, readPdf, textOf } from '../support/read-pdf';

let database: TestDatabase;
let own: TestOrganization;
let other: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  own = await makeOrganization();
  other = await makeOrganization();
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

/** Names as somebody could type them to make a spreadsheet program run something. */
const HOSTILE = ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '＝1', '|cmd', '=1+1"\nx', 'Wäinö; "Å"'];

type Assessment = Readonly<{
  assessmentId: string;
  reportIds: readonly string[];
  attemptIds: readonly string[];
}>;

async function assessmentOf(names: readonly string[]): Promise<Assessment> {
  const { assessmentId } = await openAssessment(own.actors.HR);
  const reportIds: string[] = [];
  const attemptIds: string[] = [];
  for (const name of names) {
    const { attemptId } = await invited(own.actors.HR, assessmentId, name);
    attemptIds.push(attemptId);
    reportIds.push(await submitted(own.actors.HR, attemptId));
  }
  await invited(own.actors.HR, assessmentId, 'Vielä Kesken');
  return { assessmentId, reportIds, attemptIds };
}

const file = (assessmentId: string, format: DirectFormat, locale: 'fi' | 'sv' | 'en' = 'fi') =>
  exportAssessment(own.actors.RECRUITER, { assessmentId, format, locale });
async function csv(assessmentId: string, locale: 'fi' | 'en' = 'fi') {
  const { content } = await file(assessmentId, 'csv', locale);
  const text = String(content);
  expect(text.startsWith('\uFEFF')).toBe(true);
  const { data } = Papa.parse<string[]>(text.slice(1).trimEnd(), { delimiter: locale === 'en' ? ',' : ';' });
  return data;
}
async function bytesOf(actor: MemberActor, assessmentId: string, fileId: string): Promise<Uint8Array> {
  const kept = await openExportFile(actor, { assessmentId, fileId });
  const parts: Uint8Array[] = [];
  for await (const part of kept.parts) parts.push(part);
  const all = Buffer.concat(parts);
  expect(all.length).toBe(kept.bytes);
  return new Uint8Array(all);
}
async function runWaiting(): Promise<void> {
  const waiting = await db().computation.findMany({ where: { status: 'waiting' } });
  for (const { id, organizationId } of waiting) {
    await runComputation(systemActor(organizationId), { computationId: id, final: true });
  }
}

describe('a table of candidates', () => {
  test('has the numbers of the report page, by name', async () => {
    const { assessmentId, reportIds } = await assessmentOf(['Ruut Mäki', 'Aino Åberg']);
    const page = await viewReport(own.actors.RECRUITER, { reportId: reportIds[0] ?? '', tracing: false });
    if (page.status !== 'shown' || page.model.fit.status !== 'fitted') throw new Error('no fit');
    const [head = [], ...rows] = await csv(assessmentId);
    expect(rows.map((row) => row[head.indexOf('Nimi')])).toEqual(['Aino Åberg', 'Ruut Mäki', 'Vielä Kesken']);
    const cell = (name: string) => rows[1]?.[head.indexOf(name)];
    expect(cell('Sopivuus')).toBe(String(page.model.fit.shown));
    const [scale] = page.model.scales;
    if (scale.status !== 'scored') throw new Error('not scored');
    expect(cell('Huolellisuus: T-pisteet')).toBe(String(Math.round(scale.t)));
    expect(cell('Huolellisuus: vastausten keskiarvo')).toBe(scale.mean.toFixed(2).replace('.', ','));
    expect(cell('Lähetetty')).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
    expect(cell('Tuloksen tiiviste')).toBe(page.resultHash);
    // Somebody who has not answered has a row and no numbers.
    expect(rows[2]?.[head.indexOf('Sopivuus')]).toBe('');
    expect((await csv(assessmentId, 'en'))[1]?.join('|')).toMatch(/\|\d\.\d\d\|/);
  });

  test.each(['csv', 'xlsx'] as const)(
    'starts no formula in %s, whatever somebody is called',
    async (format) => {
      const { assessmentId } = await assessmentOf(HOSTILE);
      const { content, fileName } = await file(assessmentId, format);
      expect(fileName).toMatch(/^hakijat-contact-centre-spring\.(csv|xlsx)$/);
      if (typeof content === 'string') {
        const cells = (await csv(assessmentId)).flat();
        expect(cells.filter((cell) => /^\s*[=+@|＝-](?!\d+$)/.test(cell))).toEqual([]);
        expect(cells).toContain("'=1+1");
        return;
      }
      const parts = unzipSync(content);
      for (const [name, part] of Object.entries(parts)) {
        if (name.startsWith('xl/worksheets/')) expect(strFromU8(part)).not.toMatch(/<f[ >]/);
      }
      const rows = await readSheet(Buffer.from(content));
      expect(rows).toHaveLength(HOSTILE.length + 2);
      expect(rows.flat().filter((cell) => typeof cell === 'string' && /^[=+@-]/.test(cell))).toEqual([]);
    },
  );

  test('has typed cells and an explanation of every column as XLSX', async () => {
    const { assessmentId } = await assessmentOf(['Iida Saarela']);
    const { content } = await file(assessmentId, 'xlsx', 'sv');
    if (typeof content === 'string') throw new Error('no workbook');
    const sheets = await readXlsxFile(Buffer.from(content));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Sökande', 'Förklaring']);
    const [people, codebook] = sheets.map(({ data }) => data);
    const [head = [], first = []] = people ?? [];
    expect(typeof first[head.indexOf('Lämplighet')]).toBe('number');
    expect(first[head.indexOf('Inskickad')]).toBeInstanceOf(Date);
    expect(codebook).toHaveLength(head.length + 1);
    expect((codebook ?? []).slice(1).map((row) => row[2])).toEqual(head);
    const xml = strFromU8(unzipSync(content)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).toMatch(/<pane [^>]*ySplit="1"/);
  });

  test('names every pinned version and hash as JSON', async () => {
    const { assessmentId } = await assessmentOf(['Iida Saarela']);
    const { content } = await file(assessmentId, 'json');
    const document: unknown = JSON.parse(String(content));
    const pinned = { version: expect.any(Number), contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(document).toMatchObject({
      schemaVersion: 1,
      notForSelection: true,
      manifest: {
        profile: pinned,
        questionnaire: { key: 'six-scales', ...pinned },
        norm: { key: 'planning', people: 0, provisional: true, ...pinned },
        scoringVersion: '1',
      },
      candidates: [
        { name: 'Iida Saarela', fit: expect.any(Number) },
        { fit: null, status: 'invited' },
      ],
    });
    expect(document).toHaveProperty(['codebook', 0, 'names'], expect.objectContaining({ sv: 'Referens' }));
  });

  test('shows no name while names are hidden, and no result that a page would hide', async () => {
    const { assessmentId, attemptIds } = await assessmentOf(['Ruut Mäki', 'Aino Åberg']);
    await db().assessment.update({ where: { id: assessmentId }, data: { blind: true } });
    await db().attempt.update({
      where: { id: attemptIds[0] ?? '' },
      data: { status: 'withdrawn', withdrawnAt: new Date() },
    });
    for (const format of ['csv', 'json'] as const) {
      const { content } = await file(assessmentId, format);
      expect(String(content)).not.toMatch(/Mäki|Åberg|Kesken/);
    }
    const [head = [], ...rows] = await csv(assessmentId);
    expect(rows.map((row) => row[head.indexOf('Nimi')])).toEqual([
      expect.stringMatching(/^Hakija \d+$/),
      expect.stringMatching(/^Hakija \d+$/),
      expect.stringMatching(/^Hakija \d+$/),
    ]);
    expect(rows.filter((row) => row[head.indexOf('Sopivuus')] !== '')).toHaveLength(1);
  });

  test('is recorded, and stays in its organisation', async () => {
    const { assessmentId } = await assessmentOf(['Iida Saarela']);
    await file(assessmentId, 'csv');
    const [event] = await db().auditEvent.findMany({
      where: { organizationId: own.organizationId, subjectId: assessmentId, action: 'assessment.exported' },
    });
    expect(event?.data).toEqual({ format: 'csv', people: 2 });
    const input = { assessmentId, locale: 'fi' } as const;
    for (const actor of Object.values(other.actors)) {
      await expect(exportAssessment(actor, { ...input, format: 'csv' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(listExports(actor, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(requestExport(actor, { ...input, format: 'zip' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    expect(
      await query(database.ownerUrl, 'select 1 from "Computation" where "organizationId" = $1', [
        other.organizationId,
      ]),
    ).toEqual([]);
  });
});

describe('an archive of reports', () => {
  test('is made by the job worker, for whoever asked for it, and kept for a day', async () => {
    const { assessmentId } = await assessmentOf(['Ruut Mäki', 'Aino Åberg']);
    const { RECRUITER, HR } = own.actors;
    const input = { assessmentId, locale: 'fi' } as const;
    await Promise.all([
      requestExport(RECRUITER, { ...input, format: 'zip' }),
      requestExport(RECRUITER, { ...input, format: 'zip' }),
    ]);
    expect((await listExports(RECRUITER, input)).requested).toEqual({
      zip: { status: 'waiting', progress: 0 },
    });
    await runWaiting();
    const { zip } = (await listExports(RECRUITER, input)).requested;
    if (zip?.status !== 'ready') throw new Error('the archive is not ready');
    expect(zip.fileName).toBe('hakijat-contact-centre-spring.zip');
    const parts = unzipSync(await bytesOf(RECRUITER, assessmentId, zip.fileId));
    const reports = Object.keys(parts).filter((name) => name.startsWith('reports/'));
    expect(reports).toHaveLength(2);
    expect(
      Object.keys(parts)
        .filter((name) => !name.startsWith('reports/'))
        .sort(),
    ).toEqual([
      'hakijat-contact-centre-spring.csv',
      'hakijat-contact-centre-spring.json',
      'sarakkeet-contact-centre-spring.csv',
    ]);
    expect(reports.join()).not.toMatch(/ruut|aino/i);
    const pdf = await readPdf(parts[reports[0] ?? ''] ?? new Uint8Array());
    expect(['Ruut Mäki', 'Aino Åberg']).toContain(
      textOf(nodesOf(pdf.nodes, 'H1')[0] ?? { role: '', alt: null, text: '', children: [] }),
    );

    // Nobody else gets it, not even with its address.
    const address = { assessmentId, fileId: zip.fileId };
    for (const actor of [HR, ...Object.values(other.actors)]) {
      await expect(openExportFile(actor, address)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await listExports(HR, input)).requested).toEqual({});

    await query(
      database.ownerUrl,
      `update "ExportFile" set "createdAt" = now() - interval '25 hours', "expiresAt" = now() - interval '1 hour'`,
    );
    await expect(openExportFile(RECRUITER, address)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await purgeExpired(systemActor());
    expect(await query(database.ownerUrl, 'select 1 from "ExportPart"')).toEqual([]);
  });

  test('goes when somebody in it takes the consent back', async () => {
    const { assessmentId } = await assessmentOf(['Ruut Mäki']);
    const input = { assessmentId, locale: 'fi' } as const;
    await requestExport(own.actors.HR, { ...input, format: 'zip' });
    await runWaiting();
    expect((await listExports(own.actors.HR, input)).requested.zip?.status).toBe('ready');
    const attempt = await db().attempt.findFirstOrThrow({ where: { assessmentId, status: 'submitted' } });
    await query(
      database.ownerUrl,
      `insert into "ConsentRecord" (id, "organizationId", "attemptId", action, "consentVersion", locale, "wordingHash")
       values (gen_random_uuid(), $1, $2, 'given', '1', 'fi', 'x')`,
      [own.organizationId, attempt.id],
    );
    await withdrawConsent(
      {
        kind: 'candidate',
        attemptId: attempt.id,
        organizationId: own.organizationId,
        sessionId: attempt.id,
        requestId: 'r',
      },
      { attemptRef: attempt.ref, consentVersion: '1', locale: 'fi' },
    );
    expect((await listExports(own.actors.HR, input)).requested.zip).toBeUndefined();
  });
});

describe('raw answers', () => {
  test('are for administrators, with a reason, by reference and without names', async () => {
    const { assessmentId, attemptIds } = await assessmentOf(['Ruut Mäki']);
    const input = { assessmentId, locale: 'en', reason: 'Reliability of the form' } as const;
    for (const actor of [own.actors.HR, own.actors.RECRUITER]) {
      await expect(requestAnswers(actor, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await requestAnswers(own.actors.ADMIN, input);
    await runWaiting();
    const { answers } = (await listExports(own.actors.ADMIN, { assessmentId, locale: 'en' })).requested;
    if (answers?.status !== 'ready') throw new Error('the answers are not ready');
    const text = strFromU8(await bytesOf(own.actors.ADMIN, assessmentId, answers.fileId));
    expect(text).not.toContain('Mäki');
    const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trim(), { delimiter: ',' });
    const attempt = await db().attempt.findUniqueOrThrow({ where: { id: attemptIds[0] ?? '' } });
    expect(data[0]?.slice(0, 3)).toEqual(['Reference', 'Language', expect.stringMatching(/^i\d\d$/)]);
    expect(data[1]?.[0]).toBe(attempt.receipt);
    expect(data[1]?.slice(2).every((value) => /^[1-5]$/.test(value))).toBe(true);
    const [event] = await db().auditEvent.findMany({
      where: { organizationId: own.organizationId, subjectId: assessmentId, action: 'answers.exported' },
    });
    expect(event?.data).toEqual({ reason: 'Reliability of the form' });
  });
});

test('too many people to wait for are left to a job', async () => {
  const { assessmentId } = await assessmentOf(['Iida Saarela']);
  const { candidateId } = await db().attempt.findFirstOrThrow({ where: { assessmentId } });
  await query(
    database.ownerUrl,
    `insert into "Attempt" (id, "organizationId", "assessmentId", "candidateId", ordinal, locale, ref, receipt)
     select gen_random_uuid(), $1, $2, $3, n + 1, 'fi', 'many-' || n, 'MANY-' || n from generate_series(1, $4::int) n`,
    [own.organizationId, assessmentId, candidateId, DIRECT_MAX],
  );
  expect((await listExports(own.actors.HR, { assessmentId, locale: 'fi' })).direct).toBe(false);
  await expect(file(assessmentId, 'csv')).rejects.toMatchObject({ code: 'INVALID_STATE' });
  await requestExport(own.actors.HR, { assessmentId, locale: 'fi', format: 'xlsx' });
  await runWaiting();
  const { xlsx } = (await listExports(own.actors.HR, { assessmentId, locale: 'fi' })).requested;
  if (xlsx?.status !== 'ready') throw new Error('the workbook is not ready');
  const rows = await readSheet(Buffer.from(await bytesOf(own.actors.HR, assessmentId, xlsx.fileId)));
  expect(rows).toHaveLength(DIRECT_MAX + 3);
});

describe('a report as PDF', () => {
  test('is called by the reference, and taking it is recorded', async () => {
    const { reportIds, attemptIds } = await assessmentOf(['Iida Saarela']);
    const [reportId = '', attemptId = ''] = [reportIds[0], attemptIds[0]];
    const { fileName, content } = await exportReportPdf(own.actors.RECRUITER, { reportId, locale: 'fi' });
    const { receipt } = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } });
    expect(fileName).toBe(`report-${receipt.toLowerCase()}.pdf`);
    expect(nodesOf((await readPdf(content as Uint8Array)).nodes, 'H1').map(textOf)).toEqual(['Iida Saarela']);
    const events = await db().auditEvent.findMany({
      where: { organizationId: own.organizationId, subjectId: reportId },
    });
    expect(events.map(({ action }) => action)).toContain('report.exported');
  });

  test('stays in its organisation, hides hidden names, and is not made of a withdrawn result', async () => {
    const { assessmentId, reportIds, attemptIds } = await assessmentOf(['Iida Saarela']);
    const [reportId = '', attemptId = ''] = [reportIds[0], attemptIds[0]];
    for (const actor of Object.values(other.actors)) {
      await expect(exportReportPdf(actor, { reportId, locale: 'fi' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    await db().assessment.update({ where: { id: assessmentId }, data: { blind: true } });
    const { content } = await exportReportPdf(own.actors.HR, { reportId, locale: 'en' });
    const pdf = await readPdf(content as Uint8Array);
    expect(pdf.text).not.toContain('Iida');
    expect(nodesOf(pdf.nodes, 'H1').map(textOf)).toEqual([expect.stringMatching(/^Candidate \d+$/)]);
    await db().attempt.update({
      where: { id: attemptId },
      data: { status: 'withdrawn', withdrawnAt: new Date() },
    });
    await expect(exportReportPdf(own.actors.HR, { reportId, locale: 'fi' })).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
  });
});
