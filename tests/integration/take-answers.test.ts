import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { closeAssessment } from '@/lib/services/assessments';
import { cancelInvitation } from '@/lib/services/invitations';
import { readQuestionnaire, submitAttempt } from '@/lib/services/take';
import { openAssessment } from '../support/assessment-factory';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';
import { answering, invitation, opened, save, stored } from '../support/take-factory';

let database: TestDatabase;
let own: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  own = await makeOrganization();
});
afterAll(disconnect);

describe('saving an answer', () => {
  test('acknowledges the stored answer with its time and the number answered', async () => {
    const session = await answering(own.actors.HR);
    const first = await save(session, 'i01', { value: 4, seq: 1 });
    expect(first.answered).toBe(1);
    expect(Math.abs(first.savedAt.getTime() - Date.now())).toBeLessThan(60_000);
    expect((await save(session, 'i02', { value: 2, seq: 2 })).answered).toBe(2);
    expect((await save(session, 'i02', { value: null, seq: 3 })).answered).toBe(1);
    expect((await save(session, 'i03', { value: null, seq: 4 })).answered).toBe(1);
    expect(await stored(session)).toEqual({ i01: 4, i02: null, i03: null });
  });

  test('gives the same reply to the same body, and writes once', async () => {
    const session = await answering(own.actors.HR);
    const first = await save(session, 'i01', { value: 4, seq: 7 });
    expect(await save(session, 'i01', { value: 4, seq: 7 })).toEqual(first);
  });

  test('keeps the newest choice of one device whatever order the saves arrive in', async () => {
    const session = await answering(own.actors.HR);
    await save(session, 'i01', { value: 5, seq: 3 });
    await save(session, 'i01', { value: 1, seq: 1 });
    expect((await save(session, 'i01', { value: 2, seq: 2 })).answered).toBe(1);
    expect(await stored(session)).toEqual({ i01: 5 });
  });

  test('keeps the newest of fifty saves that arrive at once', async () => {
    const session = await answering(own.actors.HR);
    const values = Array.from({ length: 50 }, (_, index) => ({ seq: index + 1, value: (index % 5) + 1 }));
    const mixed = values.toSorted((a, b) => ((a.seq * 7) % 50) - ((b.seq * 7) % 50));
    await Promise.all(mixed.map((choice) => save(session, 'i01', choice)));
    expect(await stored(session)).toEqual({ i01: 5 });
  });

  test('lets the last device to arrive win, also with a lower counter', async () => {
    const session = await answering(own.actors.HR);
    await save(session, 'i01', { value: 5, seq: 90, device: 'phone' });
    await save(session, 'i01', { value: 2, seq: 1, device: 'laptop' });
    expect(await stored(session)).toEqual({ i01: 2 });
  });

  test('never writes into another attempt that the same browser has open', async () => {
    const first = await answering(own.actors.HR);
    const second = await answering(own.actors.HR);
    // The page of the first sends its reference; the cookie is by now that of the second.
    const mixed = save(second, 'i01', { value: 5, attemptRef: first.view.ref });
    await expect(mixed).rejects.toMatchObject({ code: 'OTHER_ATTEMPT' });
    expect(await stored(first)).toEqual({});
    expect(await stored(second)).toEqual({});
  });

  test('refuses a statement that is not in the form', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR, { excluded: ['salesConfidence'] });
    const session = await answering(own.actors.HR, assessmentId);
    const { form } = await readQuestionnaire(session.actor, { locale: 'fi' });
    expect(form.statements).toHaveLength(60);
    const ids = form.statements.map(({ id }) => id);
    const left = Array.from({ length: 72 }, (_, index) => `i${String(index + 1).padStart(2, '0')}`).find(
      (id) => !ids.includes(id),
    );
    for (const itemId of [left ?? '', 'i99']) {
      await expect(save(session, itemId, { value: 3 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
    expect(await stored(session)).toEqual({});
  });

  test('needs consent first', async () => {
    const session = await opened(await invitation(own.actors.HR));
    await expect(save(session, 'i01', { value: 3 })).rejects.toMatchObject({ code: 'CONSENT_MISSING' });
    expect(await db().answer.count({ where: { attemptId: session.actor.attemptId } })).toBe(0);
  });

  test('ends with the deadline, by the clock of the database', async () => {
    const session = await answering(own.actors.HR);
    await query(
      database.ownerUrl,
      `UPDATE "Attempt" SET "deadlineAt" = now() + interval '1 day' WHERE id = $1`,
      [session.attemptId],
    );
    await expect(save(session, 'i01', { value: 3 })).resolves.toMatchObject({ answered: 1 });
    await query(database.ownerUrl, `UPDATE "Attempt" SET "deadlineAt" = now() WHERE id = $1`, [
      session.attemptId,
    ]);
    await expect(save(session, 'i01', { value: 1, seq: 2 })).rejects.toMatchObject({
      code: 'ATTEMPT_CLOSED',
    });
    const hand = submitAttempt(session.actor, {
      attemptRef: session.view.ref,
      locale: 'fi',
      expectedAnswered: 1,
    });
    await expect(hand).rejects.toMatchObject({ code: 'ATTEMPT_CLOSED' });
    expect(await stored(session)).toEqual({ i01: 3 });
  });

  test('ends when the assessment is closed and when the invitation is cancelled', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const closed = await answering(own.actors.HR, assessmentId);
    const cancelled = await answering(own.actors.HR);
    await closeAssessment(own.actors.HR, { assessmentId });
    await cancelInvitation(own.actors.HR, { attemptId: cancelled.attemptId });
    await expect(save(closed, 'i01', { value: 3 })).rejects.toMatchObject({ code: 'ATTEMPT_CLOSED' });
    await expect(save(cancelled, 'i01', { value: 3 })).rejects.toMatchObject({ code: 'ATTEMPT_CLOSED' });
  });

  test('is one statement of the database', async () => {
    const session = await answering(own.actors.HR);
    await save(session, 'i01', { value: 2 });
    const sent = vi.spyOn(pg.Client.prototype, 'query');
    await save(session, 'i01', { value: 1, seq: 2 });
    expect(sent).toHaveBeenCalledTimes(1);
    sent.mockRestore();
  });
});

describe('the form of a candidate', () => {
  test('has words and opaque ids, and nothing of scales, facets or keys', async () => {
    const session = await answering(own.actors.HR);
    for (const locale of ['fi', 'sv', 'en'] as const) {
      const sent = JSON.stringify(await readQuestionnaire(session.actor, { locale }));
      expect(sent).not.toMatch(
        /scale|facet|reversed|carefulness|salesConfidence|stressTolerance|integrity"/i,
      );
    }
  });
});
