import { afterAll, beforeAll, expect, test } from 'vitest';
import { disconnect } from '@/lib/db/client';
import { closeRateLimits } from '@/lib/db/rate-limits';
import { signIn } from '@/lib/services/sessions';
import { checkSetUpLink, completeSetUp, issueSetUpLink } from '@/lib/services/set-up';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { anonymous, PASSWORD, systemActor } from '../support/factories';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

const token = async () => {
  const issued = await issueSetUpLink(systemActor());
  return issued?.link.slice(issued.link.lastIndexOf('/') + 1) ?? '';
};
const form = (secret: string, email: string) => ({
  token: secret,
  organizationName: 'Ensimmäinen Oy',
  contact: 'Olli, 040 123 4567',
  locale: 'fi' as const,
  name: 'Olli Omistaja',
  email,
  password: PASSWORD,
});

// The tests follow one installation from its first start on.
test('a start makes a new link, and the one before stops working', async () => {
  const first = await token();
  const second = await token();
  await expect(checkSetUpLink(anonymous(), { token: first })).rejects.toMatchObject({ code: 'LINK_INVALID' });
  await checkSetUpLink(anonymous(), { token: second });
});

test('a link lives for 24 hours', async () => {
  const secret = await token();
  await query(
    database.ownerUrl,
    `update "UserToken" set "expiresAt" = "createdAt" + interval '1 second' - interval '24 hours'`,
  );
  await expect(checkSetUpLink(anonymous(), { token: secret })).rejects.toMatchObject({
    code: 'LINK_INVALID',
  });
  await expect(completeSetUp(anonymous(), form(secret, 'late@example.com'))).rejects.toMatchObject({
    code: 'LINK_INVALID',
  });
});

test('a password that is easy to guess stores nothing and leaves the link usable', async () => {
  const secret = await token();
  await expect(
    completeSetUp(anonymous(), { ...form(secret, 'olli@example.com'), password: 'ensimmäinen1' }),
  ).rejects.toMatchObject({ code: 'WEAK_PASSWORD', fields: { password: 'passwordCommon' } });
  await checkSetUpLink(anonymous(), { token: secret });
  expect(await query(database.ownerUrl, 'select 1 from "User"')).toEqual([]);
});

test('of 20 who use the link at once, one gets the organisation', async () => {
  const secret = await token();
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      completeSetUp(anonymous(), form(secret, `owner${index}@example.com`)),
    ),
  );
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  expect(await query(database.ownerUrl, 'select 1 from "Organization"')).toHaveLength(1);
  const users = await query<{ email: string }>(database.ownerUrl, 'select email from "User"');
  expect(users).toHaveLength(1);
  await expect(
    signIn(anonymous(), { email: users[0]?.email ?? '', password: PASSWORD, device: '' }),
  ).resolves.toHaveProperty('sessionId');
});

test('once there is an organisation, no more links are made', async () => {
  expect(await issueSetUpLink(systemActor())).toBeNull();
});
