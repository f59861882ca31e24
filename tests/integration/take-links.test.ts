import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { closeRateLimits } from '@/lib/db/rate-limits';
import { openLink, showLink, takeOver } from '@/lib/services/candidate-links';
import { identifyCandidate, leaveAttempt } from '@/lib/services/candidate-sessions';
import { cancelInvitation, resendInvitation } from '@/lib/services/invitations';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { anonymous, makeOrganization, type TestOrganization } from '../support/factories';
import { answering, invitation, live, opened, save, stored, unknownToken } from '../support/take-factory';

let database: TestDatabase;
let own: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  own = await makeOrganization();
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

const events = (attemptId: string, action: string) =>
  db().auditEvent.count({ where: { organizationId: own.organizationId, subjectId: attemptId, action } });
const liveSessions = (attemptId: string) =>
  db().candidateSession.count({ where: { attemptId, endedAt: null } });
const statusOf = async (attemptId: string) =>
  (await db().attempt.findFirstOrThrow({ where: { id: attemptId }, select: { status: true } })).status;

describe('opening the page of a link', () => {
  test('shows who asks and for which job, and changes nothing however often a scanner looks', async () => {
    const { attemptId, token } = await invitation(own.actors.HR);
    const views = await Promise.all(
      Array.from({ length: 100 }, () => showLink({ ...anonymous(), ip: '192.0.2.20' }, { token })),
    );
    expect(views[99]).toMatchObject({
      organizationName: own.name,
      jobTitle: 'Customer adviser',
      statements: 72,
      minutes: 15,
      state: 'consent',
    });
    expect(await statusOf(attemptId)).toBe('invited');
    expect(await db().candidateSession.count({ where: { attemptId } })).toBe(0);
    expect(await events(attemptId, 'attempt.opened')).toBe(0);
    await expect(opened({ token })).resolves.toMatchObject({ view: { state: 'consent' } });
  });

  test('gives every token that opens nothing the same refusal', async () => {
    const replaced = await invitation(own.actors.HR);
    const { id } = await db().invitation.findFirstOrThrow({ where: { attemptId: replaced.attemptId } });
    await resendInvitation(own.actors.HR, { attemptId: replaced.attemptId, invitationId: id });
    const cancelled = await invitation(own.actors.HR);
    await cancelInvitation(own.actors.HR, { attemptId: cancelled.attemptId });
    const expired = await invitation(own.actors.HR);
    await query(database.ownerUrl, 'UPDATE "Invitation" SET "expiresAt" = now() WHERE "attemptId" = $1', [
      expired.attemptId,
    ]);
    const tokens = [
      replaced.token,
      cancelled.token,
      expired.token,
      expired.token.slice(0, -1),
      unknownToken(),
      '',
      '{"not":""}',
      "' OR 1=1 --",
      'x'.repeat(10_000),
      '\u0000',
    ];
    for (const token of tokens) {
      await expect(showLink(anonymous(), { token })).rejects.toMatchObject({ code: 'LINK_INVALID' });
      await expect(openLink(anonymous(), { token, locale: 'fi' })).rejects.toMatchObject({
        code: 'LINK_INVALID',
      });
    }
  });

  test('refuses the 21st bad token from one address in ten minutes, and never a good one', async () => {
    const { token } = await invitation(own.actors.HR);
    const visitor = { ...anonymous(), ip: '192.0.2.21' };
    for (let tries = 0; tries < 20; tries += 1) {
      await expect(showLink(visitor, { token: unknownToken() })).rejects.toMatchObject({
        code: 'LINK_INVALID',
      });
    }
    await expect(showLink(visitor, { token: unknownToken() })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
    await expect(showLink(visitor, { token })).resolves.toMatchObject({ state: 'consent' });
    await expect(
      showLink({ ...anonymous(), ip: '192.0.2.22' }, { token: unknownToken() }),
    ).rejects.toMatchObject({
      code: 'LINK_INVALID',
    });
  });
});

describe('exchanging a link', () => {
  test('leaves exactly one live session of twenty at once, and records the others as taken over', async () => {
    const { attemptId, token } = await invitation(own.actors.HR);
    const sessions = await Promise.all(
      Array.from({ length: 20 }, () => openLink(anonymous(), { token, locale: 'fi' })),
    );
    expect(new Set(sessions.map(({ sessionToken }) => sessionToken)).size).toBe(20);
    expect(await liveSessions(attemptId)).toBe(1);
    expect(await db().candidateSession.count({ where: { attemptId, endedReason: 'takenOver' } })).toBe(19);
    expect(await events(attemptId, 'attempt.takenOver')).toBe(19);
    expect(await events(attemptId, 'attempt.opened')).toBe(1);
    expect(await statusOf(attemptId)).toBe('opened');
  });

  test('stores no token that could be used', async () => {
    const link = await invitation(own.actors.HR);
    const session = await opened(link);
    const rows = await query<{ all: string }>(
      database.ownerUrl,
      `SELECT string_agg(t::text, '') AS all FROM (SELECT i::text FROM "Invitation" i UNION ALL
       SELECT s::text FROM "CandidateSession" s UNION ALL SELECT e::text FROM "AuditEvent" e) AS x(t)`,
    );
    expect(rows[0]?.all).not.toContain(link.token);
    expect(rows[0]?.all).not.toContain(session.sessionToken);
  });

  test('goes on at the answers on another device, and back again, each time recorded', async () => {
    const phone = await answering(own.actors.HR);
    await save(phone, 'i01', { value: 4 });
    const laptop = await opened(phone);
    expect(await stored(laptop)).toEqual({ i01: 4 });
    await expect(save(phone, 'i02', { value: 2 })).rejects.toMatchObject({ code: 'SESSION_TAKEN_OVER' });
    const ended = await identifyCandidate(anonymous(), { sessionToken: phone.sessionToken });
    expect(ended).toMatchObject({ session: 'ended', reason: 'takenOver' });

    const again = await live(
      (await takeOver(anonymous(), { sessionToken: phone.sessionToken })).sessionToken,
    );
    await save(again, 'i02', { value: 5 });
    await expect(save(laptop, 'i02', { value: 1 })).rejects.toMatchObject({ code: 'SESSION_TAKEN_OVER' });
    expect(await stored(again)).toEqual({ i01: 4, i02: 5 });
    expect(await liveSessions(phone.attemptId)).toBe(1);
    expect(await events(phone.attemptId, 'attempt.takenOver')).toBe(2);
  });

  test('cannot be taken back with a session that was left or never was', async () => {
    const session = await answering(own.actors.HR);
    await leaveAttempt(session.actor);
    await expect(takeOver(anonymous(), { sessionToken: session.sessionToken })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await expect(takeOver(anonymous(), { sessionToken: unknownToken() })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await liveSessions(session.attemptId)).toBe(0);
    expect(await events(session.attemptId, 'attempt.left')).toBe(1);
  });
});

describe('a session', () => {
  const move = (sessionToken: string, hours: number) =>
    query(
      database.ownerUrl,
      `UPDATE "CandidateSession" SET "expiresAt" = "expiresAt" - make_interval(hours => $2)
       WHERE "tokenHash" = encode(sha256($1::bytea), 'hex')`,
      [sessionToken, hours],
    );

  test('outlives nineteen idle hours and is then renewed for a whole day', async () => {
    const session = await answering(own.actors.HR);
    await move(session.sessionToken, 19);
    await save(session, 'i01', { value: 3 });
    await move(session.sessionToken, 19);
    await expect(live(session.sessionToken)).resolves.toMatchObject({ view: { state: 'answering' } });
    await move(session.sessionToken, 19);
    await expect(live(session.sessionToken)).resolves.toMatchObject({ view: { state: 'answering' } });
  });

  test('ends after a day without use; the link opens the same answers again', async () => {
    const session = await answering(own.actors.HR);
    await save(session, 'i01', { value: 3 });
    await move(session.sessionToken, 25);
    await expect(save(session, 'i02', { value: 3 })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await identifyCandidate(anonymous(), { sessionToken: session.sessionToken })).toMatchObject({
      session: 'ended',
      reason: 'outOfTime',
    });
    expect(await stored(await opened(session))).toEqual({ i01: 3 });
  });
});
