import 'server-only';
import { Prisma } from '../generated/client';
import type { AttemptStatus } from '../generated/enums';
import type { Tx } from '../client';

export type NewAssessment = Readonly<{
  id: string;
  name: string;
  roleProfileVersionId: string;
  questionnaireVersionId: string;
  normVersionId: string;
  scoringVersion: string;
  narrativeVersion: string;
  consentVersion: string;
  scaleKeys: readonly string[];
  itemIds: readonly string[];
  locales: readonly string[];
  blind: boolean;
  candidateReport: string;
  activeMonths: number;
  totalMonths: number;
  retentionReason: string | null;
  reminderDays: readonly number[];
  opensAt: Date | null;
  closesAt: Date | null;
  createdById: string;
}>;

export async function insert(tx: Tx, organizationId: string, assessment: NewAssessment): Promise<void> {
  const { scaleKeys, itemIds, locales, reminderDays, ...columns } = assessment;
  const lists = {
    scaleKeys: [...scaleKeys],
    itemIds: [...itemIds],
    locales: [...locales],
    reminderDays: [...reminderDays],
  };
  await tx.assessment.create({ data: { organizationId, status: 'OPEN', ...lists, ...columns } });
}

export type AssessmentRow = Readonly<{
  id: string;
  name: string;
  status: 'DRAFT' | 'OPEN' | 'CLOSED';
  createdAt: Date;
  opensAt: Date | null;
  closesAt: Date | null;
  profileVersion: number;
  jobTitle: string;
}>;

/** All assessments of the organisation, the open ones first, then the newest; the job is named as the profile names it. */
export function list(tx: Tx, organizationId: string): Promise<AssessmentRow[]> {
  return tx.$queryRaw<AssessmentRow[]>(Prisma.sql`
    SELECT a.id, a.name, a.status::text AS status, a."createdAt", a."opensAt", a."closesAt",
           p.version AS "profileVersion", p.document->>'title' AS "jobTitle"
      FROM "Assessment" a
      JOIN "RoleProfileVersion" p ON p.id = a."roleProfileVersionId" AND p."organizationId" = a."organizationId"
     WHERE a."organizationId" = ${organizationId}::uuid
     ORDER BY (a.status = 'CLOSED'), a."createdAt" DESC, a.id`);
}

export type StatusCount = Readonly<{ assessmentId: string; status: AttemptStatus; count: number }>;

/** How many attempts stand in each state, for every assessment of the organisation. */
export async function countByStatus(tx: Tx, organizationId: string): Promise<readonly StatusCount[]> {
  const groups = await tx.attempt.groupBy({
    by: ['assessmentId', 'status'],
    where: { organizationId },
    _count: { _all: true },
  });
  return groups.map(({ assessmentId, status, _count }) => ({ assessmentId, status, count: _count._all }));
}

export type AssessmentPageRow = Readonly<{
  id: string;
  name: string;
  status: 'DRAFT' | 'OPEN' | 'CLOSED';
  opensAt: Date | null;
  closesAt: Date | null;
  scaleKeys: readonly string[];
  statements: number;
  blind: boolean;
  profileVersion: number;
  jobRoleId: string;
  jobTitle: string;
  questionnaireKey: string;
  questionnaireVersion: number;
  normKey: string;
  normVersion: number;
  norm: unknown;
}>;

/** One assessment with what it pins, for its page, in one statement. */
export async function findForPage(
  tx: Tx,
  organizationId: string,
  assessmentId: string,
): Promise<AssessmentPageRow | null> {
  const rows = await tx.$queryRaw<AssessmentPageRow[]>(Prisma.sql`
    SELECT a.id, a.name, a.status::text AS status, a."opensAt", a."closesAt", a."scaleKeys",
           cardinality(a."itemIds") AS statements, a.blind, p.version AS "profileVersion", p."jobRoleId",
           p.document->>'title' AS "jobTitle", q.key AS "questionnaireKey", q.version AS "questionnaireVersion",
           n.key AS "normKey", n.version AS "normVersion", n.document AS norm
      FROM "Assessment" a
      JOIN "RoleProfileVersion" p ON p.id = a."roleProfileVersionId" AND p."organizationId" = a."organizationId"
      JOIN "QuestionnaireVersion" q ON q.id = a."questionnaireVersionId"
      JOIN "NormVersion" n ON n.id = a."normVersionId"
     WHERE a.id = ${assessmentId}::uuid AND a."organizationId" = ${organizationId}::uuid`);
  return rows[0] ?? null;
}

/** What an invitation needs to know of its assessment. */
export function findForInvitation(tx: Tx, organizationId: string, assessmentId: string) {
  return tx.assessment.findUnique({
    where: { id_organizationId: { id: assessmentId, organizationId } },
    select: {
      id: true,
      name: true,
      status: true,
      closesAt: true,
      locales: true,
      itemIds: true,
      profile: { select: { document: true } },
    },
  });
}

/** How many attempts of an assessment can still be answered. */
export function countUnderWay(tx: Tx, organizationId: string, assessmentId: string): Promise<number> {
  return tx.attempt.count({
    where: { organizationId, assessmentId, status: { in: ['invited', 'opened', 'inProgress'] } },
  });
}

/** Closes an open assessment; says whether this call did it. */
export async function close(tx: Tx, organizationId: string, assessmentId: string): Promise<boolean> {
  const { count } = await tx.assessment.updateMany({
    where: { id: assessmentId, organizationId, status: 'OPEN' },
    data: { status: 'CLOSED' },
  });
  return count === 1;
}

export type ProfileChoice = Readonly<{
  id: string;
  jobRoleId: string;
  version: number;
  title: string;
  publishedAt: Date;
}>;

/** Published profiles that an assessment may pin: all versions of the roles that are in use, the newest first. */
export function listProfileChoices(tx: Tx, organizationId: string): Promise<ProfileChoice[]> {
  return tx.$queryRaw<ProfileChoice[]>(Prisma.sql`
    SELECT p.id, p."jobRoleId", p.version, p.document->>'title' AS title, p."publishedAt"
      FROM "RoleProfileVersion" p
      JOIN "JobRole" r ON r.id = p."jobRoleId" AND r."organizationId" = p."organizationId"
     WHERE p."organizationId" = ${organizationId}::uuid AND r."archivedAt" IS NULL
     ORDER BY lower(p.document->>'title'), p."jobRoleId", p.version DESC`);
}

/** The document of one published profile. */
export function findProfile(tx: Tx, organizationId: string, roleProfileVersionId: string) {
  return tx.roleProfileVersion.findUnique({
    where: { id_organizationId: { id: roleProfileVersionId, organizationId }, jobRole: { deletedAt: null } },
    select: { id: true, document: true },
  });
}
