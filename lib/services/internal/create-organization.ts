import 'server-only';
import type { Actor } from '@/lib/auth/policy';
import type { Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as members from '@/lib/db/repositories/members';
import * as organizations from '@/lib/db/repositories/organizations';
import * as users from '@/lib/db/repositories/users';
import { uuidv7 } from '@/lib/db/uuid';
import type { CreateOrganizationInput } from '@/lib/validation/set-up';

type NewOwner = Omit<CreateOrganizationInput, 'password'> & Readonly<{ passwordHash: string }>;

/** Makes an organisation with its first administrator, in the caller's transaction. */
export async function insertOrganization(
  tx: Tx,
  actor: Actor,
  owner: NewOwner,
): Promise<Readonly<{ organizationId: string; userId: string }>> {
  const organizationId = uuidv7();
  const userId = uuidv7();
  await organizations.create(tx, {
    id: organizationId,
    slug: await organizations.freeSlug(tx, slugOf(owner.organizationName)),
    name: owner.organizationName,
    defaultLocale: owner.locale,
    contact: owner.contact,
  });
  const { email, name, locale, passwordHash } = owner;
  await users.create(tx, { id: userId, email, name, locale, passwordHash });
  await members.create(tx, organizationId, { userId, role: 'ADMIN' });
  await auditEvents.record(tx, organizationId, {
    actor,
    action: 'organization.created',
    subjectType: 'organization',
    subjectId: organizationId,
    data: { ownerId: userId },
  });
  return { organizationId, userId };
}

const LONGEST_SLUG = 40;

/** @example slugOf('Pohjolan Päivä Oy') // => 'pohjolan-paiva-oy' */
function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'organization' : plain;
}
