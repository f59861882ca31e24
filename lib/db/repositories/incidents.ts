import 'server-only';
import type { IncidentKind, IncidentTime } from '@/lib/job-analysis/incident-evidence';
import type { Tx } from '../client';

/** The door behind a link: whose job it is and whether it still collects. */
export type StoryLinkView = Readonly<{
  linkId: string;
  organizationId: string;
  jobRoleId: string;
  locale: string;
  jobTitle: string;
  organizationName: string;
  contact: string;
  isOpen: boolean;
}>;

/** The link with this hash; null for one that never was. */
export async function findByLink(tx: Tx, tokenHash: string): Promise<StoryLinkView | null> {
  const row = await tx.incidentLink.findUnique({
    where: { tokenHash },
    select: {
      id: true,
      organizationId: true,
      jobRoleId: true,
      locale: true,
      closedAt: true,
      jobRole: {
        select: { title: true, archivedAt: true, organization: { select: { name: true, contact: true } } },
      },
    },
  });
  if (!row) return null;
  const { id, jobRole, closedAt, ...rest } = row;
  const { title, archivedAt, organization } = jobRole;
  return {
    ...{ linkId: id, ...rest },
    jobTitle: title,
    organizationName: organization.name,
    contact: organization.contact,
    isOpen: closedAt === null && archivedAt === null,
  };
}

/** The open links of a job. */
export function openLinks(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.incidentLink.findMany({
    where: { organizationId, jobRoleId, closedAt: null },
    orderBy: { locale: 'asc' },
    select: { locale: true, createdAt: true },
  });
}

type NewLink = Readonly<{ id: string; jobRoleId: string; locale: string; tokenHash: string }>;

export async function insertLink(tx: Tx, organizationId: string, link: NewLink): Promise<void> {
  await tx.incidentLink.create({ data: { ...link, organizationId }, select: { id: true } });
}

/** Closes the open link of a language; false without one. */
export async function closeLink(tx: Tx, organizationId: string, jobRoleId: string, locale: string, at: Date) {
  const { count } = await tx.incidentLink.updateMany({
    where: { organizationId, jobRoleId, locale, closedAt: null },
    data: { closedAt: at },
  });
  return count > 0;
}

type NewIncident = Readonly<{
  id: string;
  jobRoleId: string;
  linkId: string | null;
  memberId: string | null;
  kind: IncidentKind;
  happened: string;
  action: string;
  outcome: string;
  roughly: IncidentTime;
  locale: string;
}>;

/** Stores an episode once; false when its id is there already. */
export async function insert(tx: Tx, organizationId: string, incident: NewIncident): Promise<boolean> {
  const { count } = await tx.criticalIncident.createMany({
    data: [{ ...incident, organizationId }],
    skipDuplicates: true,
  });
  return count > 0;
}

const COLUMNS = {
  id: true,
  memberId: true,
  kind: true,
  happened: true,
  action: true,
  outcome: true,
  roughly: true,
  locale: true,
  receivedAt: true,
  taskStepId: true,
  scaleKey: true,
  level: true,
  codedAt: true,
  dismissedReason: true,
  redactedAt: true,
} as const;

/** The episodes of a job, newest first. */
export function list(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.criticalIncident.findMany({
    where: { organizationId, jobRoleId },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    select: COLUMNS,
  });
}

export type IncidentRow = Awaited<ReturnType<typeof list>>[number];

export function find(tx: Tx, organizationId: string, jobRoleId: string, id: string) {
  return tx.criticalIncident.findFirst({ where: { id, organizationId, jobRoleId }, select: COLUMNS });
}

/** Episodes that are coded to a step that is still there. */
export function listCoded(tx: Tx, organizationId: string, jobRoleId: string) {
  return tx.criticalIncident.findMany({
    where: { organizationId, jobRoleId, taskStepId: { not: null }, step: { deletedAt: null } },
    select: { kind: true, taskStepId: true, level: true },
  });
}

type Coding = Readonly<{
  taskStepId: string | null;
  scaleKey: string | null;
  level: number | null;
  dismissedReason: string | null;
  codedById: string | null;
  codedAt: Date | null;
}>;

export async function setCoding(tx: Tx, organizationId: string, id: string, coding: Coding): Promise<void> {
  await tx.criticalIncident.updateMany({ where: { id, organizationId }, data: coding });
}

type Texts = Readonly<{ happened: string; action: string; outcome: string; redactedAt: Date }>;

/** Puts other texts in the place of those that were told; the old ones are gone. */
export async function setTexts(tx: Tx, organizationId: string, id: string, texts: Texts): Promise<void> {
  await tx.criticalIncident.updateMany({ where: { id, organizationId }, data: texts });
}
