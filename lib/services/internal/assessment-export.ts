import 'server-only';
import { z } from 'zod';
import { normSchema } from '@/lib/content/schemas/norm';
import { AppError } from '@/lib/core/app-error';
import { fileName } from '@/lib/core/file-name';
import { db } from '@/lib/db/client';
import * as exportRows from '@/lib/db/repositories/export-rows';
import { type CellValue, type Column, type ExportedCandidate } from '@/lib/exports/candidates/candidate-row';
import { candidateColumns } from '@/lib/exports/candidates/candidate-columns';
import { candidateDocument, type Manifest } from '@/lib/exports/candidates/candidate-document';
import { candidateTable, guarded, textRows, type TypedTable } from '@/lib/exports/candidates/cells';
import { codebookTable, type CodebookWords } from '@/lib/exports/candidates/codebook';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { loadWords, type Words } from '@/lib/i18n/words';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import type { ReportModel } from '@/lib/report/types';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { DirectFormat } from '@/lib/validation/exports';
import { reportModelSchema } from '@/lib/validation/report';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import { groupBands } from './group-bands';
import { nameInWords } from './name-in-words';
import { hiddenReason } from './report-visibility';
import { toCsv } from './sheet-files';
import { shownName } from './shown-name';
import { typedXlsx } from './typed-xlsx';

const answersSchema = z.record(z.string(), z.int().nullable());

/** People that are read at once. */
const BATCH = 200;

export type FileContent = Readonly<{ fileName: string; content: string | Uint8Array<ArrayBuffer> }>;

type Frame = NonNullable<Awaited<ReturnType<typeof exportRows.findFrame>>>;

/** One person with the result that may be read, if there is one. */
export type ExportPerson = Readonly<{
  row: exportRows.ExportRow;
  model: ReportModel | null;
  candidate: ExportedCandidate;
}>;

/** An assessment that is being taken out, in one language. */
export type AssessmentExport = Readonly<{
  organizationId: string;
  frame: Frame;
  profile: RoleProfileDocument;
  columns: readonly Column[];
  words: Words;
  codebook: CodebookWords;
}>;

/**
 * What all files of an assessment are made from.
 *
 * @throws {AppError} NOT_FOUND, also for an assessment of another organisation.
 */
export async function openExport(
  organizationId: string,
  assessmentId: string,
  locale: Locale,
): Promise<AssessmentExport> {
  const frame = await exportRows.findFrame(db(), organizationId, assessmentId);
  if (!frame) throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
  const [words, ...all] = await Promise.all([loadWords(locale), ...LOCALES.map(loadWords)]);
  return {
    organizationId,
    frame,
    profile: roleProfileDocumentSchema.parse(frame.profile.document),
    columns: candidateColumns(SCALE_KEYS.filter((key: ScaleKey) => frame.scaleKeys.includes(key))),
    words,
    codebook: { reader: words, all },
  };
}

/** Everybody, batch by batch in the order of names; results only where a page would show them. */
export async function* readPeople(
  { organizationId, frame, words }: AssessmentExport,
  onProgress: (share: number) => void = () => {},
): AsyncGenerator<ExportPerson> {
  const ids = await exportRows.listIds(db(), organizationId, frame.id);
  const { letters } = await groupBands(db(), { organizationId, assessmentId: frame.id });
  const now = new Date();
  for (let from = 0; from < ids.length; from += BATCH) {
    const rows = await exportRows.listPeople(db(), organizationId, ids.slice(from, from + BATCH));
    for (const [index, row] of rows.entries()) {
      yield personOf(row, letters.get(row.attemptId) ?? null, { words, now });
      onProgress((from + index + 1) / ids.length);
    }
  }
}

function personOf(
  row: exportRows.ExportRow,
  group: string | null,
  { words, now }: Readonly<{ words: Words; now: Date }>,
): ExportPerson {
  const model = readableModel(row, now);
  const { receipt, locale, status, invitedAt, submittedAt, choice, inputHash, resultHash } = row;
  return {
    row,
    model,
    candidate: {
      reference: receipt,
      name: nameInWords(shownName(row), words),
      ...{ language: locale, status, invitedAt, submittedAt, decision: choice },
      group: model === null ? null : group,
      result: model === null ? null : { model, inputHash: inputHash ?? '', resultHash: resultHash ?? '' },
    },
  };
}

function readableModel(row: exportRows.ExportRow, now: Date): ReportModel | null {
  const { computedAt } = row;
  if (computedAt === null || hiddenReason({ ...row, computedAt }, now) !== null) return null;
  return reportModelSchema.parse(row.result);
}

/** The candidates, or the explanation of their columns, as one file. */
export async function directFile(opened: AssessmentExport, format: DirectFormat): Promise<FileContent> {
  if (format === 'codebook') return codebookFile(opened);
  const candidates: ExportedCandidate[] = [];
  for await (const { candidate } of readPeople(opened)) candidates.push(candidate);
  return candidateFile(opened, candidates, format);
}

/** The candidates that were read, as one file. */
export async function candidateFile(
  opened: AssessmentExport,
  candidates: readonly ExportedCandidate[],
  format: Exclude<DirectFormat, 'codebook'>,
): Promise<FileContent> {
  const { columns, words, codebook } = opened;
  const t = words.say('exports');
  const name = nameOf(opened, t('file'), format);
  if (format === 'json') return { fileName: name, content: documentText(opened, candidates) };
  const table = candidateTable(candidates, columns, words);
  if (format === 'csv') return { fileName: name, content: csvOf(table, words.locale) };
  const content = await typedXlsx([
    { name: t('sheet'), table },
    { name: t('codebook.sheet'), table: codebookTable(columns, codebook) },
  ]);
  return { fileName: name, content };
}

export function codebookFile(opened: AssessmentExport): FileContent {
  const { columns, words, codebook } = opened;
  const content = csvOf(codebookTable(columns, codebook), words.locale);
  return { fileName: nameOf(opened, words.say('exports.codebook')('file'), 'csv'), content };
}

/** Raw answers by reference: a row for each run, a column for each statement in the order of the form. */
export async function answersFile(opened: AssessmentExport): Promise<FileContent> {
  const { organizationId, frame, words } = opened;
  const now = new Date();
  const rows = await exportRows.listAnswers(db(), organizationId, frame.id);
  const readable = rows.filter((row) => hiddenReason({ ...row, computedAt: row.submittedAt }, now) === null);
  const t = words.say('exports');
  const head = [t('columns.reference.name'), t('columns.language.name'), ...frame.itemIds];
  const table: TypedTable = {
    head,
    decimals: head.map(() => 0),
    rows: readable.map(({ receipt, locale, answers }): readonly CellValue[] => {
      const given = new Map(Object.entries(answersSchema.parse(answers)));
      return [guarded(receipt), locale, ...frame.itemIds.map((itemId) => given.get(itemId) ?? null)];
    }),
  };
  return { fileName: nameOf(opened, t('answersFile'), 'csv'), content: csvOf(table, words.locale) };
}

const csvOf = (table: TypedTable, locale: Locale): string => toCsv(textRows(table, locale), locale);

/** Called by the assessment, never by a person. */
export function nameOf({ frame }: AssessmentExport, what: string, extension: string): string {
  return fileName(`${what}-${frame.name}`, extension);
}

function documentText(opened: AssessmentExport, candidates: readonly ExportedCandidate[]): string {
  const { frame, columns, codebook } = opened;
  const { id, name, blind } = frame;
  const shown = { assessment: { id, name, blind }, exportedAt: new Date(), manifest: manifestOf(opened) };
  return `${JSON.stringify(candidateDocument(shown, candidates, columns, codebook), null, 2)}\n`;
}

function manifestOf({ frame, profile }: AssessmentExport): Manifest {
  const { questionnaire, norm, scoringVersion, narrativeVersion, consentVersion } = frame;
  const { provisional, sample } = normSchema.parse(norm.document);
  return {
    profile: {
      key: frame.profile.jobRoleId,
      version: frame.profile.version,
      contentHash: frame.profile.contentHash,
      title: profile.title,
    },
    questionnaire,
    norm: {
      key: norm.key,
      version: norm.version,
      contentHash: norm.contentHash,
      provisional,
      people: sample.n,
    },
    ...{ scoringVersion, narrativeVersion, consentVersion },
    scales: frame.scaleKeys,
    items: frame.itemIds,
  };
}
