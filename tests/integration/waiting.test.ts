import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db, disconnect } from '@/lib/db/client';
import * as candidateRequests from '@/lib/db/repositories/candidate-requests';
import { uuidv7 } from '@/lib/db/uuid';
import { listAssessments } from '@/lib/services/assessments';
import { prepareInterview } from '@/lib/services/interviews';
import { countFailedMails } from '@/lib/services/outbox';
import { countWaitingRequests, listDueRequests } from '@/lib/services/requests';
import { getWaiting } from '@/lib/services/waiting';
import { invited, openAssessment, submitted } from '../support/assessment-factory';
import { queriesOf } from '../support/count-queries';
import { changeAttempt, freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';
import { inviteOne } from '../support/rater-factory';

let database: TestDatabase;
let own: TestOrganization;
let hr: MemberActor;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(disconnect);

async function fresh(options: Readonly<{ blind?: boolean }> = {}) {
  own = await makeOrganization();
  hr = own.actors.HR;
  const opened = await openAssessment(hr);
  const { blind = false } = options;
  await db().assessment.update({ where: { id: opened.assessmentId }, data: { blind } });
  return opened;
}

const change = (id: string, sql: string) => changeAttempt(database, id, sql);
const linkEnds = (attemptId: string, when: string) =>
  query(
    database.ownerUrl,
    `UPDATE "Invitation" SET "expiresAt" = ${when} WHERE "attemptId" = '${attemptId}'`,
  );

/** Kinds that wait, with the name of the place and how many. */
async function placesOf(actor: MemberActor): Promise<readonly (readonly [string, number])[]> {
  const { places } = await getWaiting(actor);
  return Object.entries(places).flatMap(([kind, all]) => all.map(({ count }) => [kind, count] as const));
}

describe('results', () => {
  test('wait to be read, then to be decided on, and not when nobody may read them', async () => {
    const { assessmentId } = await fresh();
    const reports: string[] = [];
    const attempts: string[] = [];
    for (const name of ['Aalto Veeti', 'Nyman Elias', 'Virta Ada', 'Öberg Siv']) {
      const { attemptId } = await invited(hr, assessmentId, name);
      attempts.push(attemptId);
      reports.push(await submitted(hr, attemptId));
    }
    expect(await placesOf(own.actors.RECRUITER)).toEqual([['read', 4]]);
    const [read = '', locked = '', gone = '', decided = ''] = attempts;
    await change(read, `status = 'reviewed'`);
    await change(locked, `"submittedAt" = now() - interval '7 months'`);
    await change(gone, `status = 'withdrawn', "withdrawnAt" = now()`);
    await change(decided, `status = 'reviewed'`);
    await db().candidateDecision.create({
      data: {
        id: uuidv7(),
        organizationId: hr.organizationId,
        attemptId: decided,
        reportId: reports[3] ?? '',
        seq: 1,
        kind: 'made',
        choice: 'hire',
        grounds: ['interview'],
        reason: 'Said how the work is done, with examples.',
        decidedById: hr.userId,
      },
    });
    expect(await placesOf(own.actors.RECRUITER)).toEqual([['decide', 1]]);
    const { places } = await getWaiting(hr);
    expect(places.decide).toMatchObject([{ placeId: assessmentId, name: 'Contact centre, spring' }]);
  });
});

describe('times that end', () => {
  test('are those within a week, of people who can still answer', async () => {
    const { assessmentId } = await fresh();
    const soon = `"deadlineAt" = now() + interval '3 days'`;
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => invited(hr, assessmentId)));
    const ids = people.map(({ attemptId }) => attemptId);
    await change(ids[0] ?? '', soon);
    await change(ids[1] ?? '', `"deadlineAt" = now() + interval '9 days'`);
    await change(ids[2] ?? '', `"deadlineAt" = now() - interval '1 minute'`);
    await change(ids[3] ?? '', `status = 'cancelled', ${soon}`);
    expect(await placesOf(hr)).toEqual([['deadline', 1]]);
    await db().assessment.update({ where: { id: assessmentId }, data: { status: 'CLOSED' } });
    expect(await placesOf(hr)).toEqual([]);
  });

  test('are also links without a deadline that end soon or have ended, and links of raters for HR', async () => {
    const { assessmentId, profile } = await fresh();
    const people = await Promise.all([1, 2, 3].map(() => invited(hr, assessmentId)));
    const [ends = '', ended = '', fresher = ''] = people.map(({ attemptId }) => attemptId);
    await linkEnds(ends, `now() + interval '2 days'`);
    await linkEnds(ended, `now() - interval '2 days'`);
    await linkEnds(fresher, `now() + interval '12 days'`);
    const { raterId } = await inviteOne(hr, profile.jobRoleId);
    await db().rater.update({
      where: { id: raterId },
      data: { linkExpiresAt: new Date(Date.now() + 60_000) },
    });
    expect(await placesOf(own.actors.RECRUITER)).toEqual([['link', 2]]);
    expect(await placesOf(hr)).toEqual([
      ['link', 2],
      ['raters', 1],
    ]);
    await db().rater.update({ where: { id: raterId }, data: { submittedAt: new Date() } });
    expect(await placesOf(hr)).toEqual([['link', 2]]);
  });
});

describe('hidden names', () => {
  const NAME = 'Nyman Elias';

  test('stay hidden in interviews and requests, which are one’s own and one’s kind', async () => {
    const { assessmentId } = await fresh({ blind: true });
    const { attemptId } = await invited(hr, assessmentId, NAME);
    const reportId = await submitted(hr, attemptId);
    const { RECRUITER, ADMIN } = own.actors;
    await prepareInterview(hr, { reportId, interviewers: [RECRUITER.userId] });
    await candidateRequests.add(db(), hr.organizationId, { attemptId, kind: 'humanReview', text: '' });
    await candidateRequests.add(db(), hr.organizationId, { attemptId, kind: 'otherWay', text: 'By phone' });

    const seen = [await getWaiting(RECRUITER), await listDueRequests(RECRUITER)];
    expect(seen).toMatchObject([
      { interviews: [{ reportId, started: false, person: { status: 'hidden' } }], moreInterviews: 0 },
      { entries: [{ kind: 'humanReview', who: { status: 'hidden' } }], total: 1 },
    ]);
    expect(JSON.stringify(seen)).not.toContain(NAME);
    expect((await getWaiting(ADMIN)).interviews).toEqual([]);
    expect((await listDueRequests(hr)).total).toBe(2);

    await change(attemptId, `status = 'withdrawn', "withdrawnAt" = now()`);
    expect((await getWaiting(RECRUITER)).interviews).toEqual([]);
  });
});

test('nothing of another organisation waits', async () => {
  const { assessmentId } = await fresh();
  const { attemptId } = await invited(hr, assessmentId);
  await submitted(hr, attemptId);
  await candidateRequests.add(db(), hr.organizationId, { attemptId, kind: 'comment', text: 'Thank you' });
  await query(database.ownerUrl, `UPDATE "OutboxMail" SET "failedAt" = now()`);
  expect(await countFailedMails(hr)).toBe(1);
  const stranger = (await makeOrganization()).actors.ADMIN;
  expect(await placesOf(stranger)).toEqual([]);
  expect(await listDueRequests(stranger)).toEqual({ entries: [], total: 0 });
  expect(await countFailedMails(stranger)).toBe(0);
  await expect(countFailedMails(own.actors.RECRUITER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('the start page asks as often however much waits, and eight times at most', async () => {
  const { assessmentId } = await fresh();
  const page = () =>
    queriesOf(() =>
      Promise.all([
        getWaiting(hr),
        listDueRequests(hr),
        countFailedMails(hr),
        listAssessments(hr),
        countWaitingRequests(hr),
      ]),
    );
  const little = await page();
  for (let person = 0; person < 3; person += 1) {
    const { attemptId } = await invited(hr, assessmentId);
    await submitted(hr, attemptId);
    await candidateRequests.add(db(), hr.organizationId, { attemptId, kind: 'comment', text: 'Thank you' });
  }
  expect(await page()).toBe(little);
  // Who is asking is read with one more.
  expect(little + 1).toBeLessThanOrEqual(8);
});
