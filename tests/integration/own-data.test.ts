import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { uuidv7 } from '@/lib/db/uuid';
import { PERSON_DATA } from '@/lib/privacy/person-data';
import { makeRequest } from '@/lib/services/candidate-requests';
import { withdrawConsent } from '@/lib/services/consents';
import { exportOwnData } from '@/lib/services/own-data';
import { viewReport } from '@/lib/services/reports';
import { submitAttempt } from '@/lib/services/take';
import { freshDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';
import { answering, CONSENT, save, type TestSession } from '../support/take-factory';

const LIMIT_MS = 60_000;
const SECRET = /[0-9a-f]{64}|⟦|[A-Za-z0-9_-]{43}/;
const COMMENT = 'En tunnista tätä. <b>&';

let own: TestOrganization;
beforeAll(async () => {
  await freshDatabase();
  own = await makeOrganization();
});
afterAll(disconnect);

type Rows = readonly Readonly<Record<string, unknown>>[];

async function exported(session: TestSession, locale: 'fi' | 'sv' | 'en' = 'fi') {
  const started = performance.now();
  const { fileName, bytes } = await exportOwnData(session.actor, { attemptRef: session.view.ref, locale });
  expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  const files = unzipSync(bytes);
  const page = Object.entries(files).find(([name]) => name.endsWith('.html'));
  const data: unknown = JSON.parse(strFromU8(files['data.json'] ?? new Uint8Array()));
  return { fileName, page: strFromU8(page?.[1] ?? new Uint8Array()), data: data as Record<string, Rows> };
}

/** Somebody about whom every table of candidates holds something. */
async function everything(): Promise<TestSession> {
  const session = await answering(own.actors.HR);
  const { organizationId, attemptId } = session.actor;
  await save(session, 'i01', { value: 4 });
  await submitAttempt(session.actor, { attemptRef: session.view.ref, locale: 'fi', expectedAnswered: 1 });
  await makeRequest(session.actor, { attemptRef: session.view.ref, kind: 'comment', text: COMMENT });
  const { id: reportId } = await db().report.findFirstOrThrow({ where: { attemptId } });
  await viewReport(own.actors.RECRUITER, { reportId, tracing: false });
  const { userId } = own.actors.RECRUITER;
  const here = { organizationId, attemptId };
  await db().reminder.create({ data: { id: uuidv7(), ...here, dueOn: new Date('2026-12-01') } });
  await db().nameReveal.create({ data: { ...here, reason: 'haastattelua varten', revealedById: userId } });
  await db().candidateDecision.create({
    data: {
      ...{
        id: uuidv7(),
        ...here,
        reportId,
        seq: 1,
        kind: 'made',
        choice: 'interview',
        grounds: ['experience'],
      },
      ...{ reason: 'Kokemus vastaavasta työstä.', toCandidate: 'Tervetuloa.', decidedById: userId },
    },
  });
  const interview = { organizationId, interviewId: uuidv7() };
  await db().interview.create({
    data: { id: interview.interviewId, ...here, reportId, contentVersion: 1, createdById: userId },
  });
  const [questionId, sheetId] = [uuidv7(), uuidv7()];
  const question = {
    position: 1,
    kind: 'own',
    ownText: 'Kerro lisää.',
    scaleKey: 'integrity',
    addedById: userId,
  };
  await db().interviewQuestion.create({ data: { id: questionId, ...interview, ...question } });
  await db().interviewSheet.create({ data: { id: sheetId, ...interview, userId, note: 'rauhallinen' } });
  await db().interviewRating.create({ data: { ...interview, sheetId, questionId, rating: 4 } });
  const agreed = { scaleKey: 'integrity', rating: 4, note: 'yhdessä', agreedById: userId };
  await db().interviewConsensus.create({ data: { id: uuidv7(), ...interview, ...agreed } });
  return session;
}

describe('the own data', () => {
  test('hold rows of every table that knows something about candidates', async () => {
    const session = await everything();
    const { data } = await exported(session);
    const tables = Object.entries(PERSON_DATA).flatMap(([table, { candidate }]) =>
      candidate ? [table] : [],
    );
    expect(Object.keys(data).sort()).toEqual(tables.sort());
    expect(tables.filter((table) => data[table]?.length === 0)).toEqual([]);
    expect(data['Answer']).toHaveLength(1);
    expect(data['AuditEvent']?.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['consent.given', 'attempt.submitted', 'report.viewed', 'ownData.exported']),
    );
  });

  test('hold nobody else, no secret and no link', async () => {
    const session = await everything();
    await everything();
    const { data, page } = await exported(session);
    expect(data['Candidate']).toHaveLength(1);
    expect(new Set(data['Answer']?.map(({ attemptId }) => attemptId))).toEqual(
      new Set([session.actor.attemptId]),
    );
    const { AuditEvent: _events, ConsentRecord: _consents, Report: _reports, ...rest } = data;
    expect(JSON.stringify(rest)).not.toMatch(SECRET);
    expect(JSON.stringify(data)).not.toContain(own.actors.RECRUITER.userId);
    expect(page).not.toContain('/i/');
  });

  test('are readable in the language of the candidate, with words as they were written', async () => {
    const session = await everything();
    for (const [locale, heading] of [
      ['fi', 'Omat tietosi'],
      ['sv', 'Dina egna uppgifter'],
      ['en', 'Your own data'],
    ] as const) {
      const { page, fileName } = await exported(session, locale);
      expect(page).toContain(`<h1>${heading}</h1>`);
      expect(page).toContain('En tunnista tätä. &lt;b&gt;&amp;');
      expect(page).not.toContain('<script');
      expect(fileName).toMatch(/^[a-z-]+-[A-Z0-9-]+\.zip$/);
    }
  });

  test('can be had after withdrawing, and each time leaves a trace', async () => {
    const session = await answering(own.actors.HR);
    await withdrawConsent(session.actor, { ...CONSENT, attemptRef: session.view.ref });
    const { data } = await exported(session);
    expect(data['ConsentRecord']).toHaveLength(2);
    const where = { subjectId: session.actor.attemptId, action: 'ownData.exported' };
    expect(await db().auditEvent.count({ where })).toBe(1);
  });

  test('of another attempt are not had with a foreign reference', async () => {
    const [one, another] = [await answering(own.actors.HR), await answering(own.actors.HR)];
    const mixed = exportOwnData(one.actor, { attemptRef: another.view.ref, locale: 'fi' });
    await expect(mixed).rejects.toMatchObject({ code: 'OTHER_ATTEMPT' });
  });
});
