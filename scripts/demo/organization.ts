import { randomBytes, randomUUID } from 'node:crypto';
import type { MemberActor, SystemActor } from '@/lib/auth/policy';
import type { DemoPeople } from '@/lib/content/schemas/demo';
import { joinWithNewAccount } from '@/lib/services/join';
import { inviteMember } from '@/lib/services/members';
import { createOrganization } from '@/lib/services/set-up';
import { signIn } from '@/lib/services/sessions';
import { anonymous } from './attempt';

type DemoMember = DemoPeople['members'][number];
export type SignedInMember = Readonly<{ member: DemoMember; password: string; actor: MemberActor }>;

const PASSWORD_BYTES = 9;

/** Makes the organisation with its members: the owner by set-up, the others by invitation; passwords are random. */
export async function makeOrganization({
  organization,
  members,
}: DemoPeople): Promise<readonly SignedInMember[]> {
  const [owner, ...others] = members;
  if (owner?.role !== 'ADMIN') throw new Error('the first member owns the organisation');
  const system: SystemActor = { kind: 'system', organizationId: randomUUID(), requestId: randomUUID() };
  const ownerPassword = randomPassword();
  const { organizationId } = await createOrganization(system, {
    organizationName: organization.name,
    contact: organization.contact,
    locale: organization.locale,
    name: owner.name,
    email: owner.email,
    password: ownerPassword,
  });
  const first = await enter(organizationId, owner, ownerPassword);
  const signedIn = [first];
  for (const member of others) {
    const password = randomPassword();
    const { link } = await inviteMember(first.actor, { email: member.email, role: member.role });
    await joinWithNewAccount(anonymous(), {
      token: lastPart(link),
      name: member.name,
      locale: member.locale,
      password,
    });
    signedIn.push(await enter(organizationId, member, password));
  }
  return signedIn;
}

async function enter(organizationId: string, member: DemoMember, password: string): Promise<SignedInMember> {
  const { sessionId, userId } = await signIn(anonymous(), { email: member.email, password, device: 'demo' });
  const { role } = member;
  return {
    member,
    password,
    actor: { kind: 'member', userId, organizationId, role, sessionId, requestId: randomUUID() },
  };
}

function lastPart(link: string): string {
  return link.slice(link.lastIndexOf('/') + 1);
}

function randomPassword(): string {
  return randomBytes(PASSWORD_BYTES).toString('base64url');
}
