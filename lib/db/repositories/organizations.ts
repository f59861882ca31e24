import 'server-only';
import type { Tx } from '../client';

type NewOrganization = Readonly<{
  id: string;
  slug: string;
  name: string;
  defaultLocale: string;
  contact: string;
}>;

export type OrganizationSettings = Readonly<{
  name: string;
  defaultLocale: string;
  contact: string;
  activeMonths: number;
  totalMonths: number;
}>;

export async function create(tx: Tx, organization: NewOrganization): Promise<void> {
  await tx.organization.create({ data: organization, select: { id: true } });
}

export function find(tx: Tx, organizationId: string) {
  return tx.organization.findUnique({
    where: { id: organizationId },
    select: {
      id: true,
      name: true,
      defaultLocale: true,
      contact: true,
      activeMonths: true,
      totalMonths: true,
    },
  });
}

export async function update(tx: Tx, organizationId: string, settings: OrganizationSettings): Promise<void> {
  await tx.organization.update({ where: { id: organizationId }, data: settings, select: { id: true } });
}

export function count(tx: Tx): Promise<number> {
  return tx.organization.count();
}

/** All organisations by id, for the scripts that check each of them. */
export function listIds(tx: Tx) {
  return tx.organization.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
}

/** First free form of a slug: `name`, `name-2`, `name-3` … */
export async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  const rows = await tx.organization.findMany({
    where: { slug: { startsWith: wanted } },
    select: { slug: true },
  });
  const taken = new Set(rows.map((row) => row.slug));
  for (let ordinal = 1; ; ordinal += 1) {
    const slug = ordinal === 1 ? wanted : `${wanted}-${ordinal}`;
    if (!taken.has(slug)) return slug;
  }
}

/** Namespace and key of the advisory lock under which the first organisation is made. */
const SET_UP_LOCK = 4_836_012;

/** Lets one first set-up run at a time, until the transaction ends. */
export async function lockSetUp(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(${SET_UP_LOCK}::int, 0)) AS locked`;
}
