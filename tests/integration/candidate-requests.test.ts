import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { openLinks } from '@/lib/mail/sealed-link';
import { listOwnRequests, makeRequest } from '@/lib/services/candidate-requests';
import { withdrawConsent } from '@/lib/services/consents';
import {
  answerRequest,
  countWaitingRequests,
  listReportComments,
  listRequests,
  noteComment,
  readRequest,
  takeRequest,
} from '@/lib/services/requests';
import { submitAttempt } from '@/lib/services/take';
import type { RequestKind } from '@/lib/validation/candidate-request';
import { freshDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';
import { answering, CONSENT, type TestSession } from '../support/take-factory';

const WAITING = { list: 'waiting', page: 1 } as const;
const MONTH_DAYS = [28, 31] as const;
const DAY_MS = 86_400_000;
const ANSWER = 'Kävin vastaukset läpi. Tulos pitää.';

let own: TestOrganization;
let other: TestOrganization;
beforeAll(async () => {
  await freshDatabase();
  [own, other] = [await makeOrganization(), await makeOrganization()];
});
afterAll(disconnect);

async function submitted(): Promise<TestSession> {
  const session = await answering(own.actors.HR);
  await submitAttempt(session.actor, { attemptRef: session.view.ref, locale: 'fi', expectedAnswered: 0 });
  return session;
}

const ask = (session: TestSession, kind: RequestKind, text = '') =>
  makeRequest(session.actor, { attemptRef: session.view.ref, kind, text });
const made = async (session: TestSession, kind: RequestKind, text = '') => {
  await ask(session, kind, text);
  const found = (await listOwnRequests(session.actor)).findLast((request) => request.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
};
const events = (session: TestSession, action: string) =>
  db().auditEvent.count({ where: { subjectId: session.actor.attemptId, action } });

describe('a request to a human', () => {
  test('is one while it waits, however often it is sent, and is due in a month by the clock of the database', async () => {
    const session = await submitted();
    await Promise.all(Array.from({ length: 5 }, () => ask(session, 'writtenStatement')));
    const requests = await listOwnRequests(session.actor);
    expect(requests).toMatchObject([{ kind: 'writtenStatement', state: 'sent', answer: null }]);
    const days = (Number(requests[0]?.dueAt) - Number(requests[0]?.createdAt)) / DAY_MS;
    expect(days).toBeGreaterThanOrEqual(MONTH_DAYS[0]);
    expect(days).toBeLessThanOrEqual(MONTH_DAYS[1]);
    expect(await events(session, 'statement.requested')).toBe(1);
  });

  test('about the result comes after the answers; another way to answer comes before', async () => {
    const session = await answering(own.actors.HR);
    for (const kind of ['comment', 'humanReview', 'writtenStatement'] as const) {
      await expect(ask(session, kind, 'x')).rejects.toMatchObject({ code: 'INVALID_STATE' });
    }
    await ask(session, 'otherWay', 'puhelimella iltaisin');
    expect(await listOwnRequests(session.actor)).toMatchObject([{ kind: 'otherWay', state: 'sent' }]);
  });

  test('is taken up, answered by a named person and closed, and the candidate learns each step and gets a mail', async () => {
    const session = await submitted();
    const { id: requestId } = await made(session, 'humanReview', 'Kiire vääristi vastauksiani.');
    await takeRequest(own.actors.RECRUITER, { requestId });
    await expect(takeRequest(own.actors.HR, { requestId })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await listOwnRequests(session.actor)).toMatchObject([{ state: 'taken' }]);
    await answerRequest(own.actors.RECRUITER, { requestId, answer: ANSWER });
    await expect(answerRequest(own.actors.HR, { requestId, answer: 'x' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await listOwnRequests(session.actor)).toMatchObject([
      { state: 'answered', answer: { text: ANSWER, by: own.members.RECRUITER.name } },
    ]);
    for (const action of ['request.humanReview', 'request.taken', 'request.answered']) {
      expect(await events(session, action), action).toBe(1);
    }
    const mails = await db().outboxMail.findMany({
      where: { organizationId: own.organizationId, kind: 'requestAnswered' },
    });
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails), 'the answer is not in the mail').not.toContain(ANSWER);
    expect(openLinks(mails[0]?.text ?? ''), 'the way to it is').toMatch(/\/i\/[\w-]{20,}/);
    // After the answer there may be another.
    await ask(session, 'humanReview');
    expect(await listOwnRequests(session.actor)).toHaveLength(2);
  });

  test('leaves no words of the candidate in the audit log', async () => {
    const session = await submitted();
    const words = 'tunniste-jota-lokissa-ei-ole';
    const { id: requestId } = await made(session, 'comment', words);
    await noteComment(own.actors.HR, { requestId });
    const log = await db().auditEvent.findMany({ where: { organizationId: own.organizationId } });
    expect(log.length).toBeGreaterThan(0);
    expect(JSON.stringify(log)).not.toContain(words);
  });
});

describe('those who answer', () => {
  test('see what waits by when it is due, and the count of it', async () => {
    const session = await submitted();
    const before = await countWaitingRequests(own.actors.HR);
    const late = await made(session, 'writtenStatement');
    await db().candidateRequest.updateMany({
      where: { id: late.id },
      data: { dueAt: new Date(Date.now() - DAY_MS) },
    });
    expect(await countWaitingRequests(own.actors.HR)).toBe(before + 1);
    const page = await listRequests(own.actors.HR, WAITING);
    expect(page.entries[0]).toMatchObject({ id: late.id, overdue: true, who: { status: 'named' } });
    expect(page.counts.overdue).toBe(1);
    const overdue = await listRequests(own.actors.HR, { list: 'overdue', page: 1 });
    expect(overdue.entries.map(({ id }) => id)).toEqual([late.id]);
  });

  test('of another organisation see nothing and can answer nothing', async () => {
    const { id: requestId } = await made(await submitted(), 'humanReview');
    const { ADMIN } = other.actors;
    expect((await listRequests(ADMIN, WAITING)).entries).toEqual([]);
    expect(await countWaitingRequests(ADMIN)).toBe(0);
    for (const attempt of [
      () => readRequest(ADMIN, { requestId }),
      () => takeRequest(ADMIN, { requestId }),
      () => noteComment(ADMIN, { requestId }),
      () => answerRequest(ADMIN, { requestId, answer: 'x' }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('and decide do not learn of arrangements: those are for HR', async () => {
    const session = await answering(own.actors.HR);
    const { id: requestId } = await made(session, 'otherWay', 'puhelimella');
    const { RECRUITER, HR } = own.actors;
    await expect(readRequest(RECRUITER, { requestId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const seen = (await listRequests(RECRUITER, WAITING)).entries.map(({ id }) => id);
    expect(seen).not.toContain(requestId);
    await expect(readRequest(HR, { requestId })).resolves.toMatchObject({ text: 'puhelimella' });
  });

  test('see no name while names are hidden', async () => {
    const session = await submitted();
    const { assessmentId } = await db().attempt.findFirstOrThrow({ where: { id: session.actor.attemptId } });
    await db().assessment.update({ where: { id: assessmentId }, data: { blind: true } });
    const { id: requestId } = await made(session, 'humanReview');
    const details = await readRequest(own.actors.RECRUITER, { requestId });
    expect(details.who).toMatchObject({ status: 'hidden' });
    expect(JSON.stringify(details)).not.toContain('Iida');
  });
});

describe('a comment', () => {
  test('stands beside the report, and nowhere once the consent is withdrawn', async () => {
    const session = await submitted();
    await ask(session, 'comment', 'En tunnista tätä.');
    const { id: reportId } = await db().report.findFirstOrThrow({
      where: { attemptId: session.actor.attemptId },
    });
    const read = () => listReportComments(own.actors.RECRUITER, { reportId });
    expect(await read()).toMatchObject([{ text: 'En tunnista tätä.' }]);
    expect(await listReportComments(other.actors.ADMIN, { reportId })).toEqual([]);
    await withdrawConsent(session.actor, { ...CONSENT, attemptRef: session.view.ref });
    expect(await read()).toEqual([]);
    await expect(ask(session, 'comment', 'x')).rejects.toMatchObject({ code: 'INVALID_STATE' });
    // Erasing one's data can be asked for all the same.
    await expect(ask(session, 'erasure')).resolves.toBeUndefined();
  });
});
