import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { env } from '@/lib/env';
import { listAssessments } from '@/lib/services/assessments';
import { verifyAuditChain } from '@/lib/services/audit';
import { listOutbox, sendOutboxMail } from '@/lib/services/outbox';
import {
  eraseCandidate,
  eraseDueCandidates,
  getKeptPerson,
  getRetentionPlan,
  holdCandidate,
  releaseCandidate,
} from '@/lib/services/retention';
import { listOutboxInput } from '@/lib/validation/outbox';
import { openAssessment } from '../support/assessment-factory';
import { changeAttempt, freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, systemActor, type TestOrganization } from '../support/factories';
import { answering, type TestLink, type TestSession } from '../support/take-factory';
import { wholePerson } from '../support/whole-person';

const CANARY = 'Kanarialintu';
const ADDRESS = 'kanarialintu@example.com';
const CONFIRMED = { confirm: 'yes' } as const;

let database: TestDatabase;
let own: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  own = await makeOrganization();
});
afterAll(disconnect);

type Person = TestSession & TestLink;

/** Somebody known by name, address and words in every place that can hold them, in two assessments. */
async function canary(): Promise<Person> {
  const person = await wholePerson(own, `${CANARY} 071.`);
  const { candidateId } = await db().attempt.findUniqueOrThrow({ where: { id: person.attemptId } });
  await db().candidate.update({ where: { id: candidateId }, data: { name: CANARY, email: ADDRESS } });
  await db().outboxMail.updateMany({
    where: { attemptId: person.attemptId },
    data: { recipient: ADDRESS, subject: CANARY, text: CANARY, html: CANARY },
  });
  return person;
}

/** Every place of the database, whatever its schema, where a text is found. */
async function placesOf(text: string): Promise<readonly string[]> {
  const columns = await query<{ place: string; found: string }>(
    database.ownerUrl,
    `SELECT format('%I.%I', table_schema, table_name) AS place, string_agg(format('%I::text', column_name), ', ') AS found
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
     GROUP BY 1`,
  );
  const places: string[] = [];
  for (const { place, found } of columns) {
    const rows = await query<{ hits: string }>(
      database.ownerUrl,
      `SELECT count(*) AS hits FROM ${place} WHERE concat_ws(' ', ${found}) ILIKE '%${text}%'`,
    );
    if (Number(rows[0]?.hits) > 0) places.push(place);
  }
  return places;
}

async function counts(assessmentId: string) {
  return (await listAssessments(own.actors.HR)).find(({ id }) => id === assessmentId)?.counts;
}

function filesWith(text: string): readonly string[] {
  const folder = path.join(env().DATA_DIR, 'outbox');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) =>
    readFileSync(path.join(folder, name), 'utf8').toLowerCase().includes(text.toLowerCase()),
  );
}

async function moveBack(attemptId: string, months: number): Promise<void> {
  const back = `- make_interval(months => ${months})`;
  const times = ['invitedAt', 'openedAt', 'startedAt', 'submittedAt'];
  await changeAttempt(database, attemptId, times.map((time) => `"${time}" = "${time}" ${back}`).join(', '));
}

describe('erasing a person', () => {
  test('leaves the name, the address and the words in no table, no queue and no file', async () => {
    const person = await canary();
    const mails = await db().outboxMail.findMany({ where: { attemptId: person.attemptId } });
    for (const { id } of mails) {
      await sendOutboxMail(systemActor(own.organizationId), { mailId: id, final: false });
    }
    expect(await placesOf(CANARY)).toEqual(expect.arrayContaining(['public."Candidate"']));
    expect(await placesOf(CANARY)).toEqual(expect.arrayContaining(['public."InterviewConsensus"']));
    expect(filesWith(ADDRESS).length).toBeGreaterThan(0);

    await eraseCandidate(own.actors.HR, { attemptId: person.attemptId, ...CONFIRMED });

    expect(await placesOf(CANARY)).toEqual([]);
    expect(filesWith(ADDRESS)).toEqual([]);
    expect(await db().answer.count({ where: { attemptId: person.attemptId } })).toBe(0);
    expect(await db().report.count({ where: { attemptId: person.attemptId } })).toBe(0);
    expect(await verifyAuditChain(own.actors.ADMIN, {})).toMatchObject({ fault: null });
  });

  test('keeps the counts, and everybody else', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const gone = await wholePerson(own, 'toinen', assessmentId);
    const stays = await wholePerson(own, 'kolmas', assessmentId);
    const before = await counts(assessmentId);
    await eraseCandidate(own.actors.HR, { attemptId: gone.attemptId, ...CONFIRMED });
    expect(await counts(assessmentId)).toEqual(before);
    expect(await db().answer.count({ where: { attemptId: stays.attemptId } })).toBe(1);
    expect(await db().report.count({ where: { attemptId: stays.attemptId } })).toBe(1);
  });

  test('ends a questionnaire that is under way, and its waiting mails never leave', async () => {
    const person = await answering(own.actors.HR);
    await eraseCandidate(own.actors.HR, { attemptId: person.attemptId, ...CONFIRMED });
    expect(await db().attempt.findUnique({ where: { id: person.attemptId } })).toMatchObject({
      status: 'cancelled',
    });
    const { entries } = await listOutbox(own.actors.ADMIN, listOutboxInput.parse({}));
    expect(entries.filter(({ recipient }) => recipient === ADDRESS)).toEqual([]);
    expect(await db().candidateSession.count({ where: { attemptId: person.attemptId } })).toBe(0);
  });

  test('twice changes nothing, and says it once in the log', async () => {
    const person = await answering(own.actors.HR);
    for (let time = 0; time < 2; time += 1) {
      await eraseCandidate(own.actors.HR, { attemptId: person.attemptId, ...CONFIRMED });
    }
    const { candidateId } = await db().attempt.findUniqueOrThrow({ where: { id: person.attemptId } });
    expect(
      await db().auditEvent.count({ where: { action: 'candidate.erased', subjectId: candidateId } }),
    ).toBe(1);
  });

  test('is refused to recruiters, and to other organisations', async () => {
    const person = await answering(own.actors.HR);
    const other = await makeOrganization();
    const input = { attemptId: person.attemptId, ...CONFIRMED };
    await expect(eraseCandidate(own.actors.RECRUITER, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(eraseCandidate(other.actors.ADMIN, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getKeptPerson(other.actors.HR, { attemptId: person.attemptId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('waits while it is on hold', async () => {
    const person = await answering(own.actors.HR);
    const { attemptId } = person;
    await holdCandidate(own.actors.HR, { attemptId, reason: 'Asia 12/2026 on vireillä.' });
    await expect(eraseCandidate(own.actors.HR, { attemptId, ...CONFIRMED })).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
    await moveBack(attemptId, 30);
    await eraseDueCandidates(systemActor());
    expect(await getKeptPerson(own.actors.HR, { attemptId })).toMatchObject({ erasedAt: null });
    await releaseCandidate(own.actors.HR, { attemptId });
    await eraseDueCandidates(systemActor());
    expect((await getKeptPerson(own.actors.HR, { attemptId })).erasedAt).not.toBeNull();
  });
});

describe('the nightly erasure', () => {
  test('takes whoever is due, as the plan said, and nobody twice', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const due = await answering(own.actors.HR, assessmentId);
    const soon = await answering(own.actors.HR, assessmentId);
    const later = await answering(own.actors.HR, assessmentId);
    await moveBack(due.attemptId, 25);
    await moveBack(soon.attemptId, 22);
    const planned = (await getRetentionPlan(own.actors.HR)).due.map(({ attemptId }) => attemptId);
    expect(planned).toEqual(expect.arrayContaining([due.attemptId, soon.attemptId]));
    expect(planned).not.toContain(later.attemptId);

    expect((await eraseDueCandidates(systemActor())).erased).toBe(1);
    expect((await eraseDueCandidates(systemActor())).erased).toBe(0);
    const after = await getRetentionPlan(own.actors.HR);
    expect(after.due.map(({ attemptId }) => attemptId)).not.toContain(due.attemptId);
    expect(after.counts.erased).toBeGreaterThan(0);
  });

  test('counts from the decision, where there is one', async () => {
    const person = await wholePerson(own, 'neljäs');
    await moveBack(person.attemptId, 30);
    await eraseDueCandidates(systemActor());
    expect(await getKeptPerson(own.actors.HR, { attemptId: person.attemptId })).toMatchObject({
      erasedAt: null,
    });
  });
});

test('the application itself cannot delete what is append-only', async () => {
  const person = await wholePerson(own, 'viides');
  await expect(db().report.deleteMany({ where: { attemptId: person.attemptId } })).rejects.toThrow();
});
