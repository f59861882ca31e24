import 'server-only';
import { type Actor, authorize, may, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as draftScales from '@/lib/db/repositories/draft-scales';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import * as roleProfileVersions from '@/lib/db/repositories/role-profile-versions';
import { uuidv7 } from '@/lib/db/uuid';
import { diffProfiles } from '@/lib/job-analysis/diff-profiles';
import { draftProblems } from '@/lib/job-analysis/draft-problems';
import { buildProfileDocument } from '@/lib/job-analysis/profile-document';
import type { ProfileChange } from '@/lib/job-analysis/profile-change';
import type { RoleDraft, RoleProfileDocument } from '@/lib/job-analysis/types';
import { contentHash } from '@/lib/provenance';
import type { JobRoleInput } from '@/lib/validation/job-role';
import type { ProfileVersionInput, PublishRoleProfileInput } from '@/lib/validation/role-profile';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import { templateTitle } from './internal/draft-template';
import { loadDraft, memberNames } from './internal/load-draft';

/**
 * Freezes the draft of a job role as its next profile version. Default targets that nobody changed become the role's
 * own from here on.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation; CONFLICT when the draft changed
 *   after the person read it; DRAFT_INCOMPLETE; INVALID_STATE for an archived role and when nothing changed since the
 *   last version.
 */
export async function publishRoleProfile(
  actor: Actor,
  { jobRoleId, draftRevision }: PublishRoleProfileInput,
): Promise<{ version: number }> {
  authorize(actor, 'roleProfile:publish');
  const { organizationId, userId } = actor;

  return inTransaction(async (tx) => {
    await claimDraft(tx, actor, jobRoleId, draftRevision);
    const loaded = await loadDraft(tx, organizationId, jobRoleId);
    if (!loaded) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
    const problems = draftProblems(loaded.draft);
    if (problems.length > 0) {
      throw new AppError('DRAFT_INCOMPLETE', problems.map(({ code }) => code).join(', '));
    }

    const document = buildProfileDocument(loaded.draft);
    const hash = contentHash(document);
    const latest = await roleProfileVersions.findLatest(tx, organizationId, jobRoleId);
    if (latest && diffProfiles(roleProfileDocumentSchema.parse(latest.document), document).length === 0) {
      throw new AppError('INVALID_STATE', `nothing changed since version ${latest.version}`);
    }
    const id = uuidv7();
    const version = (latest?.version ?? 0) + 1;
    const publishedAt = new Date();
    await roleProfileVersions.append(tx, organizationId, {
      id,
      jobRoleId,
      version,
      document,
      contentHash: hash,
      publishedAt,
      publishedById: userId,
    });
    await keepTargets(tx, organizationId, jobRoleId, loaded.draft, document);
    await jobRoles.setRevision(tx, organizationId, jobRoleId, draftRevision + 1, publishedAt);
    await auditEvents.record(tx, organizationId, {
      actor,
      action: 'roleProfile.published',
      subjectType: 'RoleProfileVersion',
      subjectId: id,
      data: { jobRoleId, version, contentHash: hash },
    });
    return { version };
  });
}

/** Holds the draft for the transaction, if it still is what the person saw. */
async function claimDraft(
  tx: Tx,
  actor: MemberActor,
  jobRoleId: string,
  draftRevision: number,
): Promise<void> {
  const role = await jobRoles.lock(tx, actor.organizationId, jobRoleId);
  if (!role) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
  if (role.archivedAt !== null) throw new AppError('INVALID_STATE', `job role ${jobRoleId} is archived`);
  if (role.draftRevision !== draftRevision) {
    throw new AppError('CONFLICT', `draft is at revision ${role.draftRevision}, not ${draftRevision}`);
  }
}

async function keepTargets(
  tx: Tx,
  organizationId: string,
  jobRoleId: string,
  draft: RoleDraft,
  document: RoleProfileDocument,
): Promise<void> {
  for (const { key, targetLower } of document.scales) {
    const isOwn = draft.scales.some((scale) => scale.key === key && scale.targetLower !== null);
    if (targetLower === null || isOwn) continue;
    await draftScales.set(tx, organizationId, jobRoleId, key, { targetLower });
  }
}

export type ProfileVersionHead = Readonly<{
  version: number;
  contentHash: string;
  publishedAt: string;
  /** Null for a recruiter and for somebody who left the organisation. */
  publishedBy: string | null;
}>;

export type Publications = Readonly<{
  /** Newest first. */
  versions: readonly ProfileVersionHead[];
  /** Null before the first version. */
  latest: Readonly<{ version: number; document: RoleProfileDocument }> | null;
}>;

/**
 * What is published of a job role: its versions, and the document of the newest.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function getPublications(actor: Actor, { jobRoleId }: JobRoleInput): Promise<Publications> {
  authorize(actor, 'roleProfile:read');
  const found = await roleProfileVersions.publications(db(), actor.organizationId, jobRoleId);
  if (!found) throw new AppError('NOT_FOUND', jobRoleId);
  const isNamed = may(actor, 'rater:identify');
  const [newest] = found.versions;
  return {
    versions: found.versions.map(({ publisherName, publishedAt, ...head }) => ({
      ...head,
      publishedAt: publishedAt.toISOString(),
      publishedBy: isNamed ? publisherName : null,
    })),
    latest: newest
      ? { version: newest.version, document: roleProfileDocumentSchema.parse(found.latest) }
      : null,
  };
}

export type ProfileVersionView = ProfileVersionHead &
  Readonly<{
    jobRoleId: string;
    document: RoleProfileDocument;
    /** Whether the stored document still has the hash it was published with. */
    isIntact: boolean;
    /** What changed since the version before; null for the first. */
    changes: readonly ProfileChange[] | null;
    latestVersion: number;
    /** The template that the job was made from; the key where this release no longer ships it. */
    templateTitle: string | null;
  }>;

/**
 * One published version and what it changed.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function getProfileVersion(
  actor: Actor,
  { jobRoleId, version }: ProfileVersionInput,
): Promise<ProfileVersionView> {
  authorize(actor, 'roleProfile:read');
  const { organizationId } = actor;
  const row = await roleProfileVersions.find(db(), organizationId, jobRoleId, version);
  if (!row) throw new AppError('NOT_FOUND', `version ${version} of job role ${jobRoleId}`);
  const before =
    version > 1 ? await roleProfileVersions.find(db(), organizationId, jobRoleId, version - 1) : null;
  const [newest] = await roleProfileVersions.list(db(), organizationId, jobRoleId);
  const document = roleProfileDocumentSchema.parse(row.document);
  return {
    ...versionHead(row, await publisherNames(actor, [row])),
    jobRoleId,
    document,
    isIntact: contentHash(row.document) === row.contentHash,
    changes: before ? diffProfiles(roleProfileDocumentSchema.parse(before.document), document) : null,
    latestVersion: newest?.version ?? version,
    templateTitle: document.template
      ? (templateTitle(document.template, document.locale) ?? document.template.key)
      : null,
  };
}

export type PublishedProfile = Readonly<{
  jobRoleId: string;
  title: string;
  industry: string;
  version: number;
  publishedAt: string;
}>;

/**
 * The newest published profile of each job role in use, by title.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listPublishedProfiles(actor: Actor, _input: Readonly<Record<string, never>>) {
  authorize(actor, 'roleProfile:read');
  const rows = await roleProfileVersions.listLatest(db(), actor.organizationId);
  return rows.flatMap(
    ({ id, title, industry, archivedAt, versions: [latest] }): readonly PublishedProfile[] =>
      latest && archivedAt === null
        ? [
            {
              jobRoleId: id,
              title,
              industry,
              version: latest.version,
              publishedAt: latest.publishedAt.toISOString(),
            },
          ]
        : [],
  );
}

type HeadRow = Readonly<{ version: number; contentHash: string; publishedAt: Date; publishedById: string }>;

function versionHead(row: HeadRow, names: ReadonlyMap<string, string>): ProfileVersionHead {
  return {
    version: row.version,
    contentHash: row.contentHash,
    publishedAt: row.publishedAt.toISOString(),
    publishedBy: names.get(row.publishedById) ?? null,
  };
}

async function publisherNames(
  actor: MemberActor,
  rows: readonly HeadRow[],
): Promise<ReadonlyMap<string, string>> {
  if (!may(actor, 'rater:identify')) return new Map();
  return memberNames(
    db(),
    actor.organizationId,
    rows.map(({ publishedById }) => publishedById),
  );
}
