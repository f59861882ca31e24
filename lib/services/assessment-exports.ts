import 'server-only';
import { type Actor, authorize, may, type MemberActor } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, isUniqueViolation, type Tx } from '@/lib/db/client';
import { countTry } from '@/lib/db/rate-limits';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as computations from '@/lib/db/repositories/computations';
import * as exportFiles from '@/lib/db/repositories/export-files';
import * as exportRows from '@/lib/db/repositories/export-rows';
import { uuidv7 } from '@/lib/db/uuid';
import type { Locale } from '@/lib/i18n/locales';
import type {
  AssessmentExportsInput,
  ExportAssessmentInput,
  ExportFileInput,
  ExportFormat,
  RequestAnswersInput,
  RequestExportInput,
} from '@/lib/validation/exports';
import { directFile, type FileContent, openExport } from './internal/assessment-export';
import { exportKind, readExportKind } from './internal/export-kind';

/** More people than this are not written while somebody waits. */
export const DIRECT_MAX = 500;

/** A file that was asked for: on its way, failed or ready. */
export type RequestedExport = Readonly<
  | { status: 'waiting' | 'running'; progress: number }
  | { status: 'failed' }
  | { status: 'ready'; fileId: string; fileName: string; bytes: number; expiresAt: Date }
>;

export type AssessmentExports = Readonly<{
  assessment: Readonly<{ id: string; name: string; blind: boolean }>;
  people: number;
  results: number;
  /** Whether tables come at once. */
  direct: boolean;
  mayExportAnswers: boolean;
  /** What this member has asked for in this language, by format. */
  requested: Readonly<Partial<Record<ExportFormat, RequestedExport>>>;
}>;

/**
 * What can be taken out of an assessment, and what is on its way.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function listExports(
  actor: Actor,
  { assessmentId, locale }: AssessmentExportsInput,
): Promise<AssessmentExports> {
  authorize(actor, 'report:read');
  const { organizationId } = actor;
  const frame = await exportRows.findFrame(db(), organizationId, assessmentId);
  if (!frame) throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
  const counts = await exportRows.countPeople(db(), organizationId, assessmentId);
  return {
    assessment: { id: frame.id, name: frame.name, blind: frame.blind },
    ...counts,
    direct: counts.people <= DIRECT_MAX,
    mayExportAnswers: may(actor, 'answers:export'),
    requested: await requestedOf(actor, assessmentId, locale),
  };
}

async function requestedOf(
  { organizationId, userId }: MemberActor,
  assessmentId: string,
  locale: Locale,
): Promise<AssessmentExports['requested']> {
  const rows = await computations.listNewest(db(), organizationId, {
    subjectId: assessmentId,
    requestedById: userId,
  });
  const files = await exportFiles.listOf(db(), organizationId, assessmentId, userId);
  const byComputation = new Map(files.map((file) => [file.computationId, file]));
  return Object.fromEntries(
    rows.flatMap((row) => {
      const kind = readExportKind(row.kind);
      if (kind?.locale !== locale) return [];
      const state = stateOf(row, byComputation.get(row.id));
      return state === null ? [] : [[kind.format, state] as const];
    }),
  );
}

type KeptFile = Awaited<ReturnType<typeof exportFiles.listOf>>[number];
type Newest = Awaited<ReturnType<typeof computations.listNewest>>[number];

function stateOf({ status, progress }: Newest, file: KeptFile | undefined): RequestedExport | null {
  if (status === 'waiting' || status === 'running') return { status, progress };
  if (status === 'failed') return { status };
  if (file === undefined) return null;
  const { id, fileName, bytes, expiresAt } = file;
  return { status: 'ready', fileId: id, fileName, bytes, expiresAt };
}

/**
 * The candidates of an assessment as a file, at once: the numbers of the pages, names as the pages show them.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when there are too many people to wait for; RATE_LIMITED.
 */
export async function exportAssessment(
  actor: Actor,
  { assessmentId, format, locale }: ExportAssessmentInput,
): Promise<FileContent> {
  authorize(actor, 'report:read');
  const { organizationId, userId } = actor;
  const opened = await openExport(organizationId, assessmentId, locale);
  const { people } = await exportRows.countPeople(db(), organizationId, assessmentId);
  if (format === 'codebook') return directFile(opened, format);
  if (people > DIRECT_MAX)
    throw new AppError('INVALID_STATE', `${people} people are more than ${DIRECT_MAX}`);
  await countTry('export', userId);
  const file = await directFile(opened, format);
  await inTransaction((tx) => recordExport(tx, actor, { assessmentId, format, people }));
  return file;
}

/**
 * Asks for a file that takes longer than one waits. While it is on its way a second request finds it.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; RATE_LIMITED.
 */
export async function requestExport(actor: Actor, input: RequestExportInput): Promise<void> {
  authorize(actor, 'report:read');
  const { assessmentId, format } = input;
  const { people } = await exportRows.countPeople(db(), actor.organizationId, assessmentId);
  await queueExport(actor, input, (tx) => recordExport(tx, actor, { assessmentId, format, people }));
}

/**
 * Asks for the raw answers of an assessment, by reference and without names. The reason is kept in the audit log.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; RATE_LIMITED.
 */
export async function requestAnswers(actor: Actor, { reason, ...input }: RequestAnswersInput): Promise<void> {
  authorize(actor, 'answers:export');
  const { organizationId } = actor;
  await queueExport(actor, { ...input, format: 'answers' }, (tx) =>
    auditEvents.record(tx, organizationId, {
      actor,
      action: 'answers.exported',
      subjectType: 'assessment',
      subjectId: input.assessmentId,
      data: { reason },
    }),
  );
}

type Queued = Readonly<{ assessmentId: string; format: ExportFormat; locale: Locale }>;

async function queueExport(
  { organizationId, userId }: MemberActor,
  { assessmentId, format, locale }: Queued,
  record: (tx: Tx) => Promise<void>,
): Promise<void> {
  const frame = await exportRows.findFrame(db(), organizationId, assessmentId);
  if (!frame) throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
  await countTry('export', userId);
  const kind = exportKind({ format, locale, userId });
  try {
    await inTransaction(async (tx) => {
      await computations.queue(tx, organizationId, {
        ...{ id: uuidv7(), kind, subjectId: assessmentId, requestedById: userId },
      });
      await record(tx);
    });
  } catch (error) {
    // Pressed twice: the first one is on its way.
    if (!isUniqueViolation(error)) throw error;
  }
}

function recordExport(
  tx: Tx,
  actor: MemberActor,
  { assessmentId, format, people }: Readonly<{ assessmentId: string; format: ExportFormat; people: number }>,
): Promise<void> {
  return auditEvents.record(tx, actor.organizationId, {
    actor,
    action: 'assessment.exported',
    subjectType: 'assessment',
    subjectId: assessmentId,
    data: { format, people },
  });
}

/** A kept file, to be sent part by part. */
export type KeptExport = Readonly<{ fileName: string; bytes: number; parts: AsyncIterable<Uint8Array> }>;

/**
 * A file that was made for this member and is still kept.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a file of somebody else.
 */
export async function openExportFile(
  actor: Actor,
  { assessmentId, fileId }: ExportFileInput,
): Promise<KeptExport> {
  authorize(actor, 'report:read');
  const { organizationId, userId } = actor;
  const file = await exportFiles.find(db(), organizationId, fileId);
  if (!file || file.assessmentId !== assessmentId || file.computation.requestedById !== userId) {
    throw new AppError('NOT_FOUND', `export file ${fileId}`);
  }
  return { fileName: file.fileName, bytes: file.bytes, parts: partsOf(organizationId, fileId) };
}

async function* partsOf(organizationId: string, fileId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const part = await exportFiles.findPart(db(), organizationId, fileId, position);
    if (part === null) return;
    yield part;
  }
}
