import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession, sealSession } from '@/lib/auth/next-auth';
import { disconnect } from '@/lib/db/client';
import { closeRateLimits } from '@/lib/db/rate-limits';
import { changeMemberRole, disableMember, endMemberSessions } from '@/lib/services/members';
import { endOwnSession, listOwnSessions, signIn, signOut, switchOrganization } from '@/lib/services/sessions';
import { readLiveSession } from '@/lib/services/internal/live-session';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import {
  addMember,
  addMembership,
  anonymous,
  makeOrganization,
  PASSWORD,
  type TestOrganization,
} from '../support/factories';

let database: TestDatabase;
let home: TestOrganization;
let other: TestOrganization;

beforeAll(async () => {
  database = await freshDatabase();
  home = await makeOrganization();
  other = await makeOrganization();
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

const credentials = (email: string, password = PASSWORD) => ({ email, password, device: 'Firefox · Linux' });
const owner = (sql: string, values: unknown[]) =>
  query<Record<string, unknown>>(database.ownerUrl, sql, values);
const auditOf = async (organizationId: string, userId: string) =>
  (
    await owner(
      `select action, outcome, "actorKind", "actorId" from "AuditEvent"
       where "organizationId" = $1 and "subjectId" = $2 order by seq`,
      [organizationId, userId],
    )
  ).map((row) => `${String(row['action'])}/${String(row['outcome'])}/${String(row['actorKind'])}`);

describe('signing in', () => {
  test('starts a session that is read back with its member, in one statement', async () => {
    const { userId, email } = await addMember(home.organizationId, 'HR');
    const { sessionId } = await signIn(anonymous(), credentials(email));
    expect(await readLiveSession(sessionId)).toMatchObject({
      id: sessionId,
      userId,
      organizationId: home.organizationId,
      organizationName: home.name,
      role: 'HR',
      organizations: [{ id: home.organizationId, name: home.name, role: 'HR' }],
    });
  });

  test('is audited in every organisation of the user, with and without success', async () => {
    const { userId, email } = await addMember(home.organizationId, 'HR');
    await addMembership(other.organizationId, userId, 'RECRUITER');
    await expect(signIn(anonymous(), credentials(email, 'not the password'))).rejects.toMatchObject({
      code: 'WRONG_CREDENTIALS',
    });
    await signIn(anonymous(), credentials(email));
    for (const organization of [home, other]) {
      expect(await auditOf(organization.organizationId, userId)).toEqual([
        'session.refused/refused/anonymous',
        'session.started/done/member',
      ]);
    }
  });

  test.each([
    ['an unknown address', async () => `nobody-${randomUUID()}@example.com`],
    [
      'a disabled account',
      async () => {
        const { email, userId } = await addMember(home.organizationId, 'HR');
        await owner('update "User" set "disabledAt" = now() where id = $1', [userId]);
        return email;
      },
    ],
    [
      'an account disabled in its only organisation',
      async () => {
        const { email, userId } = await addMember(home.organizationId, 'HR');
        await disableMember(home.actors.ADMIN, { userId });
        return email;
      },
    ],
  ])('refuses %s with the answer of a wrong password', async (_what, address) => {
    await expect(signIn(anonymous(), credentials(await address()))).rejects.toMatchObject({
      code: 'WRONG_CREDENTIALS',
    });
  });

  test('takes as long for an unknown address as for a wrong password', async () => {
    const { email } = await addMember(home.organizationId, 'HR');
    const time = async (address: string) => {
      const start = performance.now();
      await expect(signIn(anonymous(), credentials(address, 'not the password'))).rejects.toThrow();
      return performance.now() - start;
    };
    const median = async (address: () => string) => {
      const times: number[] = [];
      for (let round = 0; round < 5; round += 1) times.push(await time(address()));
      return times.sort((a, b) => a - b)[2] ?? NaN;
    };
    const known = await median(() => email);
    const unknown = await median(() => `nobody-${randomUUID()}@example.com`);
    expect(Math.abs(known - unknown) / Math.max(known, unknown)).toBeLessThan(0.2);
  });

  test('is limited to ten tries of one address from one client, and not from another', async () => {
    const { email } = await addMember(home.organizationId, 'HR');
    const attacker = randomUUID();
    const codes = await Promise.all(
      Array.from({ length: 12 }, () =>
        signIn(anonymous(attacker), credentials(email, 'not the password')).catch(
          (error: { code: string }) => error.code,
        ),
      ),
    );
    expect(codes.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(10);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(2);
    await expect(signIn(anonymous(attacker), credentials(email))).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
    await expect(signIn(anonymous(), credentials(email))).resolves.toHaveProperty('sessionId');
  });

  test('forgets wrong tries after a right one', async () => {
    const { email } = await addMember(home.organizationId, 'HR');
    const client = randomUUID();
    for (let round = 0; round < 2; round += 1) {
      for (let wrong = 0; wrong < 6; wrong += 1) {
        await expect(signIn(anonymous(client), credentials(email, 'wrong'))).rejects.toMatchObject({
          code: 'WRONG_CREDENTIALS',
        });
      }
      await signIn(anonymous(client), credentials(email));
    }
  });

  test('answers a password of 200 signs quickly', async () => {
    const start = performance.now();
    await expect(
      signIn(anonymous(), credentials(home.members.HR.email, 'å'.repeat(200))),
    ).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' });
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('a session', () => {
  const session = async (role: 'HR' | 'RECRUITER' = 'HR') => {
    const member = await addMember(home.organizationId, role);
    const { sessionId } = await signIn(anonymous(), credentials(member.email));
    return { ...member, sessionId, actor: { ...member.actor, sessionId } };
  };

  test('survives in its cookie, which says nothing but a random id', async () => {
    const { sessionId } = await session();
    const cookie = await sealSession(sessionId);
    expect(cookie).not.toContain(sessionId);
    expect(await openSession(cookie)).toBe(sessionId);
  });

  test.each(['', 'x', 'a.b.c.d.e', `${'A'.repeat(5_000)}`])(
    'is not found in a forged cookie %#',
    async (cookie) => {
      expect(await openSession(cookie)).toBeNull();
    },
  );

  test('is over after signing out, whoever copied the cookie', async () => {
    const { actor, sessionId } = await session();
    const cookie = await sealSession(sessionId);
    await signOut(actor);
    const copied = await openSession(cookie);
    expect(copied).toBe(sessionId);
    expect(await readLiveSession(sessionId)).toBeNull();
  });

  test('is over after two hours without use, and after twelve in any case', async () => {
    const idle = await session();
    await owner(`update "UserSession" set "lastSeenAt" = now() - interval '121 minutes' where id = $1`, [
      idle.sessionId,
    ]);
    expect(await readLiveSession(idle.sessionId)).toBeNull();

    const used = await session();
    await owner(`update "UserSession" set "lastSeenAt" = now() - interval '119 minutes' where id = $1`, [
      used.sessionId,
    ]);
    expect(await readLiveSession(used.sessionId)).not.toBeNull();
    const [row] = await owner(
      `select now() - "lastSeenAt" < interval '1 minute' as fresh,
        "expiresAt" - "createdAt" between interval '11 hours 59 minutes' and interval '12 hours 1 minute' as twelve
       from "UserSession" where id = $1`,
      [used.sessionId],
    );
    expect(row).toEqual({ fresh: true, twelve: true });
    await owner(`update "UserSession" set "expiresAt" = now() where id = $1`, [used.sessionId]);
    expect(await readLiveSession(used.sessionId)).toBeNull();
  });

  test('ends at the next request when the member is disabled or an administrator ends it', async () => {
    const disabled = await session();
    await disableMember(home.actors.ADMIN, { userId: disabled.userId });
    expect(await readLiveSession(disabled.sessionId)).toBeNull();

    const ended = await session();
    expect(await endMemberSessions(home.actors.ADMIN, { userId: ended.userId })).toEqual({ ended: 2 });
    expect(await readLiveSession(ended.sessionId)).toBeNull();
  });

  test('carries a changed role from the next request on', async () => {
    const { userId, sessionId } = await session('RECRUITER');
    await changeMemberRole(home.actors.ADMIN, { userId, role: 'HR' });
    expect(await readLiveSession(sessionId)).toMatchObject({ role: 'HR' });
  });

  test('can be ended from another device of its owner, and by nobody else', async () => {
    const { actor, sessionId, email } = await session();
    const { sessionId: second } = await signIn(anonymous(), credentials(email));
    const listed = await listOwnSessions(actor);
    expect(listed.filter((own) => own.isThis).map((own) => own.id)).toEqual([sessionId]);
    expect(listed.map((own) => own.id)).toContain(second);

    await expect(endOwnSession(other.actors.ADMIN, { sessionId: second })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(endOwnSession(home.actors.ADMIN, { sessionId: second })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await readLiveSession(second)).not.toBeNull();
    await endOwnSession(actor, { sessionId: second });
    expect(await readLiveSession(second)).toBeNull();
  });

  test('moves to another organisation of the user, and to no foreign one', async () => {
    const { actor, userId, sessionId } = await session();
    await expect(switchOrganization(actor, { organizationId: other.organizationId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await addMembership(other.organizationId, userId, 'ADMIN');
    await switchOrganization(actor, { organizationId: other.organizationId });
    expect(await readLiveSession(sessionId)).toMatchObject({
      organizationId: other.organizationId,
      role: 'ADMIN',
    });
    await owner(
      `update "Membership" set "disabledAt" = now() where "userId" = $1 and "organizationId" = $2`,
      [userId, other.organizationId],
    );
    expect(await readLiveSession(sessionId)).toBeNull();
  });
});
