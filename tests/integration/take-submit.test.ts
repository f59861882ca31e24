import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { submitAttempt } from '@/lib/services/take';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';
import { answering, invitation, live, opened, save, stored, type TestSession } from '../support/take-factory';

let database: TestDatabase;
let own: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  own = await makeOrganization();
});
afterAll(disconnect);

const handIn = (session: TestSession, expectedAnswered: number) =>
  submitAttempt(session.actor, { attemptRef: session.view.ref, locale: 'fi', expectedAnswered });
const submissions = (attemptId: string) =>
  db().auditEvent.count({ where: { subjectId: attemptId, action: 'attempt.submitted' } });

async function answerAll(session: TestSession): Promise<void> {
  const ids = Array.from({ length: 72 }, (_, index) => `i${String(index + 1).padStart(2, '0')}`);
  await Promise.all(ids.map((id, index) => save(session, id, { value: (index % 5) + 1, seq: index + 1 })));
}

describe('handing in', () => {
  test('happens once of fifty at once: one report, the same receipt for all, late answers refused', async () => {
    const session = await answering(own.actors.HR);
    await answerAll(session);
    const everybody = await Promise.all(Array.from({ length: 50 }, () => handIn(session, 72)));
    expect(new Set(everybody.map(({ receipt }) => receipt))).toEqual(new Set([session.view.receipt]));
    expect(new Set(everybody.map(({ submittedAt }) => submittedAt.getTime())).size).toBe(1);
    expect(await submissions(session.attemptId)).toBe(1);
    expect(await db().report.count({ where: { attemptId: session.attemptId } })).toBe(1);

    const before = await stored(session);
    const late = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) => save(session, 'i01', { value: 5, seq: 1_000 + index })),
    );
    expect(late.every(({ status }) => status === 'rejected')).toBe(true);
    for (const result of late) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'ALREADY_SUBMITTED' });
    }
    expect(await stored(session)).toEqual(before);
  });

  test('counts exactly what was saved beside it: no answer slips in after the count', async () => {
    for (let round = 0; round < 8; round += 1) {
      const session = await answering(own.actors.HR);
      await save(session, 'i01', { value: 3 });
      const [saved, sent] = await Promise.allSettled([
        save(session, 'i02', { value: 3, seq: 2 }),
        handIn(session, 1),
      ]);
      const answers = Object.keys(await stored(session)).length;
      // Either the save came first and the count differed, or the submission came first and the save was refused.
      expect([saved.status, sent.status].filter((status) => status === 'fulfilled')).toHaveLength(1);
      expect(answers).toBe(saved.status === 'fulfilled' ? 2 : 1);
    }
  });

  test('waits for answers that are still under way', async () => {
    const session = await answering(own.actors.HR);
    await save(session, 'i01', { value: 3 });
    await expect(handIn(session, 2)).rejects.toMatchObject({ code: 'ANSWERS_DIFFER' });
    expect((await live(session.sessionToken)).view.state).toBe('answering');
    await save(session, 'i02', { value: 3, seq: 2 });
    await expect(handIn(session, 2)).resolves.toMatchObject({ receipt: session.view.receipt });
  });

  test('is allowed with gaps; passed-over statements do not count as answers', async () => {
    const session = await answering(own.actors.HR);
    await save(session, 'i01', { value: 3 });
    await save(session, 'i02', { value: null, seq: 2 });
    await expect(handIn(session, 1)).resolves.toMatchObject({ receipt: session.view.receipt });
  });

  test('needs consent, and belongs to the attempt of the page', async () => {
    const session = await opened(await invitation(own.actors.HR));
    await expect(handIn(session, 0)).rejects.toMatchObject({ code: 'CONSENT_MISSING' });
    const other = await answering(own.actors.HR);
    const mixed = submitAttempt(other.actor, {
      attemptRef: session.view.ref,
      locale: 'fi',
      expectedAnswered: 0,
    });
    await expect(mixed).rejects.toMatchObject({ code: 'OTHER_ATTEMPT' });
    expect(await submissions(other.attemptId)).toBe(0);
  });

  test('leaves nothing half done when the report cannot be made', async () => {
    const session = await answering(own.actors.HR);
    await save(session, 'i01', { value: 3 });
    await query(
      database.ownerUrl,
      `CREATE FUNCTION no_report() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no report'; END $$;
       CREATE TRIGGER no_report BEFORE INSERT ON "Report" FOR EACH ROW EXECUTE FUNCTION no_report()`,
    );
    await expect(handIn(session, 1)).rejects.toThrow();
    await query(database.ownerUrl, 'DROP TRIGGER no_report ON "Report"');
    expect((await live(session.sessionToken)).view.state).toBe('answering');
    expect(await submissions(session.attemptId)).toBe(0);
    await expect(handIn(session, 1)).resolves.toMatchObject({ receipt: session.view.receipt });
  });

  test('leads to the receipt from the link ever after, also when the link itself is out of date', async () => {
    const session = await answering(own.actors.HR);
    await handIn(session, 0);
    await query(
      database.ownerUrl,
      `UPDATE "Invitation" SET "expiresAt" = now() - interval '1 day' WHERE "attemptId" = $1`,
      [session.attemptId],
    );
    const again = await opened(session);
    expect(again.view).toMatchObject({ state: 'submitted', receipt: session.view.receipt });
    expect(again.view.submittedAt).not.toBeNull();
  });
});
