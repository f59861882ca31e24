import 'server-only';
import { createHash } from 'node:crypto';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { fileName } from '@/lib/core/file-name';
import { db, inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as organizations from '@/lib/db/repositories/organizations';
import { dossierPaper } from '@/lib/exports/dossier/dossier-paper';
import { isLocale } from '@/lib/i18n/locales';
import { loadWords } from '@/lib/i18n/words';
import { casePackage } from '@/lib/job-analysis/case-export';
import type { Paper } from '@/lib/pdf/paper';
import { writePaper } from '@/lib/pdf/write-paper';
import type { DossierInput, ExportProfileInput } from '@/lib/validation/exports';
import type { ProfileVersionInput } from '@/lib/validation/role-profile';
import { getProfileVersion, type ProfileVersionView } from './role-profiles';

/** A file to hand out. */
export type ExportFile = Readonly<{ fileName: string; content: string | Uint8Array<ArrayBuffer> }>;

export type DossierView = Readonly<{ jobRoleId: string; version: number; jobTitle: string; paper: Paper }>;

/**
 * A published analysis in plain words, for a works council.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function getDossier(actor: Actor, { locale, ...input }: DossierInput): Promise<DossierView> {
  authorize(actor, 'jobRole:read');
  const profile = await getProfileVersion(actor, input);
  const organization = await organizations.find(db(), actor.organizationId);
  if (!organization) throw new AppError('NOT_FOUND', `organisation ${actor.organizationId}`);
  const paper = dossierPaper(
    { ...profile, publishedAt: new Date(profile.publishedAt), organization: organization.name },
    await loadWords(locale),
  );
  return {
    jobRoleId: input.jobRoleId,
    version: profile.version,
    jobTitle: profile.document.title,
    paper,
  };
}

/**
 * The same as a tagged PDF.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function exportDossier(actor: Actor, input: DossierInput): Promise<ExportFile> {
  authorize(actor, 'jobRole:read');
  const { paper, jobTitle, version } = await getDossier(actor, input);
  const content = await writePaper(paper);
  await recordExport(actor, input, 'pdf');
  return { fileName: fileName(`${jobTitle}-v${version}`, 'pdf'), content };
}

/**
 * A published profile as JSON.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function exportProfile(
  actor: Actor,
  { format, locale, ...input }: ExportProfileInput,
): Promise<ExportFile> {
  authorize(actor, 'roleProfile:read');
  const profile = await getProfileVersion(actor, input);
  const { document, contentHash, publishedAt, version } = profile;
  const body =
    format === 'case'
      ? await caseOf(profile, isLocale(document.locale) ? document.locale : locale)
      : { version, publishedAt, contentHash, document };
  await recordExport(actor, input, format);
  const name = `${document.title}-v${version}${format === 'case' ? '-case' : ''}`;
  return { fileName: fileName(name, 'json'), content: `${JSON.stringify(body, null, 2)}\n` };
}

async function caseOf(
  { document, version, publishedAt }: ProfileVersionView,
  locale: DossierInput['locale'],
) {
  const names = (await loadWords(locale)).say('scales.names');
  return casePackage(document, {
    version,
    publishedAt,
    creator: 'Kuusi',
    scaleName: (key: Parameters<typeof names>[0]) => names(key),
    idOf,
  });
}

/** A UUID of version 8: made from a hash, so that the same thing has the same id in every export. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function recordExport(
  actor: MemberActor,
  { jobRoleId, version }: ProfileVersionInput,
  format: string,
): Promise<void> {
  const { organizationId } = actor;
  await inTransaction((tx) =>
    auditEvents.record(tx, organizationId, {
      actor,
      action: 'roleProfile.exported',
      subjectType: 'jobRole',
      subjectId: jobRoleId,
      data: { version, format },
    }),
  );
}
