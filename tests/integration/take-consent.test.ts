import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConsent } from '@/lib/content/load';
import { db, disconnect } from '@/lib/db/client';
import { contentHash } from '@/lib/provenance';
import { giveConsent, refuseConsent, withdrawConsent } from '@/lib/services/consents';
import { submitAttempt } from '@/lib/services/take';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';
import {
  answering,
  CONSENT,
  invitation,
  live,
  opened,
  save,
  type TestSession,
} from '../support/take-factory';

let database: TestDatabase;
let own: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  own = await makeOrganization();
});
afterAll(disconnect);

const consents = (attemptId: string) =>
  db().consentRecord.findMany({ where: { attemptId }, orderBy: { at: 'asc' } });
const events = (attemptId: string, action: string) =>
  db().auditEvent.count({ where: { organizationId: own.organizationId, subjectId: attemptId, action } });
const wording = (session: TestSession) => ({ ...CONSENT, attemptRef: session.view.ref });

describe('consent', () => {
  test('is stored once with version, language, time and the hash of the wording', async () => {
    const session = await opened(await invitation(own.actors.HR));
    const input = { ...wording(session), locale: 'sv', agree: 'yes' } as const;
    await Promise.all(Array.from({ length: 10 }, () => giveConsent(session.actor, input)));
    const rows = await consents(session.actor.attemptId);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      action: 'given',
      consentVersion: '1',
      locale: 'sv',
      wordingHash: contentHash(loadConsent(1, 'sv')),
    });
    expect(await events(session.actor.attemptId, 'consent.given')).toBe(1);
    const attempt = await db().attempt.findFirstOrThrow({ where: { id: session.actor.attemptId } });
    expect(attempt).toMatchObject({ status: 'inProgress', locale: 'sv' });
    expect(attempt.startedAt).not.toBeNull();
  });

  test('to another wording than the one that is pinned is refused', async () => {
    const session = await opened(await invitation(own.actors.HR));
    const input = { ...wording(session), consentVersion: '2', agree: 'yes' } as const;
    await expect(giveConsent(session.actor, input)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await consents(session.actor.attemptId)).toHaveLength(0);
  });

  test('can be refused: the refusal is recorded, rejects nobody, and can be thought over', async () => {
    const session = await opened(await invitation(own.actors.HR));
    const { attemptId } = session.actor;
    await refuseConsent(session.actor, wording(session));
    await refuseConsent(session.actor, wording(session));
    expect((await consents(attemptId)).map(({ action }) => action)).toEqual(['refused']);
    expect(await events(attemptId, 'consent.refused')).toBe(1);
    const after = await live(session.sessionToken);
    expect(after.view).toMatchObject({ state: 'consent', refused: true });
    await expect(save(after, 'i01', { value: 1 })).rejects.toMatchObject({ code: 'CONSENT_MISSING' });

    await giveConsent(session.actor, { ...wording(session), agree: 'yes' });
    await expect(save(after, 'i01', { value: 1 })).resolves.toMatchObject({ answered: 1 });
    expect((await consents(attemptId)).map(({ action }) => action)).toEqual(['refused', 'given']);
  });

  test('cannot be refused afterwards: that is a withdrawal', async () => {
    const session = await answering(own.actors.HR);
    await expect(refuseConsent(session.actor, wording(session))).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
  });

  test('given for one attempt opens no other', async () => {
    const [one, other] = [
      await opened(await invitation(own.actors.HR)),
      await opened(await invitation(own.actors.HR)),
    ];
    const mixed = { ...wording(one), agree: 'yes' } as const;
    await expect(giveConsent(other.actor, mixed)).rejects.toMatchObject({ code: 'OTHER_ATTEMPT' });
    expect(await consents(other.actor.attemptId)).toHaveLength(0);
  });

  test('records cannot be changed, not even by the owner of the tables', async () => {
    const session = await answering(own.actors.HR);
    await expect(
      query(database.ownerUrl, `UPDATE "ConsentRecord" SET locale = 'en' WHERE "attemptId" = $1`, [
        session.attemptId,
      ]),
    ).rejects.toThrow(/immutable/);
  });
});

describe('withdrawing', () => {
  test('before submission erases the answers and ends the attempt', async () => {
    const session = await answering(own.actors.HR);
    await save(session, 'i01', { value: 4 });
    await save(session, 'i02', { value: 4 });
    await withdrawConsent(session.actor, wording(session));
    await withdrawConsent(session.actor, wording(session));
    expect(await db().answer.count({ where: { attemptId: session.attemptId } })).toBe(0);
    expect((await consents(session.attemptId)).map(({ action }) => action)).toEqual(['given', 'withdrawn']);
    expect((await live(session.sessionToken)).view.state).toBe('withdrawn');
    await expect(save(session, 'i03', { value: 4 })).rejects.toMatchObject({ code: 'ATTEMPT_CLOSED' });
    const again = submitAttempt(session.actor, {
      attemptRef: session.view.ref,
      locale: 'fi',
      expectedAnswered: 0,
    });
    await expect(again).rejects.toMatchObject({ code: 'ATTEMPT_CLOSED' });
    const [event] = await db().auditEvent.findMany({
      where: { subjectId: session.attemptId, action: 'consent.withdrawn' },
    });
    expect(event?.data).toMatchObject({ erased: 2, submitted: false });
  });

  test('after submission keeps the receipt of what was sent, and takes the report out of use', async () => {
    const session = await answering(own.actors.HR);
    await save(session, 'i01', { value: 4 });
    await submitAttempt(session.actor, { attemptRef: session.view.ref, locale: 'fi', expectedAnswered: 1 });
    await withdrawConsent(session.actor, wording(session));
    const after = await live(session.sessionToken);
    expect(after.view.state).toBe('withdrawn');
    expect(after.view.submittedAt).not.toBeNull();
    expect(await events(session.attemptId, 'consent.withdrawn')).toBe(1);
  });

  test('erases nothing of anybody else', async () => {
    const [one, other] = [await answering(own.actors.HR), await answering(own.actors.HR)];
    await save(other, 'i01', { value: 4 });
    await withdrawConsent(one.actor, wording(one));
    expect(await db().answer.count({ where: { attemptId: other.attemptId } })).toBe(1);
  });
});
