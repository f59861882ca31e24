import type { CellValue, Column, ExportedCandidate } from './candidate-row';
import { codebookDocument, type CodebookWords } from './codebook';

type Pinned = Readonly<{ key: string; version: number; contentHash: string }>;

/** Everything that an assessment pins: with it and the answers every number can be computed again. */
export type Manifest = Readonly<{
  profile: Pinned & Readonly<{ title: string }>;
  questionnaire: Pinned;
  norm: Pinned & Readonly<{ provisional: boolean; people: number }>;
  scoringVersion: string;
  narrativeVersion: string;
  consentVersion: string;
  scales: readonly string[];
  items: readonly string[];
}>;

export type DocumentFrame = Readonly<{
  assessment: Readonly<{ id: string; name: string; blind: boolean }>;
  exportedAt: Date;
  manifest: Manifest;
}>;

/** The candidates of an assessment for a program: codes instead of words, with the manifest and the codebook. */
export function candidateDocument(
  { assessment, exportedAt, manifest }: DocumentFrame,
  candidates: readonly ExportedCandidate[],
  columns: readonly Column[],
  words: CodebookWords,
) {
  return {
    schemaVersion: 1,
    exportedAt: exportedAt.toISOString(),
    assessment,
    manifest,
    // A fit on a norm without people is no ground for a decision, wherever the file goes.
    notForSelection: manifest.norm.provisional,
    candidates: candidates.map((candidate) =>
      Object.fromEntries(columns.map((column) => [column.code, plain(column.valueOf(candidate))])),
    ),
    codebook: codebookDocument(columns, words),
  };
}

function plain(value: CellValue): string | number | null {
  return value instanceof Date ? value.toISOString() : value;
}
