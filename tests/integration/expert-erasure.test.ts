import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import type * as Environment from '@/lib/env';

const settings = vi.hoisted(() => ({ folder: '' }));
vi.mock('@/lib/env', async (original) => {
  const real = await original<typeof Environment>();
  return { ...real, env: () => ({ ...real.env(), DATA_DIR: settings.folder }) };
});

import { db, disconnect } from '@/lib/db/client';
import { openDiscussion } from '@/lib/services/consensus';
import { erasePastExperts } from '@/lib/services/expert-retention';
import { getObservationPanel } from '@/lib/services/observations';
import { eraseInvitedObserver, inviteObserver } from '@/lib/services/observers';
import { getRaterPanel } from '@/lib/services/rater-panel';
import { eraseInvitedRater, replaceRaterLink } from '@/lib/services/raters';
import { verifyAllAuditChains } from '@/lib/services/audit';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { systemActor } from '../support/factories';
import { session, sync, tap, watcher } from '../support/observation-factory';
import { enterAs, inviteOne, rateAll, rateAndSubmit } from '../support/rater-factory';
import { completeRole, memberOfNewOrganization } from '../support/role-factory';

const NAME = 'Zenobia Kanarialintu';
const EMAIL = 'zenobia.kanarialintu@example.com';
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

let database: TestDatabase;
let hr: MemberActor;
let jobRoleId: string;

beforeAll(async () => {
  database = await freshDatabase();
  settings.folder = mkdtempSync(path.join(tmpdir(), 'kuusi-erasure-'));
  mkdirSync(path.join(settings.folder, 'outbox'));
});
beforeEach(async () => {
  hr = await memberOfNewOrganization();
  jobRoleId = await completeRole(hr);
});
afterAll(async () => {
  rmSync(settings.folder, { recursive: true, force: true });
  await disconnect();
});

const person = { name: NAME, email: EMAIL };

async function observer(email: string = EMAIL) {
  const by = await watcher(hr, jobRoleId, NAME);
  await db().observer.update({ where: { id: by.observerId }, data: { email } });
  return by;
}

/** Everything about the organisation that any table says, as text. */
async function everything(): Promise<string> {
  const tables = await query<{ name: string }>(
    database.ownerUrl,
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'organizationId'`,
  );
  const texts = await Promise.all(
    tables.map(({ name }) =>
      query<{ text: string }>(
        database.ownerUrl,
        `select coalesce(string_agg(t::text, ' '), '') as text from "${name}" t where "organizationId" = $1`,
        [hr.organizationId],
      ),
    ),
  );
  return texts
    .flat()
    .map(({ text }) => text)
    .join(' ');
}

const raterLine = async (raterId: string) =>
  (await getRaterPanel(hr, { jobRoleId })).raters.find((rater) => rater.raterId === raterId);

describe('on request', () => {
  test('a rater’s name, address and mails go, and the ratings stay under the number', async () => {
    const { raterId, token } = await inviteOne(hr, jobRoleId, person);
    await rateAndSubmit(await enterAs(token), [3, 3, 3]);
    await openDiscussion(hr, { jobRoleId, stepIds: await stepIds() });
    const [mail] = await db().outboxMail.findMany({ where: { recipient: EMAIL } });
    const file = path.join(settings.folder, 'outbox', `2026-01-01-${mail?.id}.eml`);
    const other = path.join(settings.folder, 'outbox', '2026-01-01-somebody-else.eml');
    for (const name of [file, other]) writeFileSync(name, 'mail');
    expect(await everything()).toContain(EMAIL);
    await eraseInvitedRater(hr, { raterId });
    const left = await everything();
    expect(left).not.toContain(EMAIL);
    expect(left).not.toContain(NAME);
    expect([existsSync(file), existsSync(other)]).toEqual([false, true]);
    expect(await raterLine(raterId)).toMatchObject({ number: 2, name: null, counted: true });
    await expect(enterAs(token)).rejects.toMatchObject({ code: 'LINK_INVALID' });
    const done = { code: 'INVALID_STATE' };
    await expect(eraseInvitedRater(hr, { raterId })).rejects.toMatchObject(done);
    await expect(replaceRaterLink(hr, { raterId })).rejects.toMatchObject(done);
  });

  test('what a rater had not handed in goes too', async () => {
    const { raterId, token } = await inviteOne(hr, jobRoleId, person);
    await rateAll(await enterAs(token), [3, 3, 3]);
    await eraseInvitedRater(hr, { raterId });
    expect(await db().stepRating.count({ where: { raterId } })).toBe(0);
    expect(await raterLine(raterId)).toMatchObject({ name: null, state: 'revoked' });
  });

  test('an observer’s name and address go, and the counts stay', async () => {
    const by = await observer();
    const [stepId = ''] = await stepIds();
    const made = session(4);
    await sync(by, [made], [tap(made, stepId)]);
    await eraseInvitedObserver(hr, { observerId: by.observerId });
    expect(await everything()).not.toContain(NAME);
    const { sessions, events } = await getObservationPanel(hr, { jobRoleId });
    expect([sessions.length, events]).toEqual([1, 1]);
  });

  test('mails stay while the same person still rates another job', async () => {
    const elsewhere = await completeRole(hr);
    const first = await inviteOne(hr, jobRoleId, person);
    const second = await inviteOne(hr, elsewhere, person);
    const count = () =>
      db().outboxMail.count({ where: { recipient: EMAIL, organizationId: hr.organizationId } });
    await eraseInvitedRater(hr, { raterId: first.raterId });
    expect(await count()).toBe(2);
    await eraseInvitedRater(hr, { raterId: second.raterId });
    expect(await count()).toBe(0);
  });

  test('the mails of another organisation stay', async () => {
    const stranger = await memberOfNewOrganization();
    await inviteOne(stranger, await completeRole(stranger), person);
    const { raterId } = await inviteOne(hr, jobRoleId, person);
    await eraseInvitedRater(hr, { raterId });
    expect(
      await db().outboxMail.count({ where: { recipient: EMAIL, organizationId: stranger.organizationId } }),
    ).toBe(1);
  });
});

describe('after the organisation’s time for results', () => {
  const run = () => erasePastExperts(systemActor());

  test('raters and observers of long ago are forgotten, once, and those of now are not', async () => {
    const past = await inviteOne(hr, jobRoleId, person);
    await rateAndSubmit(await enterAs(past.token), [3, 3, 3]);
    const idle = await inviteOne(hr, jobRoleId, { name: 'Ei Avannut', email: 'ei.avannut@example.com' });
    const now = await inviteOne(hr, jobRoleId, { name: 'Nyt Arvioi', email: 'nyt@example.com' });
    const dates = { createdAt: LONG_AGO, linkExpiresAt: LONG_AGO };
    await db().rater.update({ where: { id: past.raterId }, data: { ...dates, submittedAt: LONG_AGO } });
    await db().rater.update({ where: { id: idle.raterId }, data: dates });
    await db().rater.update({ where: { id: now.raterId }, data: { createdAt: LONG_AGO } });
    const by = await observer('osmo@example.com');
    const fresh = await observer('uusi@example.com');
    for (const { observerId } of [by, fresh]) {
      await db().observer.update({
        where: { id: observerId },
        data: { invitedAt: LONG_AGO, linkExpiresAt: LONG_AGO },
      });
    }
    await db().observerAccess.updateMany({
      where: { observerId: by.observerId },
      data: { expiresAt: LONG_AGO },
    });
    expect(await run()).toEqual({ raters: 2, observers: 1 });
    expect(await run()).toEqual({ raters: 0, observers: 0 });
    expect(await raterLine(past.raterId)).toMatchObject({ name: null, counted: true });
    expect(await raterLine(idle.raterId)).toMatchObject({ name: null, state: 'revoked' });
    expect(await raterLine(now.raterId)).toMatchObject({ name: 'Nyt Arvioi' });
    const { observers } = await getObservationPanel(hr, { jobRoleId });
    const nameOf = ({ observerId }: { observerId: string }) =>
      observers.find(({ id }) => id === observerId)?.name;
    expect([by, fresh].map(nameOf)).toEqual([null, NAME]);
    const left = await everything();
    for (const gone of [EMAIL, 'ei.avannut@example.com', 'osmo@example.com']) {
      expect(left).not.toContain(gone);
    }
    const chains = await verifyAllAuditChains(systemActor(), {});
    expect(chains.find(({ organizationId }) => organizationId === hr.organizationId)?.fault).toBeNull();
  });

  test('an open discussion starts the time anew', async () => {
    const { raterId, token } = await inviteOne(hr, jobRoleId, person);
    await rateAndSubmit(await enterAs(token), [3, 3, 3]);
    await db().rater.update({
      where: { id: raterId },
      data: { createdAt: LONG_AGO, linkExpiresAt: LONG_AGO, submittedAt: LONG_AGO },
    });
    await openDiscussion(hr, { jobRoleId, stepIds: await stepIds() });
    expect(await run()).toEqual({ raters: 0, observers: 0 });
  });
});

test('the invitation of an observer is refused twice for one address, and free again after erasing', async () => {
  const input = { jobRoleId, name: NAME, email: EMAIL, locale: 'fi', site: '' } as const;
  const requestId = crypto.randomUUID();
  await inviteObserver(hr, { ...input, requestId });
  await eraseInvitedObserver(hr, { observerId: requestId });
  const again = await inviteObserver(hr, { ...input, requestId: crypto.randomUUID() });
  expect(again.status).toBe('invited');
});

async function stepIds(): Promise<string[]> {
  const rows = await db().taskStep.findMany({ where: { jobRoleId }, select: { id: true }, take: 2 });
  return rows.map(({ id }) => id);
}
