import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import pg from 'pg';
import { disconnect, inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import { closeRateLimits } from '@/lib/db/rate-limits';
import { listAuditEvents, verifyAllAuditChains, verifyAuditChain } from '@/lib/services/audit';
import { changeMemberRole } from '@/lib/services/members';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, systemActor, type TestOrganization } from '../support/factories';

let database: TestDatabase;
let home: TestOrganization;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});
beforeEach(async () => {
  home = await makeOrganization();
});

async function write(events: number): Promise<void> {
  for (let index = 0; index < events; index += 1) {
    await inTransaction((tx) =>
      auditEvents.record(tx, home.organizationId, {
        actor: home.actors.ADMIN,
        action: 'report.viewed',
        subjectType: 'report',
        subjectId: `subject-${index}`,
        data: { index },
      }),
    );
  }
}

/** Reaches behind the application: the owner of the tables, with the triggers off. */
async function tamper<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query('alter table "AuditEvent" disable trigger audit_event_frozen');
    return await work(client);
  } finally {
    await client.query('alter table "AuditEvent" enable trigger audit_event_frozen');
    await client.end();
  }
}

const setValue = (client: pg.Client, column: string, seq: number, value: unknown) =>
  client.query(`update "AuditEvent" set "${column}" = $1 where "organizationId" = $2 and seq = $3`, [
    value,
    home.organizationId,
    seq,
  ]);

describe('the chain', () => {
  test('is whole after ordinary work, and its head is the newest event', async () => {
    await write(20);
    const verdict = await verifyAuditChain(home.actors.ADMIN);
    // 20 events and the making of the organisation.
    expect(verdict).toMatchObject({ checked: 21, fault: null, head: { seq: 21 } });
    const { head, entries } = await listAuditEvents(home.actors.ADMIN, { filter: 'all', before: null });
    expect(head).toEqual(verdict.head);
    expect(entries[0]).toMatchObject({ seq: 21, hash: verdict.head?.hash });
  });

  test('shows one changed sign in any column of any of its rows', async () => {
    await write(30);
    const columns = [
      'action',
      'subjectId',
      'outcome',
      'requestId',
      'prevHash',
      'hash',
      'actorKind',
      'subjectType',
    ];
    await tamper(async (client) => {
      for (let seq = 1; seq <= 31; seq += 1) {
        const column = columns[seq % columns.length] ?? 'action';
        const { rows } = await client.query<{ value: string }>(
          `select "${column}" as value from "AuditEvent" where "organizationId" = $1 and seq = $2`,
          [home.organizationId, seq],
        );
        const value = rows[0]?.value ?? '';
        const position = seq % value.length;
        const other = value[position] === '0' ? '1' : '0';
        await setValue(client, column, seq, value.slice(0, position) + other + value.slice(position + 1));
        const { fault } = await verifyAuditChain(home.actors.ADMIN);
        expect([seq, column, fault?.seq]).toEqual([seq, column, seq]);
        await setValue(client, column, seq, value);
      }
    });
    expect(await verifyAuditChain(home.actors.ADMIN)).toMatchObject({ fault: null });
  });

  test('shows changed facts, time and actor', async () => {
    await write(3);
    await tamper(async (client) => {
      for (const [column, value] of [
        ['data', { index: 2 }],
        ['occurredAt', new Date(0)],
        ['actorId', null],
      ] as const) {
        const { rows } = await client.query<{ value: unknown }>(
          `select "${column}" as value from "AuditEvent" where "organizationId" = $1 and seq = 3`,
          [home.organizationId],
        );
        await setValue(client, column, 3, value);
        expect(await verifyAuditChain(home.actors.ADMIN)).toMatchObject({
          fault: { seq: 3, kind: 'altered' },
        });
        await setValue(client, column, 3, rows[0]?.value);
      }
    });
  });

  test('shows a removed event, and a removed end against a head noted earlier', async () => {
    await write(10);
    const { head } = await verifyAuditChain(home.actors.ADMIN);
    if (!head) throw new Error('the chain has no head');
    const heads = { [home.organizationId]: head };
    const verdictOf = async () =>
      (await verifyAllAuditChains(systemActor(), { heads })).find(
        ({ organizationId }) => organizationId === home.organizationId,
      );
    expect(await verdictOf()).toMatchObject({ fault: null });

    await tamper((client) =>
      client.query('delete from "AuditEvent" where "organizationId" = $1 and seq > 9', [home.organizationId]),
    );
    expect(await verifyAuditChain(home.actors.ADMIN)).toMatchObject({ fault: null, checked: 9 });
    expect(await verdictOf()).toMatchObject({ fault: { seq: 10, kind: 'missing' } });

    await tamper((client) =>
      client.query('delete from "AuditEvent" where "organizationId" = $1 and seq = 5', [home.organizationId]),
    );
    expect(await verifyAuditChain(home.actors.ADMIN)).toMatchObject({ fault: { seq: 5, kind: 'missing' } });
  });

  test('rewritten from its end with right hashes still differs from a head noted earlier', async () => {
    await write(4);
    const { head } = await verifyAuditChain(home.actors.ADMIN);
    if (!head) throw new Error('the chain has no head');
    await tamper((client) =>
      client.query('delete from "AuditEvent" where "organizationId" = $1 and seq = 5', [home.organizationId]),
    );
    await write(2);
    expect(await verifyAuditChain(home.actors.ADMIN)).toMatchObject({ fault: null });
    const verdicts = await verifyAllAuditChains(systemActor(), { heads: { [home.organizationId]: head } });
    expect(verdicts.find(({ organizationId }) => organizationId === home.organizationId)).toMatchObject({
      fault: { seq: 5, kind: 'altered' },
    });
  });

  test('does not fork under 50 writers at once', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        inTransaction((tx) =>
          auditEvents.record(tx, home.organizationId, {
            actor: home.actors.HR,
            action: 'report.viewed',
            subjectType: 'report',
            subjectId: String(index),
          }),
        ),
      ),
    );
    expect(await verifyAuditChain(home.actors.ADMIN)).toMatchObject({ checked: 51, fault: null });
  });

  test('is longer than one reading of a thousand', async () => {
    // Written by the owner in one statement would not have hashes: the application writes them, one transaction each.
    await inTransaction(async (tx) => {
      for (let index = 0; index < 1_100; index += 1) {
        await auditEvents.record(tx, home.organizationId, {
          actor: home.actors.HR,
          action: 'report.viewed',
          subjectType: 'report',
          subjectId: String(index),
        });
      }
    });
    expect(await verifyAuditChain(home.actors.ADMIN)).toMatchObject({ checked: 1_101, fault: null });
    await tamper((client) => setValue(client, 'subjectId', 1_050, 'else'));
    expect(await verifyAuditChain(home.actors.ADMIN)).toMatchObject({
      fault: { seq: 1_050, kind: 'altered' },
    });
  });
});

describe('an event', () => {
  test('is stored with its change or not at all', async () => {
    await expect(
      inTransaction(async (tx) => {
        await auditEvents.record(tx, home.organizationId, {
          actor: home.actors.ADMIN,
          action: 'member.disabled',
          subjectType: 'user',
          subjectId: 'x',
        });
        throw new Error('the change failed');
      }),
    ).rejects.toThrow('the change failed');
    expect(await verifyAuditChain(home.actors.ADMIN)).toMatchObject({ checked: 1 });
  });

  test.each(['update "AuditEvent" set action = $1', 'delete from "AuditEvent" where action <> $1'])(
    'is out of reach of the application: %s',
    async (statement) => {
      await expect(query(database.url, statement, ['x'])).rejects.toMatchObject({ code: '42501' });
      await expect(query(database.ownerUrl, statement, ['x'])).rejects.toThrow('append-only');
    },
  );

  test('names who did what to whom, once per change', async () => {
    await changeMemberRole(home.actors.ADMIN, { userId: home.members.HR.userId, role: 'RECRUITER' });
    const { entries } = await listAuditEvents(home.actors.ADMIN, { filter: 'member', before: null });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      action: 'member.roleChanged',
      actorName: home.members.ADMIN.name,
      subjectName: home.members.HR.name,
      outcome: 'done',
    });
  });
});

describe('the list', () => {
  test('comes in pages of fifty without gap or overlap', async () => {
    await write(119);
    const seen: number[] = [];
    let before: number | null = null;
    for (let page = 0; page < 5; page += 1) {
      const { entries, next } = await listAuditEvents(home.actors.ADMIN, { filter: 'all', before });
      seen.push(...entries.map(({ seq }) => seq));
      before = next;
      if (next === null) break;
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => 120 - index));
  });

  test('belongs to one organisation and to its administrators', async () => {
    const other = await makeOrganization();
    await write(3);
    const { entries } = await listAuditEvents(other.actors.ADMIN, { filter: 'all', before: null });
    expect(entries.map(({ action }) => action)).toEqual(['organization.created']);
    for (const actor of [other.actors.HR, other.actors.RECRUITER]) {
      await expect(listAuditEvents(actor, { filter: 'all', before: null })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      await expect(verifyAuditChain(actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});
