import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db, disconnect, inTransaction } from '@/lib/db/client';
import { uuidv7 } from '@/lib/db/uuid';
import { loadQuestionnaire } from '@/lib/content/load';
import {
  closeAssessment,
  createAssessment,
  getAssessment,
  getClosing,
  listAssessments,
  listProfileChoices,
} from '@/lib/services/assessments';
import { listCandidates, type ShownName } from '@/lib/services/candidates';
import { pinCurrentContent } from '@/lib/services/internal/content-versions';
import { inviteCandidate } from '@/lib/services/invitations';
import { listCandidatesInput } from '@/lib/validation/candidates';
import { createAssessmentInput } from '@/lib/validation/assessment';
import { fieldMessages } from '@/lib/validation/field-messages';
import { invited, openAssessment, publishedProfile, submitted } from '../support/assessment-factory';
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

const create = (
  actor: MemberActor,
  roleProfileVersionId: string,
  days: Partial<{ opensOn: string; closesOn: string }> = {},
) =>
  createAssessment(actor, { name: 'Spring', roleProfileVersionId, opensOn: null, closesOn: null, ...days });

describe('a new assessment', () => {
  test('pins every version before anybody is invited', async () => {
    const { assessmentId, profile } = await openAssessment(own.actors.HR);
    const row = await db().assessment.findUniqueOrThrow({
      where: { id: assessmentId },
      include: { questionnaire: true, norm: true },
    });
    expect(row).toMatchObject({
      status: 'OPEN',
      roleProfileVersionId: profile.id,
      scoringVersion: '1',
      narrativeVersion: '1',
      consentVersion: '1',
      questionnaire: { key: 'six-scales', version: 1 },
      norm: { key: 'planning', version: 1 },
    });
    expect(row.scaleKeys).toHaveLength(6);
    expect(row.itemIds).toEqual(loadQuestionnaire('six-scales', 1).instrument.items.map(({ id }) => id));
  });

  test('leaves out the statements of an excluded scale and keeps the order of the rest', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR, { excluded: ['salesConfidence'] });
    const { scaleKeys, itemIds } = await db().assessment.findUniqueOrThrow({ where: { id: assessmentId } });
    const { items } = loadQuestionnaire('six-scales', 1).instrument;
    expect(scaleKeys).toEqual([
      'carefulness',
      'serviceOrientation',
      'socialConfidence',
      'stressTolerance',
      'integrity',
    ]);
    expect(itemIds).toEqual(items.filter(({ scale }) => scale !== 'salesConfidence').map(({ id }) => id));
    expect(itemIds).toHaveLength(60);
  });

  test('takes the days of answering as Finnish days, the last one included', async () => {
    const profile = await publishedProfile(own.actors.HR);
    const { assessmentId } = await create(own.actors.HR, profile.id, {
      opensOn: '2099-01-15',
      closesOn: '2099-07-15',
    });
    const { opensAt, closesAt } = await db().assessment.findUniqueOrThrow({ where: { id: assessmentId } });
    // Helsinki is two hours ahead of UTC in winter and three in summer.
    expect(opensAt?.toISOString()).toBe('2099-01-14T22:00:00.000Z');
    expect(closesAt?.toISOString()).toBe('2099-07-15T21:00:00.000Z');
  });

  test('refuses a last day that is over, beside its field', async () => {
    const profile = await publishedProfile(own.actors.HR);
    await expect(create(own.actors.HR, profile.id, { closesOn: '2020-01-01' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: { closesOn: 'endInPast' },
    });
  });

  test.each([
    [{ name: '  ' }, { name: 'required' }],
    [{ name: 'x'.repeat(121) }, { name: 'tooLong' }],
    [{ closesOn: '2026-02-30' }, { closesOn: 'invalidDate' }],
    [{ opensOn: '2026-05-02', closesOn: '2026-05-01' }, { closesOn: 'endBeforeStart' }],
    [{ roleProfileVersionId: 'x' }, { roleProfileVersionId: 'required' }],
  ])('refuses the input %j', (part, fields) => {
    const whole = { name: 'Spring', roleProfileVersionId: uuidv7(), opensOn: '', closesOn: '', ...part };
    const result = createAssessmentInput.safeParse(whole);
    expect(result.error ? fieldMessages(result.error) : {}).toEqual(fields);
  });

  test('cannot use a profile of another organisation', async () => {
    const foreign = await publishedProfile(other.actors.HR);
    await expect(create(own.actors.HR, foreign.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('inserts the released content once, however many come at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, () => inTransaction((tx) => pinCurrentContent(tx))));
    expect(await db().questionnaireVersion.count()).toBe(1);
    expect(await db().normVersion.count()).toBe(1);
  });

  test('never changes its pins, not even behind the application', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    await expect(
      query(database.ownerUrl, `UPDATE "Assessment" SET "itemIds" = '{i01}' WHERE id = $1`, [assessmentId]),
    ).rejects.toThrow('pinned versions');
  });
});

describe('the candidate list', () => {
  test('is by name, with the fit as an interval and people who cannot be told apart in one group', async () => {
    const { HR } = own.actors;
    const { assessmentId } = await openAssessment(HR);
    const same = await invited(HR, assessmentId, 'Öberg Siv');
    const twin = await invited(HR, assessmentId, 'Aalto Veeti');
    const low = await invited(HR, assessmentId, 'Mäkelä Aarne');
    await invited(HR, assessmentId, 'Nyman Elias');
    await submitted(HR, same.attemptId);
    await submitted(HR, twin.attemptId);
    // Disagrees with everything that is keyed forwards: far from every target.
    const { items } = loadQuestionnaire('six-scales', 1).instrument;
    const reversed = new Map(items.map(({ id, reversed: isReversed }) => [id, isReversed]));
    await submitted(HR, low.attemptId, (itemId) => (reversed.get(itemId) ? 5 : 1));

    const { candidates, counts } = await listed(HR, assessmentId);
    expect(candidates.map(nameOf)).toEqual(['Aalto Veeti', 'Mäkelä Aarne', 'Nyman Elias', 'Öberg Siv']);
    expect(candidates.map(({ fit }) => (fit?.status === 'fitted' ? fit.group : undefined))).toEqual([
      'A',
      null,
      undefined,
      'A',
    ]);
    const first = candidates[0]?.fit;
    if (first?.status !== 'fitted') throw new Error('no fit');
    expect(first.interval90[0]).toBeLessThanOrEqual(first.shown);
    expect(first.interval90[1]).toBeGreaterThanOrEqual(Math.floor(first.shown));
    expect(counts).toMatchObject({ invited: 1, submitted: 3 });
  });

  test('shows no result of somebody who withdrew', async () => {
    const { HR } = own.actors;
    const { assessmentId } = await openAssessment(HR);
    const { attemptId } = await invited(HR, assessmentId);
    await submitted(HR, attemptId);
    await db().attempt.update({
      where: { id: attemptId },
      data: { status: 'withdrawn', withdrawnAt: new Date() },
    });
    const { candidates } = await listed(HR, assessmentId);
    expect(candidates).toMatchObject([{ status: 'withdrawn', fit: null, reportId: null }]);
  });

  test('needs as many queries for three hundred people as for one, and at most eight', async () => {
    const { HR } = own.actors;
    const { assessmentId } = await openAssessment(HR);
    const { attemptId } = await invited(HR, assessmentId);
    await submitted(HR, attemptId);
    const page = () => Promise.all([getAssessment(HR, { assessmentId }), listed(HR, assessmentId)]);
    const one = await queriesOf(page);
    expect(one).toBeGreaterThan(2);
    await copyAttempt(attemptId, 299);
    const many = await queriesOf(async () => {
      const [, { total }] = await page();
      expect(total).toBe(300);
    });
    expect(many).toBe(one);
    // The page reads its session with one more query.
    expect(many + 1).toBeLessThanOrEqual(8);
  });

  test('of all assessments needs as many queries for twenty as for one', async () => {
    const tenant = await makeOrganization();
    await openAssessment(tenant.actors.HR);
    const one = await queriesOf(() => listAssessments(tenant.actors.HR));
    for (let index = 0; index < 19; index += 1) await openAssessment(tenant.actors.HR);
    const many = await queriesOf(async () => {
      expect(await listAssessments(tenant.actors.HR)).toHaveLength(20);
    });
    expect(many).toBe(one);
    expect(many + 1).toBeLessThanOrEqual(8);
  });
});

describe('closing', () => {
  test('ends what was under way, keeps what was submitted, and happens once', async () => {
    const { HR } = own.actors;
    const { assessmentId } = await openAssessment(HR);
    const waiting = await invited(HR, assessmentId, 'Waiting');
    const done = await invited(HR, assessmentId, 'Done');
    await submitted(HR, done.attemptId);
    expect(await getClosing(HR, { assessmentId })).toMatchObject({ underWay: 1 });

    expect(await closeAssessment(HR, { assessmentId })).toEqual({ expired: 1 });
    const { open } = await getAssessment(HR, { assessmentId });
    const { candidates } = await listed(HR, assessmentId);
    expect(open).toBe(false);
    expect(candidates.map((candidate) => [nameOf(candidate), candidate.status])).toEqual([
      ['Done', 'submitted'],
      ['Waiting', 'expired'],
    ]);
    const live = await db().invitation.count({ where: { attemptId: waiting.attemptId, revokedAt: null } });
    expect(live).toBe(0);
    await expect(closeAssessment(HR, { assessmentId })).rejects.toMatchObject({ code: 'INVALID_STATE' });
    await expect(invited(HR, assessmentId)).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });
});

describe('walls', () => {
  test('another organisation sees and changes nothing', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const foreign = other.actors.ADMIN;
    await expect(getAssessment(foreign, { assessmentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getClosing(foreign, { assessmentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(closeAssessment(foreign, { assessmentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      inviteCandidate(foreign, {
        assessmentId,
        requestId: randomUUID(),
        name: 'A',
        email: 'a@example.com',
        locale: 'fi',
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listAssessments(foreign)).map(({ id }) => id)).not.toContain(assessmentId);
  });

  test('a recruiter reads and invites, but neither opens nor closes', async () => {
    const { RECRUITER } = own.actors;
    const { assessmentId, profile } = await openAssessment(own.actors.HR);
    await invited(RECRUITER, assessmentId);
    expect((await listed(RECRUITER, assessmentId)).candidates).toHaveLength(1);
    for (const refused of [
      () => create(RECRUITER, profile.id),
      () => listProfileChoices(RECRUITER),
      () => closeAssessment(RECRUITER, { assessmentId }),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

const listed = (actor: MemberActor, assessmentId: string) =>
  listCandidates(actor, listCandidatesInput.parse({ assessmentId }));

const nameOf = ({ person }: Readonly<{ person: ShownName }>) =>
  person.status === 'named' ? person.name : person.status;

/** Statements that reach the database while `run` runs. */
async function queriesOf(run: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await run();
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
}

/** More people with the same answers and report as one that exists. */
async function copyAttempt(attemptId: string, times: number): Promise<void> {
  await query(
    database.ownerUrl,
    `WITH source AS (SELECT * FROM "Attempt" WHERE id = $1),
      people AS (SELECT gen_random_uuid() AS candidate, gen_random_uuid() AS attempt, n FROM generate_series(1, $2::int) n),
      c AS (INSERT INTO "Candidate" (id, "organizationId", name, email, locale)
            SELECT candidate, "organizationId", 'Copy ' || n, 'copy' || n || '-' || id || '@example.com', 'fi' FROM people, source),
      t AS (INSERT INTO "Attempt" (id, "organizationId", "assessmentId", "candidateId", locale, ref, receipt, status, "submittedAt")
            SELECT attempt, "organizationId", "assessmentId", candidate, locale, ref || n, receipt || n, status, "submittedAt" FROM people, source)
      INSERT INTO "Report" (id, "organizationId", "attemptId", "scoringVersion", "narrativeVersion", "inputHash", result, "resultHash", "flagCount", "packedFit")
      SELECT gen_random_uuid(), r."organizationId", attempt, r."scoringVersion", r."narrativeVersion", r."inputHash", r.result, r."resultHash", r."flagCount", r."packedFit"
        FROM people, "Report" r WHERE r."attemptId" = $1`,
    [attemptId, times],
  );
}
