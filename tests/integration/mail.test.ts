import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Environment from '@/lib/env';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

const settings = vi.hoisted(() => ({ smtp: undefined as string | undefined, folder: '' }));
vi.mock('@/lib/env', async (original) => {
  const real = await original<typeof Environment>();
  return {
    ...real,
    env: () => ({
      ...real.env(),
      SMTP_URL: settings.smtp,
      DATA_DIR: settings.folder,
      MAIL_FROM: 'Kuusi <kuusi@example.com>',
    }),
  };
});

import { db, disconnect, inTransaction } from '@/lib/db/client';
import { closeRateLimits } from '@/lib/db/rate-limits';
import { startWorker } from '@/lib/jobs/worker';
import { queueMail } from '@/lib/services/internal/queue-mail';
import { inviteMember } from '@/lib/services/members';
import { listOutbox, retryAllMails, retryMail, sendOutboxMail } from '@/lib/services/outbox';
import { requestPasswordReset } from '@/lib/services/passwords';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import {
  addMembership,
  anonymous,
  makeOrganization,
  systemActor,
  type TestOrganization,
} from '../support/factories';
import { mailServer } from '../../scripts/faults/mail-server';

let database: TestDatabase;
let home: TestOrganization;

beforeAll(async () => {
  database = await freshDatabase();
  settings.folder = mkdtempSync(path.join(tmpdir(), 'kuusi-mail-'));
});
beforeEach(async () => {
  settings.smtp = undefined;
  home = await makeOrganization();
});
afterAll(async () => {
  rmSync(settings.folder, { recursive: true, force: true });
  await closeRateLimits();
  await disconnect();
});

const invite = async (email = `maija-${randomUUID()}@example.com`) => {
  const { link } = await inviteMember(home.actors.ADMIN, { email, role: 'HR' });
  const mail = await db().outboxMail.findFirstOrThrow({ where: { recipient: email } });
  return { email, link, id: mail.id };
};
const deliver = (mailId: string, final = false) =>
  sendOutboxMail(systemActor(home.organizationId), { mailId, final });
const row = (id: string) => db().outboxMail.findFirstOrThrow({ where: { id } });
const firstPage = { before: null, state: null };

describe('without a mail server', () => {
  test('a mail becomes a private file and is shown as not sent', async () => {
    const { id, link, email } = await invite();
    await deliver(id);
    const folder = path.join(settings.folder, 'outbox');
    const name = readdirSync(folder).find((file) => file.includes(id)) ?? '';
    const file = path.join(folder, name);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const source = readFileSync(file, 'utf8').replace(/=\r\n/g, '');
    expect(source).toContain(`To: ${email}`);
    expect(source).toContain(link);
    expect(source).toMatch(/Content-Type: text\/plain/);
    expect(source).toMatch(/Content-Type: text\/html/);
    const { entries, hasMailServer } = await listOutbox(home.actors.ADMIN, firstPage);
    expect(hasMailServer).toBe(false);
    expect(entries[0]).toMatchObject({ id, state: 'shown', recipient: email });
    expect(entries[0]?.text).toContain(link);
  });

  test('HR sees mails to candidates only, a recruiter none', async () => {
    await invite();
    await inTransaction((tx) =>
      queueMail(tx, home.organizationId, {
        kind: 'candidateInvitation',
        locale: 'fi',
        recipient: 'hakija@example.com',
        params: {
          organization: home.name,
          jobTitle: 'Myyjä',
          link: 'http://127.0.0.1:3000/i/abc',
          minutes: 15,
          deadline: { at: new Date('2026-12-24T10:00:00Z'), timeZone: 'Europe/Helsinki' },
          contact: 'Maija',
        },
      }),
    );
    const { entries } = await listOutbox(home.actors.HR, firstPage);
    expect(entries.map(({ kind }) => kind)).toEqual(['candidateInvitation']);
    expect(entries[0]?.text).toContain('http://127.0.0.1:3000/i/abc');
    expect(entries[0]?.text).toContain('24. joulukuuta 2026 klo 12.00');
    await expect(listOutbox(home.actors.RECRUITER, firstPage)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('the link of a forgotten password is not shown when the account also belongs to others', async () => {
    const { email, userId } = home.members.HR;
    await requestPasswordReset(anonymous(), { email });
    const textOf = async () => (await listOutbox(home.actors.ADMIN, firstPage)).entries[0]?.text ?? '';
    expect(await textOf()).toMatch(/\/reset-password\/[\w-]{43}/);
    const other = await makeOrganization();
    await addMembership(other.organizationId, userId, 'ADMIN');
    expect(await textOf()).not.toMatch(/reset-password/);
  });

  test('each organisation sees its own mails, 25 a page', async () => {
    for (let index = 0; index < 27; index += 1) await invite();
    const other = await makeOrganization();
    expect((await listOutbox(other.actors.ADMIN, firstPage)).entries).toEqual([]);
    const first = await listOutbox(home.actors.ADMIN, firstPage);
    const second = await listOutbox(home.actors.ADMIN, { before: first.next, state: null });
    expect([first.entries.length, second.entries.length, second.next]).toEqual([25, 2, null]);
    expect(new Set([...first.entries, ...second.entries].map(({ id }) => id)).size).toBe(27);
  });
});

describe('with a mail server', () => {
  test('a mail is sent once, and its link is forgotten', async () => {
    const server = await mailServer();
    settings.smtp = server.url;
    try {
      const { id, link } = await invite();
      await deliver(id);
      await deliver(id);
      expect(server.received).toHaveLength(1);
      expect(server.received[0]).toContain(link);
      const stored = await row(id);
      expect(stored.sentAt).not.toBeNull();
      expect(stored.text).not.toContain('⟦');
      expect((await listOutbox(home.actors.ADMIN, firstPage)).entries[0]).toMatchObject({ state: 'sent' });
    } finally {
      await server.close();
    }
  });

  test('a refusal is noted without the address it names, and tried again until the last time', async () => {
    const server = await mailServer({ recipient: '450 try later maija@example.com' });
    settings.smtp = server.url;
    try {
      const { id } = await invite();
      await expect(deliver(id)).rejects.toThrow();
      expect(await row(id)).toMatchObject({ sentAt: null, failedAt: null, error: 'EENVELOPE 450' });
      expect((await listOutbox(home.actors.ADMIN, firstPage)).entries[0]).toMatchObject({
        state: 'retrying',
      });
      await expect(deliver(id, true)).rejects.toThrow();
      expect((await listOutbox(home.actors.ADMIN, firstPage)).entries[0]).toMatchObject({ state: 'failed' });
    } finally {
      await server.close();
    }
  });

  test('a refusal for good ends the tries at once, and can be tried again from the page', async () => {
    const server = await mailServer({ recipient: '550 no such user maija@example.com' });
    settings.smtp = server.url;
    try {
      const { id } = await invite();
      await deliver(id);
      expect(await row(id)).toMatchObject({ sentAt: null, error: 'EENVELOPE 550', tries: 1 });
      const listed = await listOutbox(home.actors.ADMIN, { before: null, state: 'failed' });
      expect(listed.entries).toMatchObject([{ id, state: 'failed', retriable: true }]);
      expect(listed.counts).toMatchObject({ failed: 1, waiting: 0 });

      await expect(retryMail(home.actors.HR, { mailId: id })).rejects.toMatchObject({
        code: 'INVALID_STATE',
      });
      const other = await makeOrganization();
      await expect(retryMail(other.actors.ADMIN, { mailId: id })).rejects.toMatchObject({
        code: 'INVALID_STATE',
      });
      expect(await retryAllMails(home.actors.ADMIN)).toEqual({ retried: 1 });
      expect(await retryAllMails(home.actors.ADMIN)).toEqual({ retried: 0 });
      expect((await listOutbox(home.actors.ADMIN, firstPage)).entries[0]).toMatchObject({ state: 'waiting' });
      const jobs = await query(
        database.ownerUrl,
        'select attempts from graphile_worker.jobs where key = $1',
        [`mail:${id}`],
      );
      expect(jobs).toEqual([{ attempts: 0 }]);
    } finally {
      await server.close();
    }
  });

  test('a refused password is no fault of the mail: it is tried again', async () => {
    const server = await mailServer({ signIn: '535 no' });
    settings.smtp = server.url;
    try {
      const { id } = await invite();
      await expect(deliver(id)).rejects.toThrow();
      expect(await row(id)).toMatchObject({ failedAt: null, error: 'EAUTH 535' });
    } finally {
      await server.close();
    }
  });

  test('many at once send one mail once', async () => {
    const server = await mailServer();
    settings.smtp = server.url;
    try {
      const { id } = await invite();
      const tries = await Promise.allSettled(Array.from({ length: 20 }, () => deliver(id)));
      expect(tries.some(({ status }) => status === 'fulfilled')).toBe(true);
      expect(server.received).toHaveLength(1);
      expect(await row(id)).toMatchObject({ tries: 1, takenAt: null });
    } finally {
      await server.close();
    }
  });

  test('what was only filed can be sent when there is one', async () => {
    const { id, link } = await invite();
    await deliver(id);
    await expect(retryMail(home.actors.ADMIN, { mailId: id })).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
    const server = await mailServer();
    settings.smtp = server.url;
    try {
      await retryMail(home.actors.ADMIN, { mailId: id });
      await deliver(id);
      expect(server.received[0]).toContain(link);
    } finally {
      await server.close();
    }
  });

  test('that is down does not undo the invitation', async () => {
    settings.smtp = 'smtp://127.0.0.1:1';
    const { id } = await invite();
    await expect(deliver(id)).rejects.toThrow();
    expect(await row(id)).toMatchObject({ error: 'ESOCKET', failedAt: null });
  });

  test('nobody reads links in the list', async () => {
    settings.smtp = 'smtp://127.0.0.1:1';
    const { link } = await invite();
    const { entries } = await listOutbox(home.actors.ADMIN, firstPage);
    expect(entries[0]?.text).not.toContain(link.slice(-20));
  });
});

describe('the job', () => {
  test('is stored with the mail and sends it at once', async () => {
    const server = await mailServer();
    settings.smtp = server.url;
    await query(database.ownerUrl, 'delete from graphile_worker._private_jobs');
    const runner = await startWorker();
    try {
      const { id } = await invite();
      await vi.waitFor(async () => expect((await row(id)).sentAt).not.toBeNull(), { timeout: 10_000 });
      expect(await query(database.ownerUrl, 'select 1 from graphile_worker._private_jobs')).toEqual([]);
    } finally {
      await runner.stop();
      await server.close();
    }
  });

  test('is not stored when the change is undone', async () => {
    await query(database.ownerUrl, 'delete from graphile_worker._private_jobs');
    await expect(
      inTransaction(async (tx) => {
        await queueMail(tx, home.organizationId, {
          kind: 'passwordChanged',
          locale: 'en',
          recipient: 'x@example.com',
          params: {},
        });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await query(database.ownerUrl, 'select 1 from graphile_worker._private_jobs')).toEqual([]);
    expect(await db().outboxMail.count({ where: { recipient: 'x@example.com' } })).toBe(0);
  });
});
