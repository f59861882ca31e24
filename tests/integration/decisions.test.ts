import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db, disconnect } from '@/lib/db/client';
import { listCandidates } from '@/lib/services/candidates';
import { makeDecision, reopenDecision } from '@/lib/services/decisions';
import { viewReport } from '@/lib/services/reports';
import { listCandidatesInput } from '@/lib/validation/candidates';
import { decideInput, reopenInput } from '@/lib/validation/decision';
import { fieldMessages } from '@/lib/validation/field-messages';
import { invited, openAssessment, submitted } from '../support/assessment-factory';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';

let database: TestDatabase;
let own: TestOrganization;
let other: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  own = await makeOrganization();
  other = await makeOrganization();
});
afterAll(disconnect);

async function aCase() {
  const { assessmentId } = await openAssessment(own.actors.HR);
  const { attemptId } = await invited(own.actors.HR, assessmentId);
  const reportId = await submitted(own.actors.HR, attemptId);
  return { assessmentId, attemptId, reportId };
}

const REASON = 'Calm and exact in the work sample with an angry caller.';

const decision = (reportId: string, seen = 0) =>
  decideInput.parse({
    reportId,
    seen,
    choice: 'notNow',
    grounds: ['workSample', 'interview'],
    reason: REASON,
    toCandidate: 'Thank you for your time.',
  });

async function shown(reportId: string, actor: MemberActor = own.actors.HR) {
  const page = await viewReport(actor, { reportId, tracing: false });
  if (page.status !== 'shown') throw new Error(`the report is ${page.status}`);
  return page;
}

describe('a decision', () => {
  test('is a named person’s, in own words; it stands on the report and in the list, and marks the report as read', async () => {
    const { assessmentId, attemptId, reportId } = await aCase();
    const { RECRUITER } = own.actors;
    expect(await makeDecision(RECRUITER, decision(reportId))).toEqual({ seq: 1 });
    const { decisions, review } = await shown(reportId);
    expect(decisions).toMatchObject([
      {
        seq: 1,
        kind: 'made',
        choice: 'notNow',
        grounds: ['workSample', 'interview'],
        reason: REASON,
        toCandidate: 'Thank you for your time.',
        by: own.members.RECRUITER.name,
      },
    ]);
    expect(review?.name).toBe(own.members.RECRUITER.name);
    const { candidates } = await listCandidates(RECRUITER, listCandidatesInput.parse({ assessmentId }));
    expect(candidates).toMatchObject([{ status: 'reviewed', decision: 'notNow', next: 'nothing' }]);

    const events = await db().auditEvent.findMany({
      where: { organizationId: own.organizationId, subjectId: attemptId, actorId: RECRUITER.userId },
      orderBy: { seq: 'asc' },
      select: { action: true, data: true },
    });
    expect(events.map(({ action }) => action)).toEqual(['attempt.reviewed', 'decision.made']);
    // What was said about a person stays in one place.
    expect(JSON.stringify(events)).not.toContain('Calm');
  });

  test('is never there beforehand, and needs a choice, a ground beside the score and words', () => {
    const faults = (changes: object) => {
      const { success, error } = decideInput.safeParse({ ...decision(crypto.randomUUID()), ...changes });
      return success ? {} : fieldMessages(error);
    };
    expect(faults({})).toEqual({});
    expect(faults({ choice: '' })).toEqual({ choice: 'required' });
    expect(faults({ choice: 'rejected' })).toEqual({ choice: 'required' });
    expect(faults({ grounds: [] })).toEqual({ grounds: 'groundMissing' });
    expect(faults({ reason: '  ' })).toEqual({ reason: 'required' });
    expect(faults({ reason: 'Fit 46' })).toEqual({ reason: 'tooShort' });
    expect(faults({ reason: '46 46 46 46 46 46 46 46 46' })).toEqual({ reason: 'ownWords' });
  });

  test('is made once by two who press at the same time, and not over one that came in between', async () => {
    const { attemptId, reportId } = await aCase();
    const { HR, RECRUITER } = own.actors;
    const results = await Promise.allSettled(
      [HR, RECRUITER].map((actor) => makeDecision(actor, decision(reportId))),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'CONFLICT' });
    await expect(makeDecision(HR, decision(reportId, 1))).rejects.toMatchObject({ code: 'INVALID_STATE' });
    expect(await db().candidateDecision.count({ where: { attemptId } })).toBe(1);
  });

  test('is refused where the result may not be read, and to another organisation', async () => {
    const { attemptId, reportId } = await aCase();
    await expect(makeDecision(other.actors.ADMIN, decision(reportId))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await db().attempt.update({
      where: { id: attemptId },
      data: { status: 'withdrawn', withdrawnAt: new Date() },
    });
    await expect(makeDecision(own.actors.HR, decision(reportId))).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
  });
});

describe('a case opened again', () => {
  test('keeps what was decided, with why it was opened, and takes a new decision', async () => {
    const { assessmentId, reportId } = await aCase();
    const { HR, RECRUITER } = own.actors;
    const why = reopenInput.parse({ reportId, seen: 1, reason: 'A second work sample came in late.' });
    await expect(reopenDecision(HR, { ...why, seen: 0 })).rejects.toMatchObject({ code: 'INVALID_STATE' });
    await makeDecision(RECRUITER, decision(reportId));
    await reopenDecision(HR, why);
    const open = await listCandidates(HR, listCandidatesInput.parse({ assessmentId }));
    expect(open.candidates).toMatchObject([{ decision: null, next: 'decide' }]);
    await makeDecision(RECRUITER, { ...decision(reportId, 2), choice: 'hire' });
    const { decisions } = await shown(reportId);
    expect(decisions.map((row) => [row.kind, row.kind === 'made' ? row.choice : row.reason])).toEqual([
      ['made', 'notNow'],
      ['reopened', 'A second work sample came in late.'],
      ['made', 'hire'],
    ]);
  });
});

describe('the database', () => {
  const row = (attemptId: string, reportId: string, changes: Record<string, unknown>) => {
    const columns = {
      organizationId: own.organizationId,
      attemptId,
      reportId,
      seq: 1,
      kind: 'made',
      choice: 'hire',
      grounds: ['interview'],
      reason: REASON,
      decidedById: own.actors.HR.userId,
      ...changes,
    };
    const names = Object.keys(columns);
    return query(
      database.url,
      `INSERT INTO "CandidateDecision" (id, ${names.map((name) => `"${name}"`).join(', ')})
       VALUES (gen_random_uuid(), ${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(columns),
    );
  };

  test('takes no decision without a person of the organisation, words and a ground', async () => {
    const { attemptId, reportId } = await aCase();
    const refused = [
      { decidedById: other.actors.HR.userId },
      { organizationId: other.organizationId },
      { reason: 'Too short' },
      { grounds: [] },
      { grounds: ['score'] },
      { choice: 'rejected' },
      { choice: null },
      { kind: 'reopened' },
      { seq: 2 },
    ];
    for (const changes of refused) await expect(row(attemptId, reportId, changes)).rejects.toThrow();
    await row(attemptId, reportId, {});
    await expect(row(attemptId, reportId, {})).rejects.toThrow('CandidateDecision_attemptId_seq_key');
  });

  test('changes and deletes none', async () => {
    const { attemptId, reportId } = await aCase();
    await makeDecision(own.actors.HR, decision(reportId));
    const change = `UPDATE "CandidateDecision" SET reason = repeat('x', 30) WHERE "attemptId" = $1`;
    const remove = `DELETE FROM "CandidateDecision" WHERE "attemptId" = $1`;
    for (const statement of [change, remove]) {
      await expect(query(database.ownerUrl, statement, [attemptId])).rejects.toThrow('immutable');
      await expect(query(database.url, statement, [attemptId])).rejects.toThrow('permission denied');
    }
  });
});
