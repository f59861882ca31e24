import { randomUUID } from 'node:crypto';
import type { AnonymousActor, MemberActor, MemberRole, SystemActor } from '@/lib/auth/policy';
import { hashPassword } from '@/lib/auth/password';
import { db, inTransaction } from '@/lib/db/client';
import * as members from '@/lib/db/repositories/members';
import * as users from '@/lib/db/repositories/users';
import { uuidv7 } from '@/lib/db/uuid';
import { createOrganization } from '@/lib/services/set-up';

/** Long enough, and in no list. */
export const PASSWORD = 'kolme hidasta mäyrää';

/** Hashing is slow on purpose, and every test account has the same password. */
const passwordHash = hashPassword(PASSWORD);

export function systemActor(organizationId = ''): SystemActor {
  return { kind: 'system', organizationId, requestId: randomUUID() };
}

/** Somebody at an address of their own, so that tests do not share rate limits. */
export function anonymous(ip = randomUUID()): AnonymousActor {
  return { kind: 'anonymous', requestId: randomUUID(), ip };
}

export type TestMember = Readonly<{ userId: string; email: string; name: string; actor: MemberActor }>;

export type TestOrganization = Readonly<{
  organizationId: string;
  name: string;
  /** One signed-in member of each role; ADMIN is the owner. */
  actors: Readonly<Record<MemberRole, MemberActor>>;
  members: Readonly<Record<MemberRole, TestMember>>;
}>;

/** An organisation with an owner and one member of each other role, each with a live session. */
export async function makeOrganization(
  name = `Testi ${randomUUID().slice(0, 8)}`,
): Promise<TestOrganization> {
  const email = `owner-${randomUUID()}@example.com`;
  const { organizationId, userId } = await createOrganization(systemActor(), {
    organizationName: name,
    contact: 'Maija Malli, 040 123 4567',
    locale: 'fi',
    name: 'Omena Omistaja',
    email,
    password: PASSWORD,
  });
  const owner: TestMember = {
    userId,
    email,
    name: 'Omena Omistaja',
    actor: await signedIn(organizationId, userId, 'ADMIN'),
  };
  const hr = await addMember(organizationId, 'HR');
  const recruiter = await addMember(organizationId, 'RECRUITER');
  return {
    organizationId,
    name,
    actors: { ADMIN: owner.actor, HR: hr.actor, RECRUITER: recruiter.actor },
    members: { ADMIN: owner, HR: hr, RECRUITER: recruiter },
  };
}

/** Another member of an organisation, with a new account. */
export async function addMember(organizationId: string, role: MemberRole): Promise<TestMember> {
  const userId = uuidv7();
  const email = `${role.toLowerCase()}-${randomUUID()}@example.com`;
  const name = `Testi ${role}`;
  const hash = await passwordHash;
  await inTransaction(async (tx) => {
    await users.create(tx, { id: userId, email, name, locale: 'fi', passwordHash: hash });
    await members.create(tx, organizationId, { userId, role });
  });
  return { userId, email, name, actor: await signedIn(organizationId, userId, role) };
}

/** Makes an existing account a member of another organisation. */
export async function addMembership(organizationId: string, userId: string, role: MemberRole): Promise<void> {
  await inTransaction((tx) => members.create(tx, organizationId, { userId, role }));
}

/** The actor of a live session, made without the sign-in page. */
export async function signedIn(
  organizationId: string,
  userId: string,
  role: MemberRole,
): Promise<MemberActor> {
  const sessionId = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db().userSession.create({
    data: { id: sessionId, userId, organizationId, device: 'test', expiresAt },
  });
  return { kind: 'member', userId, organizationId, role, sessionId, requestId: randomUUID() };
}
