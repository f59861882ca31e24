import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Environment from '@/lib/env';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

const settings = vi.hoisted(() => ({ smtp: undefined as string | undefined, folder: '' }));
vi.mock('@/lib/env', async (original) => {
  const real = await original<typeof Environment>();
  return { ...real, env: () => ({ ...real.env(), SMTP_URL: settings.smtp, DATA_DIR: settings.folder }) };
});

import { endOfDay } from '@/lib/core/local-day';
import { db, disconnect, inTransaction } from '@/lib/db/client';
import * as attempts from '@/lib/db/repositories/attempts';
import { openLinks } from '@/lib/mail/sealed-link';
import { verifyAuditChain } from '@/lib/services/audit';
import { cancelInvitation, getInvitation, resendInvitation } from '@/lib/services/invitations';
import { sendOutboxMail } from '@/lib/services/outbox';
import { remindCandidates } from '@/lib/services/reminders';
import { invited, openAssessment, submitted } from '../support/assessment-factory';
import { queriesOf } from '../support/count-queries';
import { freshDatabase } from '../support/database';
import { makeOrganization, systemActor, type TestOrganization } from '../support/factories';
import { type MailServer, mailServer } from '../../scripts/faults/mail-server';

let own: TestOrganization;
let server: MailServer;
beforeAll(async () => {
  await freshDatabase();
  settings.folder = mkdtempSync(path.join(tmpdir(), 'kuusi-remind-'));
  server = await mailServer();
  settings.smtp = server.url;
});
beforeEach(async () => {
  own = await makeOrganization();
  server.received.length = 0;
});
afterAll(async () => {
  rmSync(settings.folder, { recursive: true, force: true });
  await server.close();
  await disconnect();
});

const HELSINKI = 'Europe/Helsinki';
/** The next Wednesday noon in Finland: a working hour whatever day the tests run on. */
function workingHour(): Date {
  const noon = new Date();
  noon.setUTCHours(10, 0, 0, 0);
  while (noon.getUTCDay() !== 3 || noon <= new Date()) noon.setUTCDate(noon.getUTCDate() + 1);
  return noon;
}
const NOW = workingHour();
const dayAfter = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** Invited ten days before `NOW`, to answer by the end of the day after next. */
async function underWay(assessmentId: string, timeZone = HELSINKI) {
  const { attemptId } = await invited(own.actors.HR, assessmentId);
  await db().invitation.updateMany({
    where: { attemptId },
    data: {
      createdAt: new Date(NOW.getTime() - 10 * 86_400_000),
      expiresAt: endOfDay(dayAfter(2), timeZone),
    },
  });
  const { candidateId } = await db().attempt.update({
    where: { id: attemptId },
    data: { deadlineAt: endOfDay(dayAfter(2), timeZone) },
  });
  await db().candidate.update({ where: { id: candidateId }, data: { timeZone } });
  return attemptId;
}
const remind = (now = NOW) => remindCandidates(systemActor(), { now });
const reminderOf = (attemptId: string) =>
  db().outboxMail.findFirst({ where: { attemptId, kind: 'candidateReminder' } });
const send = (mailId: string) => sendOutboxMail(systemActor(own.organizationId), { mailId, final: false });

describe('a reminder', () => {
  test('goes once for a day of the plan, with the same link, however many jobs run', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const attemptId = await underWay(assessmentId);
    const runs = await Promise.all([1, 2, 3, 4].map(() => remind()));
    expect(runs.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(1);
    expect(await remind()).toEqual({ reminded: 0 });
    expect(await db().reminder.count({ where: { attemptId } })).toBe(1);
    const mails = await db().outboxMail.findMany({ where: { attemptId, kind: 'candidateReminder' } });
    expect(mails).toHaveLength(1);
    const invitation = await db().invitation.findFirstOrThrow({ where: { attemptId } });
    expect(openLinks(mails[0]?.text ?? '')).toContain(openLinks(invitation.sealedLink ?? 'none'));
    expect(await verifyAuditChain(own.actors.ADMIN)).toMatchObject({ fault: null });
  });

  test('waits for the working hours of each candidate’s own day', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const [near, far] = [await underWay(assessmentId), await underWay(assessmentId, 'America/New_York')];
    // Noon in Finland is five in the morning in New York.
    expect(await remind()).toEqual({ reminded: 1 });
    expect([(await reminderOf(near)) !== null, (await reminderOf(far)) !== null]).toEqual([true, false]);
    expect(await remind(new Date(NOW.getTime() + 5 * 3_600_000))).toEqual({ reminded: 1 });
    expect(await reminderOf(far)).not.toBeNull();
  });

  test('reaches nobody who has finished, withdrew, refused, was cancelled, erased, or has no plan', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const done = await underWay(assessmentId);
    await submitted(own.actors.HR, done);
    const withdrawn = await underWay(assessmentId);
    await db().attempt.update({
      where: { id: withdrawn },
      data: { status: 'withdrawn', withdrawnAt: new Date() },
    });
    const cancelled = await underWay(assessmentId);
    await cancelInvitation(own.actors.HR, { attemptId: cancelled });
    const refused = await underWay(assessmentId);
    await db().consentRecord.create({
      data: {
        id: randomUUID(),
        organizationId: own.organizationId,
        attemptId: refused,
        action: 'refused',
        consentVersion: '1',
        locale: 'fi',
        wordingHash: 'x',
      },
    });
    const erased = await underWay(assessmentId);
    await db().candidate.updateMany({
      where: { attempts: { some: { id: erased } } },
      data: { erasedAt: new Date(), name: null, email: null },
    });
    const { assessmentId: unplanned } = await openAssessment(own.actors.HR);
    await underWay(unplanned);
    await db().assessment.update({ where: { id: unplanned }, data: { reminderDays: [] } });
    expect(await remind()).toEqual({ reminded: 0 });
  });

  test('that waits to leave is dropped when its candidate hands in first, even in the same moment', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const attemptId = await underWay(assessmentId);
    await remind();
    const mail = await reminderOf(attemptId);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let noteStart = () => {};
    const started = new Promise<void>((resolve) => {
      noteStart = resolve;
    });
    const handingIn = inTransaction(async (tx) => {
      await attempts.lock(tx, own.organizationId, attemptId);
      await attempts.update(tx, own.organizationId, attemptId, {
        status: 'submitted',
        submittedAt: new Date(),
      });
      noteStart();
      await held;
    });
    await started;
    const sending = send(mail?.id ?? '');
    setTimeout(release, 300);
    await Promise.all([handingIn, sending]);
    expect(server.received).toEqual([]);
    expect((await reminderOf(attemptId))?.cancelledAt).not.toBeNull();
  });

  test('is not noted for somebody who is just handing in', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const attemptId = await underWay(assessmentId);
    await inTransaction(async (tx) => {
      await attempts.lock(tx, own.organizationId, attemptId);
      expect(await remind()).toEqual({ reminded: 0 });
    });
    expect(await remind()).toEqual({ reminded: 1 });
  });

  test('of an old link does not leave when a new one was made', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const attemptId = await underWay(assessmentId);
    await remind();
    const { invitationId } = await getInvitation(own.actors.HR, { attemptId });
    await resendInvitation(own.actors.HR, { attemptId, invitationId: invitationId ?? '' });
    await send((await reminderOf(attemptId))?.id ?? '');
    expect(server.received).toEqual([]);
  });

  test('costs as many statements for forty people as for two', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    for (let index = 0; index < 2; index += 1) await underWay(assessmentId);
    const few = await queriesOf(() => remind());
    for (let index = 0; index < 40; index += 1) await underWay(assessmentId);
    const many = await queriesOf(() => remind());
    expect(many).toBe(few);
    expect(await db().reminder.count({ where: { organizationId: own.organizationId } })).toBe(42);
  });
});

describe('a cancelled invitation', () => {
  test('is told to whoever was told of it, and to nobody else', async () => {
    const { assessmentId } = await openAssessment(own.actors.HR);
    const told = await invited(own.actors.HR, assessmentId);
    const invitation = await db().outboxMail.findFirstOrThrow({ where: { attemptId: told.attemptId } });
    await send(invitation.id);
    const untold = await invited(own.actors.HR, assessmentId);
    for (const { attemptId } of [told, untold]) await cancelInvitation(own.actors.HR, { attemptId });
    const kinds = async (attemptId: string) =>
      (await db().outboxMail.findMany({ where: { attemptId, cancelledAt: null } })).map(({ kind }) => kind);
    expect((await kinds(told.attemptId)).sort()).toEqual(['candidateInvitation', 'invitationCancelled']);
    expect(await kinds(untold.attemptId)).toEqual([]);
  });
});
