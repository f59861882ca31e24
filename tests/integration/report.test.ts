import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { loadQuestionnaire } from '@/lib/content/load';
import { db, disconnect, inTransaction } from '@/lib/db/client';
import { contentHash } from '@/lib/provenance';
import { buildReport } from '@/lib/report/build-report';
import { makeReport } from '@/lib/services/internal/make-report';
import { exportReport, getExportSubject, reviewReport, viewReport } from '@/lib/services/reports';
import { runMeasure } from '../../scripts/measure/run';
import { type AnswerOf, invited, openAssessment, submitted } from '../support/assessment-factory';
import { changeAttempt, freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';
import type { ProfileOptions } from '../support/role-draft';

let database: TestDatabase;
let own: TestOrganization;
let other: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  own = await makeOrganization();
  other = await makeOrganization();
});
afterAll(disconnect);

async function aReport(options: ProfileOptions = {}, answerOf?: AnswerOf) {
  const { assessmentId, profile } = await openAssessment(own.actors.HR, options);
  const { attemptId } = await invited(own.actors.HR, assessmentId);
  const reportId = await submitted(own.actors.HR, attemptId, answerOf);
  return { assessmentId, profile, attemptId, reportId };
}

async function shown(reportId: string, actor: MemberActor = own.actors.HR) {
  const page = await viewReport(actor, { reportId, tracing: false });
  if (page.status !== 'shown') throw new Error(`the report is ${page.status}`);
  return page;
}

const itemsOf = (scale: string) =>
  new Set(
    loadQuestionnaire('six-scales', 1)
      .instrument.items.filter((item) => item.scale === scale)
      .map(({ id }) => id),
  );

const events = (subjectId: string) =>
  db().auditEvent.findMany({
    where: { organizationId: own.organizationId, subjectId },
    orderBy: { seq: 'asc' },
    select: { action: true, actorId: true, data: true },
  });

describe('making a report', () => {
  test('stores it with the hashes of its input and of its result, and makes one of the same input', async () => {
    const { reportId, attemptId } = await aReport();
    const page = await shown(reportId);
    expect(page.resultHash).toBe(contentHash(page.model));
    const again = await inTransaction((tx) => makeReport(tx, own.organizationId, attemptId));
    expect(again.reportId).toBe(reportId);
    expect(await db().report.count({ where: { attemptId } })).toBe(1);
  });

  test('computes from the stored answers and pins alone, so that an export gives the same report', async () => {
    const { reportId } = await aReport({ upper: true });
    const page = await shown(reportId);
    const { document } = await exportReport(own.actors.ADMIN, { reportId, reason: 'A check' });
    const { result, ...input } = document;
    expect(contentHash(input)).toBe(page.inputHash);
    expect(contentHash(result)).toBe(page.resultHash);
    expect(buildReport(input)).toEqual(page.model);
    expect(input.answers).toHaveLength(72);
    expect(JSON.stringify(document)).not.toContain('Iida');
    // The command line takes the file as it is, and finds the stored result in it.
    expect(runMeasure(['report', '--verify'], () => JSON.stringify(document))).toMatchObject({ status: 0 });
  });

  test('leaves an excluded scale out', async () => {
    const { reportId } = await aReport({ excluded: ['salesConfidence'] });
    const { model } = await shown(reportId);
    expect(model.scales[1]).toEqual({
      status: 'excluded',
      key: 'salesConfidence',
      reason: 'Nothing is sold in this job',
    });
    expect(model).toMatchObject({
      activeScales: 5,
      fit: { status: 'fitted' },
      quality: { administered: 60 },
    });
  });

  test('gives no fit, and the reason, when a scale that counts has too few answers', async () => {
    const integrity = itemsOf('integrity');
    let kept = 0;
    // Nine of twelve: under 80 %.
    const { reportId } = await aReport({}, (itemId) =>
      integrity.has(itemId) && (kept += 1) <= 3 ? null : 4,
    );
    const { model } = await shown(reportId);
    expect(model.fit).toEqual({ status: 'noFit', reason: 'missingScale', missing: ['integrity'] });
    expect(model.composite).toMatchObject({ status: 'none' });
    expect(model.scales[5]).toMatchObject({
      status: 'insufficient',
      reason: 'scaleTooFew',
      answered: 9,
      items: 12,
    });
  });

  test('flags straight and hurried answers without touching a score', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const calm = await invited(own.actors.HR, assessmentId, 'Calm');
    const fast = await invited(own.actors.HR, assessmentId, 'Fast');
    const same: AnswerOf = () => 4;
    const slowly = await shown(await submitted(own.actors.HR, calm.attemptId, same, 4000));
    const hurried = await shown(await submitted(own.actors.HR, fast.attemptId, same, 600));
    expect(slowly.model.quality).toMatchObject({
      longString: { flagged: true },
      responseTime: { flagged: false },
    });
    expect(hurried.model.quality).toMatchObject({ responseTime: { flagged: true }, flagCount: 2 });
    expect(hurried.model.scales).toEqual(slowly.model.scales);
    expect(hurried.model.fit).toEqual(slowly.model.fit);
  });

  test('never changes, not by the application and not by the owner of the tables', async () => {
    const { reportId } = await aReport();
    const change = `UPDATE "Report" SET result = '{}' WHERE id = $1`;
    await expect(query(database.url, change, [reportId])).rejects.toMatchObject({ code: '42501' });
    await expect(query(database.ownerUrl, change, [reportId])).rejects.toThrow('immutable');
    await expect(query(database.ownerUrl, 'DELETE FROM "Report" WHERE id = $1', [reportId])).rejects.toThrow(
      'immutable',
    );
  });

  test('takes no answers after it', async () => {
    const { attemptId } = await aReport();
    const change = `UPDATE "Answer" SET value = 1 WHERE "attemptId" = $1`;
    await expect(query(database.url, change, [attemptId])).rejects.toThrow('takes no answers');
  });
});

describe('reading a report', () => {
  test('is recorded once a reading; steps through its traces belong to the reading', async () => {
    const { reportId } = await aReport();
    const { RECRUITER, HR } = own.actors;
    await viewReport(RECRUITER, { reportId, tracing: false });
    await viewReport(RECRUITER, { reportId, tracing: true });
    await viewReport(RECRUITER, { reportId, tracing: true });
    // Somebody else who opens a shared trace reads the report too.
    await viewReport(HR, { reportId, tracing: true });
    await viewReport(RECRUITER, { reportId, tracing: false });
    const readers = (await events(reportId)).map(({ action, actorId }) => [action, actorId]);
    expect(readers).toEqual([
      ['report.viewed', RECRUITER.userId],
      ['report.viewed', HR.userId],
      ['report.viewed', RECRUITER.userId],
    ]);
  });

  test('gives the names of raters to HR and not to a recruiter', async () => {
    const { reportId, profile } = await aReport();
    const forHr = await shown(reportId, own.actors.HR);
    const forRecruiter = await shown(reportId, own.actors.RECRUITER);
    expect(forHr.raterNames?.get(profile.raterId)).toBe(own.members.HR.name);
    expect(forRecruiter.raterNames).toBeNull();
    expect(JSON.stringify(forRecruiter.profile)).not.toContain(own.members.HR.name);
  });

  test('ends at once when consent is withdrawn', async () => {
    const { reportId, attemptId } = await aReport();
    await db().attempt.update({
      where: { id: attemptId },
      data: { status: 'withdrawn', withdrawnAt: new Date() },
    });
    const page = await viewReport(own.actors.ADMIN, { reportId, tracing: false });
    expect(page.status).toBe('withdrawn');
    expect(page).not.toHaveProperty('model');
    const refused = { code: 'INVALID_STATE' };
    await expect(reviewReport(own.actors.HR, { reportId })).rejects.toMatchObject(refused);
    await expect(exportReport(own.actors.ADMIN, { reportId, reason: 'A check' })).rejects.toMatchObject(
      refused,
    );
  });

  test('ends when the person is erased', async () => {
    const { reportId, attemptId } = await aReport();
    const { candidateId } = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } });
    await db().candidate.update({
      where: { id: candidateId },
      data: { erasedAt: new Date(), name: null, email: null },
    });
    const page = await viewReport(own.actors.HR, { reportId, tracing: false });
    expect(page).toMatchObject({ status: 'erased', person: { status: 'erased' } });
  });

  test('ends when the months of use are over', async () => {
    const tenant = await makeOrganization();
    const { assessmentId } = await openAssessment(tenant.actors.HR);
    const { attemptId } = await invited(tenant.actors.HR, assessmentId);
    const reportId = await submitted(tenant.actors.HR, attemptId);
    const view = () => viewReport(tenant.actors.HR, { reportId, tracing: false });
    const move = (days: number) =>
      changeAttempt(
        database,
        attemptId,
        `"submittedAt" = now() - interval '6 months' + interval '${days} days'`,
      );
    await move(2);
    expect((await view()).status).toBe('shown');
    await move(-2);
    expect((await view()).status).toBe('locked');
  });

  test('leads to a newer report of the same answers', async () => {
    const { reportId, attemptId } = await aReport();
    expect((await shown(reportId)).newerReportId).toBeNull();
    await query(
      database.url,
      `INSERT INTO "Report" (id, "organizationId", "attemptId", "scoringVersion", "narrativeVersion", "inputHash", result, "resultHash", "supersedesId")
       SELECT gen_random_uuid(), "organizationId", "attemptId", "scoringVersion", "narrativeVersion", repeat('0', 64), result, "resultHash", id
         FROM "Report" WHERE id = $1`,
      [reportId],
    );
    const newest = await db().report.findFirstOrThrow({ where: { attemptId, supersedesId: reportId } });
    expect((await shown(reportId)).newerReportId).toBe(newest.id);
    expect((await shown(newest.id)).newerReportId).toBeNull();
  });
});

describe('reviewing', () => {
  test('is noted once, with the name of the person', async () => {
    const { reportId, attemptId } = await aReport();
    const { RECRUITER, HR } = own.actors;
    await Promise.all([reviewReport(RECRUITER, { reportId }), reviewReport(RECRUITER, { reportId })]);
    await reviewReport(HR, { reportId });
    const reviewed = (await events(attemptId)).filter(({ action }) => action === 'attempt.reviewed');
    expect(reviewed).toMatchObject([{ actorId: RECRUITER.userId }]);
    const page = await shown(reportId);
    expect(page.review).toMatchObject({ name: own.members.RECRUITER.name });
  });
});

describe('exporting', () => {
  test('is for administrators, and keeps the reason', async () => {
    const { reportId } = await aReport();
    const { ADMIN, HR, RECRUITER } = own.actors;
    for (const actor of [HR, RECRUITER]) {
      const refused = { code: 'FORBIDDEN' };
      await expect(exportReport(actor, { reportId, reason: 'Curious' })).rejects.toMatchObject(refused);
      await expect(getExportSubject(actor, { reportId })).rejects.toMatchObject(refused);
    }
    await exportReport(ADMIN, { reportId, reason: 'The candidate asked for a check' });
    const exported = (await events(reportId)).filter(({ action }) => action === 'answers.exported');
    expect(exported).toMatchObject([
      { actorId: ADMIN.userId, data: { reason: 'The candidate asked for a check' } },
    ]);
  });
});

test('another organisation finds no report behind any door', async () => {
  const { reportId, attemptId } = await aReport();
  const foreign = other.actors.ADMIN;
  const missing = { code: 'NOT_FOUND' };
  await expect(viewReport(foreign, { reportId, tracing: false })).rejects.toMatchObject(missing);
  await expect(reviewReport(foreign, { reportId })).rejects.toMatchObject(missing);
  await expect(exportReport(foreign, { reportId, reason: 'A check' })).rejects.toMatchObject(missing);
  await expect(getExportSubject(foreign, { reportId })).rejects.toMatchObject(missing);
  await expect(inTransaction((tx) => makeReport(tx, other.organizationId, attemptId))).rejects.toMatchObject(
    missing,
  );
});
