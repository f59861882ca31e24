import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { disconnect } from '@/lib/db/client';
import { closeRateLimits } from '@/lib/db/rate-limits';
import { updateProfile } from '@/lib/services/account';
import { joinWithAccount, joinWithNewAccount, readMemberInvitation } from '@/lib/services/join';
import {
  cancelMemberInvitation,
  changeMemberRole,
  disableMember,
  enableMember,
  endMemberSessions,
  inviteMember,
  listMembers,
} from '@/lib/services/members';
import { getOrganizationSettings, updateOrganizationSettings } from '@/lib/services/organizations';
import { readLiveSession } from '@/lib/services/internal/live-session';
import {
  changePassword,
  checkPasswordResetLink,
  requestPasswordReset,
  resetPassword,
} from '@/lib/services/passwords';
import { signIn } from '@/lib/services/sessions';
import { createOrganization } from '@/lib/services/set-up';
import { openLinks } from '@/lib/mail/sealed-link';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import {
  addMember,
  anonymous,
  makeOrganization,
  PASSWORD,
  systemActor,
  type TestOrganization,
} from '../support/factories';

const NEW_PASSWORD = 'viisi vihreää vesikulkuria';

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

const owner = (sql: string, values: unknown[] = []) =>
  query<Record<string, unknown>>(database.ownerUrl, sql, values);
const freshAddress = () => `new-${randomUUID()}@example.com`;
const tokenIn = (link: string) => link.slice(link.lastIndexOf('/') + 1);
const mailsTo = async (recipient: string) =>
  (await owner('select kind, text from "OutboxMail" where recipient = $1 order by id', [recipient])).map(
    (row) => ({
      kind: String(row['kind']),
      text: openLinks(String(row['text'])),
    }),
  );
const signInWith = (email: string, password: string) => signIn(anonymous(), { email, password, device: '' });
const settled = async (promises: Promise<unknown>[]) =>
  (await Promise.allSettled(promises)).map((result) =>
    result.status === 'fulfilled' ? 'done' : (result.reason as { code: string }).code,
  );

describe('inviting a member', () => {
  test('makes a link, a mail with the same link, and an account with the invited role', async () => {
    const email = freshAddress();
    const { link } = await inviteMember(home.actors.ADMIN, { email, role: 'RECRUITER' });
    const [mail] = await mailsTo(email);
    expect(mail).toMatchObject({ kind: 'memberInvite' });
    expect(mail?.text).toContain(link);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/fi\/join\/[\w-]{43}$/);

    const token = tokenIn(link);
    expect(await readMemberInvitation(anonymous(), { token })).toEqual({
      organizationName: home.name,
      email,
      role: 'RECRUITER',
      hasAccount: false,
    });
    await joinWithNewAccount(anonymous(), {
      token,
      name: 'Uusi Jäsen',
      locale: 'sv',
      password: NEW_PASSWORD,
    });
    const { sessionId } = await signInWith(email, NEW_PASSWORD);
    expect(await readLiveSession(sessionId)).toMatchObject({
      role: 'RECRUITER',
      locale: 'sv',
      name: 'Uusi Jäsen',
    });
  });

  test('leaves no usable token in the database', async () => {
    const email = freshAddress();
    const { link } = await inviteMember(home.actors.ADMIN, { email, role: 'HR' });
    await requestPasswordReset(anonymous(), { email: home.members.HR.email });
    const rows = await owner(`
      select to_jsonb(t)::text as row from "OutboxMail" t union all select to_jsonb(t)::text from "UserToken" t
      union all select to_jsonb(t)::text from "AuditEvent" t
      union all select payload::text from graphile_worker._private_jobs`);
    const dump = rows.map((row) => String(row['row'])).join('\n');
    expect(dump).toContain(email);
    expect(dump).not.toContain(tokenIn(link));
    expect(dump).not.toMatch(/\/(join|reset-password)\/[\w-]{10}/);
  });

  test('works once, also when many come at the same time', async () => {
    const { link } = await inviteMember(home.actors.ADMIN, { email: freshAddress(), role: 'HR' });
    const join = () =>
      joinWithNewAccount(anonymous(), {
        token: tokenIn(link),
        name: 'Nopea',
        locale: 'fi',
        password: NEW_PASSWORD,
      });
    const results = await settled(Array.from({ length: 8 }, join));
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    // Whoever read the invitation before it was used finds the account there instead.
    const refusals = results.filter((result) => result !== 'done');
    expect(['LINK_INVALID', 'ALREADY_MEMBER']).toEqual(expect.arrayContaining(refusals));
  });

  test('again makes the earlier link useless, and so does cancelling', async () => {
    const email = freshAddress();
    const first = await inviteMember(home.actors.ADMIN, { email, role: 'HR' });
    const second = await inviteMember(home.actors.ADMIN, { email, role: 'HR' });
    await expect(readMemberInvitation(anonymous(), { token: tokenIn(first.link) })).rejects.toMatchObject({
      code: 'LINK_INVALID',
    });
    await cancelMemberInvitation(home.actors.ADMIN, { email });
    await expect(readMemberInvitation(anonymous(), { token: tokenIn(second.link) })).rejects.toMatchObject({
      code: 'LINK_INVALID',
    });
    await expect(cancelMemberInvitation(home.actors.ADMIN, { email })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('with an expired link leads nowhere', async () => {
    const email = freshAddress();
    const { link } = await inviteMember(home.actors.ADMIN, { email, role: 'HR' });
    await owner(`update "UserToken" set "expiresAt" = now() where email = $1`, [email]);
    await expect(readMemberInvitation(anonymous(), { token: tokenIn(link) })).rejects.toMatchObject({
      code: 'LINK_INVALID',
    });
  });

  test('of somebody known in another organisation asks for the password they have', async () => {
    const { email } = other.members.HR;
    const { link } = await inviteMember(home.actors.ADMIN, { email, role: 'RECRUITER' });
    const token = tokenIn(link);
    expect(await readMemberInvitation(anonymous(), { token })).toMatchObject({ hasAccount: true });
    await expect(
      joinWithNewAccount(anonymous(), { token, name: 'Kaappaaja', locale: 'fi', password: NEW_PASSWORD }),
    ).rejects.toMatchObject({ code: 'ALREADY_MEMBER' });
    await expect(joinWithAccount(anonymous(), { token, password: 'wrong' })).rejects.toMatchObject({
      code: 'WRONG_CREDENTIALS',
    });
    await joinWithAccount(anonymous(), { token, password: PASSWORD });
    const { members } = await listMembers(home.actors.ADMIN);
    expect(members.find((member) => member.email === email)).toMatchObject({ role: 'RECRUITER' });
  });

  test('of a member is refused beside the field', async () => {
    await expect(
      inviteMember(home.actors.ADMIN, { email: home.members.HR.email, role: 'HR' }),
    ).rejects.toMatchObject({ code: 'ALREADY_MEMBER', fields: { email: 'alreadyMember' } });
  });

  test('after 20 bad links from one client no link is looked at', async () => {
    const client = randomUUID();
    const { link } = await inviteMember(home.actors.ADMIN, { email: freshAddress(), role: 'HR' });
    for (let round = 0; round < 20; round += 1) {
      await expect(readMemberInvitation(anonymous(client), { token: `x${round}` })).rejects.toMatchObject({
        code: 'LINK_INVALID',
      });
    }
    await expect(readMemberInvitation(anonymous(client), { token: tokenIn(link) })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
    await expect(readMemberInvitation(anonymous(), { token: tokenIn(link) })).resolves.toMatchObject({
      role: 'HR',
    });
  });
});

describe('the last administrator', () => {
  test('can be neither demoted nor disabled', async () => {
    const { actors, members } = await makeOrganization();
    const { userId } = members.ADMIN;
    await expect(changeMemberRole(actors.ADMIN, { userId, role: 'HR' })).rejects.toMatchObject({
      code: 'LAST_ADMIN',
    });
    await expect(disableMember(actors.ADMIN, { userId })).rejects.toMatchObject({ code: 'LAST_ADMIN' });
  });

  test('remains when two demote each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const organization = await makeOrganization();
      const second = await addMember(organization.organizationId, 'ADMIN');
      const results = await settled([
        changeMemberRole(organization.actors.ADMIN, { userId: second.userId, role: 'HR' }),
        disableMember(second.actor, { userId: organization.members.ADMIN.userId }),
      ]);
      expect(results.sort()).toEqual(['LAST_ADMIN', 'done']);
      const [row] = await owner(
        `select count(*)::int as admins from "Membership"
         where "organizationId" = $1 and role = 'ADMIN' and "disabledAt" is null`,
        [organization.organizationId],
      );
      expect(row).toEqual({ admins: 1 });
    }
  });

  test('does not count one who is disabled', async () => {
    const organization = await makeOrganization();
    const second = await addMember(organization.organizationId, 'ADMIN');
    await disableMember(organization.actors.ADMIN, { userId: second.userId });
    await expect(
      disableMember(organization.actors.ADMIN, { userId: organization.members.ADMIN.userId }),
    ).rejects.toMatchObject({ code: 'LAST_ADMIN' });
    await enableMember(organization.actors.ADMIN, { userId: second.userId });
    await disableMember(organization.actors.ADMIN, { userId: organization.members.ADMIN.userId });
  });
});

describe('a forgotten password', () => {
  const linkFor = async (email: string) => {
    await requestPasswordReset(anonymous(), { email });
    const last = (await mailsTo(email)).findLast((mail) => mail.kind === 'passwordReset');
    return tokenIn(/http\S+/.exec(last?.text ?? '')?.[0] ?? '');
  };

  test('is replaced by a link that works once and ends every session', async () => {
    const { email, actor } = await addMember(home.organizationId, 'HR');
    const token = await linkFor(email);
    await checkPasswordResetLink(anonymous(), { token });
    const results = await settled(
      Array.from({ length: 5 }, () => resetPassword(anonymous(), { token, password: NEW_PASSWORD })),
    );
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    expect(await readLiveSession(actor.sessionId)).toBeNull();
    await expect(signInWith(email, PASSWORD)).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' });
    await expect(signInWith(email, NEW_PASSWORD)).resolves.toHaveProperty('sessionId');
    expect((await mailsTo(email)).map((mail) => mail.kind)).toEqual(['passwordReset', 'passwordChanged']);
  });

  test('asked for twice leaves only the second link working', async () => {
    const { email } = await addMember(home.organizationId, 'HR');
    const first = await linkFor(email);
    const second = await linkFor(email);
    await expect(checkPasswordResetLink(anonymous(), { token: first })).rejects.toMatchObject({
      code: 'LINK_INVALID',
    });
    await checkPasswordResetLink(anonymous(), { token: second });
  });

  test('is answered alike for an address without account, and sends nothing', async () => {
    const email = freshAddress();
    const time = async (address: string) => {
      const start = performance.now();
      await requestPasswordReset(anonymous(), { email: address });
      return performance.now() - start;
    };
    const known = await time(home.members.RECRUITER.email);
    const unknown = await time(email);
    expect(Math.abs(known - unknown) / Math.max(known, unknown)).toBeLessThan(0.2);
    expect(await mailsTo(email)).toEqual([]);
  });

  test('can be asked for five times an hour', async () => {
    const email = freshAddress();
    for (let round = 0; round < 5; round += 1) await requestPasswordReset(anonymous(), { email });
    await expect(requestPasswordReset(anonymous(), { email })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
  });

  test('link dies after an hour', async () => {
    const { email, userId } = await addMember(home.organizationId, 'HR');
    const token = await linkFor(email);
    const [row] = await owner(
      `select "expiresAt" - "createdAt" between interval '59 minutes' and interval '61 minutes' as hour
       from "UserToken" where "userId" = $1`,
      [userId],
    );
    expect(row).toEqual({ hour: true });
    await owner(`update "UserToken" set "expiresAt" = now() where "userId" = $1`, [userId]);
    await expect(resetPassword(anonymous(), { token, password: NEW_PASSWORD })).rejects.toMatchObject({
      code: 'LINK_INVALID',
    });
  });
});

describe('the own account', () => {
  test('changes its password with the present one, and keeps only this session', async () => {
    const { email, actor } = await addMember(home.organizationId, 'HR');
    const elsewhere = await signInWith(email, PASSWORD);
    await expect(changePassword(actor, { current: 'wrong', password: NEW_PASSWORD })).rejects.toMatchObject({
      code: 'WRONG_CREDENTIALS',
      fields: { current: 'passwordWrong' },
    });
    await changePassword(actor, { current: PASSWORD, password: NEW_PASSWORD });
    expect(await readLiveSession(actor.sessionId)).not.toBeNull();
    expect(await readLiveSession(elsewhere.sessionId)).toBeNull();
  });

  test.each(['Salasana123!', 'qwertyuiop', '12345678', 'aaaaaaaaaa', 'P4ssw0rd1!', 'Kuusi2026'])(
    'does not take %s',
    async (password) => {
      const { actor } = await addMember(home.organizationId, 'HR');
      await expect(changePassword(actor, { current: PASSWORD, password })).rejects.toMatchObject({
        code: 'WEAK_PASSWORD',
        fields: { password: 'passwordCommon' },
      });
    },
  );

  test('changes its name and language', async () => {
    const { actor } = await addMember(home.organizationId, 'HR');
    await updateProfile(actor, { name: 'Ässä Öljy', locale: 'en' });
    expect(await readLiveSession(actor.sessionId)).toMatchObject({ name: 'Ässä Öljy', locale: 'en' });
  });
});

describe('walls between organisations', () => {
  const foreign = () => ({ userId: other.members.RECRUITER.userId });

  test.each([
    ['change the role of', () => changeMemberRole(home.actors.ADMIN, { ...foreign(), role: 'ADMIN' })],
    ['disable', () => disableMember(home.actors.ADMIN, foreign())],
    ['enable', () => enableMember(home.actors.ADMIN, foreign())],
    ['end the sessions of', () => endMemberSessions(home.actors.ADMIN, foreign())],
  ])('an administrator cannot %s a foreign member', async (_what, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await readLiveSession(other.actors.RECRUITER.sessionId)).toMatchObject({ role: 'RECRUITER' });
  });

  test('lists and settings show one organisation only', async () => {
    const { members } = await listMembers(other.actors.ADMIN);
    expect(members.map((member) => member.email)).not.toContain(home.members.ADMIN.email);
    await updateOrganizationSettings(home.actors.ADMIN, {
      name: home.name,
      contact: 'Uusi yhteys',
      defaultLocale: 'sv',
      activeMonths: 3,
      totalMonths: 12,
    });
    expect(await getOrganizationSettings(home.actors.ADMIN)).toMatchObject({
      contact: 'Uusi yhteys',
      totalMonths: 12,
    });
    expect(await getOrganizationSettings(other.actors.ADMIN)).toMatchObject({
      activeMonths: 6,
      totalMonths: 24,
    });
  });

  test('the database itself refuses retention that makes no sense', async () => {
    await expect(
      updateOrganizationSettings(other.actors.ADMIN, {
        name: 'x',
        contact: 'x',
        defaultLocale: 'fi',
        activeMonths: 12,
        totalMonths: 6,
      }),
    ).rejects.toThrow();
  });
});

describe('what each role may do', () => {
  const doors = [
    ['list members', (actor: MemberActor) => listMembers(actor)],
    ['invite', (actor: MemberActor) => inviteMember(actor, { email: freshAddress(), role: 'HR' })],
    ['read the settings', (actor: MemberActor) => getOrganizationSettings(actor)],
  ] as const;

  test.each(doors)('%s: administrators only', async (_what, door) => {
    await expect(door(home.actors.ADMIN)).resolves.toBeDefined();
    await expect(door(home.actors.HR)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(door(home.actors.RECRUITER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('two organisations of one name get addresses of their own', async () => {
  const make = () =>
    createOrganization(systemActor(), {
      organizationName: 'Pohjolan Päivä Oy',
      contact: 'x',
      locale: 'fi',
      name: 'Nimi Niminen',
      email: freshAddress(),
      password: PASSWORD,
    });
  await make();
  await make();
  const rows = await owner(`select slug from "Organization" where name = 'Pohjolan Päivä Oy' order by slug`);
  expect(rows.map((row) => row['slug'])).toEqual(['pohjolan-paiva-oy', 'pohjolan-paiva-oy-2']);
});
