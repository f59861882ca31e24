import 'server-only';
import type { Tx } from '../client';

type NewUser = Readonly<{ id: string; email: string; name: string; locale: string; passwordHash: string }>;

export async function create(tx: Tx, user: NewUser): Promise<void> {
  await tx.user.create({ data: user });
}

/** For signing in: the one place that reads the hash by address. */
export function findForSignIn(tx: Tx, email: string) {
  return tx.user.findUnique({
    where: { email },
    select: {
      id: true,
      passwordHash: true,
      disabledAt: true,
      memberships: {
        where: { disabledAt: null },
        select: { organizationId: true, role: true, organization: { select: { name: true } } },
        orderBy: { organizationId: 'asc' },
      },
    },
  });
}

/** For checking the present password of somebody who is signed in. */
export function findWithHash(tx: Tx, id: string) {
  return tx.user.findUnique({
    where: { id },
    select: { id: true, email: true, name: true, locale: true, passwordHash: true },
  });
}

export function findByEmail(tx: Tx, email: string) {
  return tx.user.findUnique({
    where: { email },
    select: { id: true, email: true, name: true, locale: true, disabledAt: true },
  });
}

export function findById(tx: Tx, id: string) {
  return tx.user.findUnique({ where: { id }, select: { id: true, email: true, name: true, locale: true } });
}

export async function updateProfile(
  tx: Tx,
  id: string,
  data: Readonly<{ name: string; locale: string }>,
): Promise<void> {
  await tx.user.update({ where: { id }, data, select: { id: true } });
}

export async function setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id }, data: { passwordHash }, select: { id: true } });
}

/** Whether the account with this address is a member of this organisation and of no other, disabled or not. */
export async function belongsOnlyTo(tx: Tx, email: string, organizationId: string): Promise<boolean> {
  const rows = await tx.membership.findMany({ where: { user: { email } }, select: { organizationId: true } });
  return rows.length === 1 && rows[0]?.organizationId === organizationId;
}
