import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db, disconnect } from '@/lib/db/client';
import { listCandidates } from '@/lib/services/candidates';
import { getDashboard } from '@/lib/services/dashboards';
import { unpackScores } from '@/lib/report/packed-scores';
import { listCandidatesInput, REACHED_STAGES } from '@/lib/validation/candidates';
import { type DashboardInput, dashboardInput } from '@/lib/validation/dashboard';
import { reportModelSchema } from '@/lib/validation/report';
import { type AnswerOf, invited, openAssessment, ORDINARY, submitted } from '../support/assessment-factory';
import { queriesOf } from '../support/count-queries';
import { changeAttempt, freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';

let database: TestDatabase;
let own: TestOrganization;
let hr: MemberActor;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(disconnect);

/** An organisation of its own, so that one test does not count the people of another. */
async function fresh() {
  own = await makeOrganization();
  hr = own.actors.HR;
  return openAssessment(hr);
}

const look = (asked: Partial<DashboardInput> = {}, actor: MemberActor = hr) =>
  getDashboard(actor, { ...dashboardInput.parse({}), ...asked });

async function invite(assessmentId: string): Promise<string> {
  const { attemptId } = await invited(hr, assessmentId);
  return attemptId;
}

/** Differs from person to person. */
const answersOf =
  (person: number): AnswerOf =>
  (itemId, index) =>
    ORDINARY(itemId, index + person);

async function handIn(assessmentId: string, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let person = 0; person < count; person += 1) {
    const attemptId = await invite(assessmentId);
    await submitted(hr, attemptId, answersOf(person));
    ids.push(attemptId);
  }
  return ids;
}

const change = (id: string, sql: string) => changeAttempt(database, id, sql);
const withdraw = (id: string) => change(id, `status = 'withdrawn', "withdrawnAt" = now()`);

/** Began, answered so many statements, and let the time pass. */
async function stopAfter(assessmentId: string, answered: number): Promise<void> {
  const attemptId = await invite(assessmentId);
  await change(attemptId, `status = 'inProgress', "openedAt" = now(), "startedAt" = now()`);
  const { itemIds } = await db().assessment.findUniqueOrThrow({ where: { id: assessmentId } });
  await db().answer.createMany({
    data: itemIds.slice(0, answered).map((itemId, seq) => ({
      ...{ attemptId, organizationId: hr.organizationId, itemId, value: 3, seq, device: 'test' },
    })),
  });
  await change(attemptId, `status = 'expired'`);
}

describe('the funnel', () => {
  test('counts the stage that each reached, and its numbers are those of the lists they lead to', async () => {
    const { assessmentId } = await fresh();
    await invite(assessmentId);
    await change(await invite(assessmentId), `status = 'opened', "openedAt" = now()`);
    await stopAfter(assessmentId, 3);
    const [reviewed = '', gone = ''] = await handIn(assessmentId, 3);
    await change(reviewed, `status = 'reviewed'`);
    await withdraw(gone);

    const { funnel, byAssessment, from } = await look();
    expect(funnel.reached).toEqual({ invited: 6, opened: 5, started: 4, submitted: 3, reviewed: 1 });
    expect(funnel.ended).toBe(2);
    expect(byAssessment).toMatchObject([{ id: assessmentId, ...funnel }]);
    for (const reached of REACHED_STAGES) {
      const input = listCandidatesInput.parse({ assessmentId, reached, from });
      expect([reached, (await listCandidates(hr, input)).total]).toEqual([reached, funnel.reached[reached]]);
    }
    const ended = listCandidatesInput.parse({ assessmentId, state: 'ended', from });
    expect((await listCandidates(hr, ended)).total).toBe(2);
  });

  test('is of those invited in the period, and so are the weeks and the lists', async () => {
    const { assessmentId } = await fresh();
    const [early = ''] = await handIn(assessmentId, 2);
    await change(
      early,
      `"invitedAt" = now() - interval '60 days', "submittedAt" = now() - interval '50 days'`,
    );
    const recent = await look({ period: '4w' });
    expect(recent.funnel.reached).toMatchObject({ invited: 1, submitted: 1 });
    expect(recent.weeks).toHaveLength(4);
    const list = listCandidatesInput.parse({ assessmentId, from: recent.from });
    expect((await listCandidates(hr, list)).total).toBe(1);
    const { weeks, funnel } = await look({ period: '13w' });
    const sum = (of: 'invited' | 'submitted') => weeks.reduce((total, week) => total + week[of], 0);
    expect([sum('invited'), sum('submitted')]).toEqual([funnel.reached.invited, funnel.reached.submitted]);
    expect(weeks).toHaveLength(13);
    expect(weeks.filter(({ invited: count }) => count > 0)).toHaveLength(2);
  });

  test('follows the job and the assessment, and takes what is not theirs as not chosen', async () => {
    const first = await fresh();
    const second = await openAssessment(hr);
    await invite(first.assessmentId);
    await invite(second.assessmentId);
    const { jobRoleId } = first.profile;
    const ofJob = await look({ job: jobRoleId });
    expect(ofJob.funnel.reached.invited).toBe(1);
    expect(ofJob.assessments.map(({ id }) => id)).toEqual([first.assessmentId]);
    expect((await look({ assessment: second.assessmentId })).funnel.reached.invited).toBe(1);
    const mixed = await look({ job: jobRoleId, assessment: second.assessmentId });
    expect(mixed.chosen).toMatchObject({ job: jobRoleId, assessment: null });

    const stranger = (await makeOrganization()).actors.HR;
    const foreign = await look({ job: jobRoleId, assessment: first.assessmentId, period: 'all' }, stranger);
    expect(foreign).toMatchObject({
      ...{ jobs: [], assessments: [], byAssessment: [], groups: [], time: null, stops: null, stopped: 0 },
      chosen: { job: null, assessment: null },
      funnel: { reached: { invited: 0 }, ended: 0 },
    });
  });
});

describe('group results', () => {
  test('begin with five people and grow five at a time', async () => {
    const { assessmentId } = await fresh();
    const people = [...(await handIn(assessmentId, 4))];
    expect((await look()).groups).toMatchObject([{ handedIn: 4, result: null }]);
    expect((await look()).time).toBeNull();

    people.push(...(await handIn(assessmentId, 1)));
    const { groups, provisional, time } = await look();
    const [group] = groups;
    expect(group?.result?.n).toBe(5);
    expect(provisional).toEqual(['planning-v1']);
    expect(time?.n).toBe(5);

    const stored = await db().report.findMany({ where: { attemptId: { in: people } } });
    const models = stored.map(({ result }) => reportModelSchema.parse(result));
    const fits = models.map(({ fit }) => (fit.status === 'fitted' ? fit.fit : Number.NaN));
    const first = models.map(({ scales: [scale] }) => (scale.status === 'scored' ? scale.t : Number.NaN));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(group?.result?.fit.mean).toBeCloseTo(mean(fits), 6);
    expect(group?.result?.scales[0]?.mean).toBeCloseTo(mean(first), 6);
    expect(new Set(fits).size).toBeGreaterThan(1);

    await handIn(assessmentId, 1);
    expect((await look()).groups).toEqual([{ ...group, handedIn: 6 }]);
  });

  test('lose the whole five when one of them withdraws, so that nobody is what is missing', async () => {
    const { assessmentId } = await fresh();
    const [, second = ''] = await handIn(assessmentId, 10);
    expect((await look()).groups[0]?.result?.n).toBe(10);
    await withdraw(second);
    expect((await look()).groups[0]?.result?.n).toBe(5);
  });

  test('leave out whole fives at the edge of a period, and locked results', async () => {
    const { assessmentId } = await fresh();
    const [first = '', ...rest] = await handIn(assessmentId, 10);
    await change(first, `"invitedAt" = now() - interval '60 days'`);
    expect((await look({ period: '4w' })).groups).toMatchObject([{ handedIn: 9, result: { n: 5 } }]);
    expect((await look({ period: '13w' })).groups).toMatchObject([{ handedIn: 10, result: { n: 10 } }]);
    await change(rest[8] ?? '', `"submittedAt" = now() - interval '7 months'`);
    // Handed in before all others, it is now the first of the order: the fives are new, and the first has a locked one.
    expect((await look({ period: '13w' })).groups[0]?.result?.n).toBe(5);
  });

  test('rest on copies that agree with the reports, also on those that the migration made', async () => {
    const { assessmentId } = await fresh();
    const [attemptId = ''] = await handIn(assessmentId, 1);
    const { result, packedScores } = await db().report.findFirstOrThrow({ where: { attemptId } });
    const { scales } = reportModelSchema.parse(result);
    expect(unpackScores(packedScores ?? new Uint8Array())).toEqual(
      scales.map((scale) => (scale.status === 'scored' ? scale.t : null)),
    );
    const [row] = await query<{ same: boolean }>(
      database.ownerUrl,
      `SELECT "packedScores" = (
         SELECT string_agg(float8send(CASE WHEN s.scale->>'status' = 'scored' THEN (s.scale->>'t')::float8 ELSE 'NaN' END),
                           ''::bytea ORDER BY s.place)
           FROM jsonb_array_elements(r.result->'scales') WITH ORDINALITY AS s(scale, place)) AS same
         FROM "Report" r WHERE "attemptId" = '${attemptId}'`,
    );
    expect(row?.same).toBe(true);
  });
});

describe('where the questionnaire is left', () => {
  test('is told for five at least, and without the answers of those who withdrew', async () => {
    const { assessmentId } = await fresh();
    for (const answered of [0, 2, 8, 8]) await stopAfter(assessmentId, answered);
    const gone = await invite(assessmentId);
    await change(
      gone,
      `status = 'withdrawn', "withdrawnAt" = now(), "openedAt" = now(), "startedAt" = now()`,
    );
    expect(await look()).toMatchObject({ stopped: 4, stops: null });

    const all = await db().assessment.findUniqueOrThrow({ where: { id: assessmentId } });
    await stopAfter(assessmentId, all.itemIds.length);
    const { stopped, stops } = await look();
    expect(stopped).toBe(5);
    expect(stops).toEqual({
      stretches: [
        { from: 1, to: 6, count: 2 },
        { from: 7, to: 12, count: 2 },
      ],
      atEnd: 1,
    });
  });

  test('counts somebody who has saved nothing for a week, and not somebody who is answering', async () => {
    const { assessmentId } = await fresh();
    for (const days of [1, 8]) {
      const attemptId = await invite(assessmentId);
      const at = `now() - interval '${days} days'`;
      await change(attemptId, `status = 'inProgress', "openedAt" = ${at}, "startedAt" = ${at}`);
    }
    expect((await look()).stopped).toBe(1);
  });
});

test('is for those who answer for assessments, and asks six times however many there are', async () => {
  const { assessmentId } = await fresh();
  await expect(look({}, own.actors.RECRUITER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const none = await queriesOf(() => look());
  await handIn(assessmentId, 6);
  await handIn((await openAssessment(hr)).assessmentId, 2);
  expect(await queriesOf(() => look())).toBe(none);
  // The page reads its session and the navigation with one query each.
  expect(none + 2).toBeLessThanOrEqual(8);
});
