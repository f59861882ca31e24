import { unguardFormula } from '@/lib/core/formula-guard';
import { channelText, SERVICE_CHANNELS } from './step-attributes';
import {
  isChoice,
  SHEET_CHOICES,
  SHEET_COLUMNS,
  SHEET_NUMBERS,
  type SheetColumn,
  sheetValue,
  type SheetWords,
} from './step-sheet';
import type { DraftStep, RoleDraft } from './types';

export const SHEET_ROWS_MAX = 300;
export const SHEET_CHANGES_MAX = 400;

export type SheetErrorCode =
  | 'noTitleColumn'
  | 'twoColumns'
  | 'required'
  | 'tooLong'
  | 'wholeNumber'
  | 'outOfRange'
  | 'unknownValue'
  | 'unknownStep'
  | 'twice'
  | 'invalid'
  | 'noRows'
  | 'tooManyRows'
  | 'tooManyChanges';

/** What is wrong, and where: the row as the spreadsheet counts, from 1. */
export type SheetError = Readonly<{ row: number; column: SheetColumn | null; code: SheetErrorCode }>;

export type SheetRowValues = Readonly<Partial<Record<SheetColumn, string>>>;
export type NewSheetStep = Readonly<{ row: number; stage: string; values: SheetRowValues }>;
export type SheetChange = Readonly<{
  row: number;
  stepId: string;
  column: Exclude<SheetColumn, 'id'>;
  from: string;
  to: string;
}>;

/** What a spreadsheet would do to a draft. With a single error it does nothing. */
export type SheetPlan = Readonly<{
  errors: readonly SheetError[];
  /** Headings that are no column. */
  ignored: readonly string[];
  /** Titles of stages that the path does not have yet, in order. */
  newStages: readonly string[];
  newSteps: readonly NewSheetStep[];
  changes: readonly SheetChange[];
  /** Rows that say what the draft says. */
  unchanged: number;
}>;

type Limits = Readonly<Partial<Record<SheetColumn, number>>>;
type Context = Readonly<{
  draft: RoleDraft;
  words: readonly SheetWords[];
  /** Longest texts. */
  limits: Limits;
}>;

// PostgreSQL cannot store the null character, and no field needs the other control characters.
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/**
 * Reads a spreadsheet of steps against a draft: rows with the id of a step change it, rows without add one. Columns
 * that are not there are left alone, and so are steps that no row mentions.
 *
 * @param rows Cells as text; the first row holds the headings, in any of the languages of `words` or as column names.
 */
export function readStepSheet(rows: readonly (readonly string[])[], context: Context): SheetPlan {
  const [heading = [], ...body] = rows;
  const { columns, ignored, errors } = readHeading(heading, context.words);
  const filled = body
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (errors.length > 0) return { ...EMPTY, ignored, errors };
  if (filled.length === 0) return { ...EMPTY, ignored, errors: [{ row: 1, column: null, code: 'noRows' }] };
  if (filled.length > SHEET_ROWS_MAX)
    return { ...EMPTY, ignored, errors: [{ row: 1, column: null, code: 'tooManyRows' }] };

  const read = filled.map(({ row, cells }) => readRow(row, cells, columns, context));
  return { ...planOf(read, context), ignored };
}

const EMPTY = { newStages: [], newSteps: [], changes: [], unchanged: 0 } as const;

type Columns = ReadonlyMap<SheetColumn, number>;

function readHeading(heading: readonly string[], words: readonly SheetWords[]) {
  const columns = new Map<SheetColumn, number>();
  const ignored: string[] = [];
  const errors: SheetError[] = [];
  for (const [index, cell] of heading.entries()) {
    const text = headingName(cell);
    if (text === '') continue;
    const column = SHEET_COLUMNS.find(
      (name) =>
        folded(name) === text || words.some((language) => headingName(language.columns[name] ?? '') === text),
    );
    if (column === undefined) ignored.push(cell.trim());
    else if (columns.has(column)) errors.push({ row: 1, column, code: 'twoColumns' });
    else columns.set(column, index);
  }
  if (!columns.has('title')) errors.push({ row: 1, column: 'title', code: 'noTitleColumn' });
  return { columns, ignored, errors };
}

function folded(text: string): string {
  return text.trim().toLocaleLowerCase('fi');
}

/** A heading without the range that stands after it. */
function headingName(text: string): string {
  return folded(text).replace(/\s*\(.*\)$/, '');
}

type ReadRow = Readonly<{ row: number; values: SheetRowValues; errors: readonly SheetError[] }>;

function readRow(row: number, cells: readonly string[], columns: Columns, context: Context): ReadRow {
  const values: Partial<Record<SheetColumn, string>> = {};
  const errors: SheetError[] = [];
  for (const [column, index] of columns) {
    const raw = unguardFormula((cells[index] ?? '').replace(/\r\n?/g, '\n'));
    const { value, code } = readCell(raw, column, context);
    if (code !== undefined) errors.push({ row, column, code });
    else values[column] = value;
  }
  return { row, values, errors };
}

type ReadCell = Readonly<{ value: string; code?: SheetErrorCode }>;

function readCell(raw: string, column: SheetColumn, { words, limits }: Context): ReadCell {
  const value = raw.trim() === '' ? '' : raw;
  if (CONTROL_CHARACTERS.test(value)) return { value, code: 'invalid' };
  if (column === 'title' && value === '') return { value, code: 'required' };
  const max = SHEET_NUMBERS[column];
  if (max !== undefined) return readNumber(value.trim(), max);
  if (column === 'channels') return readChannels(value, words);
  if (isChoice(column)) return readChoice(value, column, words);
  return value.length > (limits[column] ?? Infinity) ? { value, code: 'tooLong' } : { value };
}

function readNumber(value: string, max: number): ReadCell {
  if (value === '') return { value };
  if (!/^\d{1,4}$/.test(value)) return { value, code: 'wholeNumber' };
  return Number(value) > max ? { value, code: 'outOfRange' } : { value: String(Number(value)) };
}

function readChoice(
  raw: string,
  column: Exclude<keyof typeof SHEET_CHOICES, 'channels'>,
  words: readonly SheetWords[],
) {
  const known = knownValue(raw, SHEET_CHOICES[column], (name) =>
    words.map(({ values }) => values[column][name]),
  );
  if (raw === '') return column === 'serviceLevel' ? { value: '' } : { value: '', code: 'required' as const };
  return known === undefined ? { value: raw, code: 'unknownValue' as const } : { value: known };
}

function readChannels(raw: string, words: readonly SheetWords[]): ReadCell {
  const parts = raw.split(/[,;]/).filter((part) => part.trim() !== '');
  const channels = parts.map((part) =>
    knownValue(part, SERVICE_CHANNELS, (name) => words.map(({ values }) => values.channels[name])),
  );
  const known = channels.filter((channel) => channel !== undefined);
  return known.length < parts.length ? { value: raw, code: 'unknownValue' } : { value: channelText(known) };
}

function knownValue<T extends string>(
  raw: string,
  list: readonly T[],
  wordsOf: (name: T) => readonly (string | undefined)[],
): T | undefined {
  const text = folded(raw);
  return list.find(
    (name) => folded(name) === text || wordsOf(name).some((word) => folded(word ?? '') === text),
  );
}

function planOf(read: readonly ReadRow[], { draft }: Context): Omit<SheetPlan, 'ignored'> {
  const errors: SheetError[] = read.flatMap((row) => row.errors);
  const newSteps: NewSheetStep[] = [];
  const changes: SheetChange[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const { row, values, stage } of withStages(read, draft)) {
    const id = (values.id ?? '').trim();
    if (id === '') {
      if (stage.trim() === '') errors.push({ row, column: 'stage', code: 'required' });
      newSteps.push({ row, stage, values: withDefaults(values) });
      continue;
    }
    const step = draft.steps.find((known) => known.id === id);
    if (step && !seen.has(id)) {
      const ofRow = changesOf(draft, step, values, row);
      changes.push(...ofRow);
      unchanged += ofRow.length === 0 ? 1 : 0;
    } else errors.push({ row, column: 'id', code: step ? 'twice' : 'unknownStep' });
    seen.add(id);
  }
  if (changes.length > SHEET_CHANGES_MAX) errors.push({ row: 1, column: null, code: 'tooManyChanges' });
  const newStages = stagesMissing(draft, newSteps, changes);
  return { errors: inOrder(errors), newStages, newSteps, changes, unchanged };
}

type StagedRow = ReadRow & Readonly<{ stage: string }>;

/** A row that names no stage stands in that of the row above it. */
function withStages(read: readonly ReadRow[], { stages }: RoleDraft): readonly StagedRow[] {
  let stage = stages[0]?.title ?? '';
  return read.map((row) => {
    if (row.values.stage !== undefined && row.values.stage !== '') stage = row.values.stage;
    return { ...row, stage, values: row.values.stage === '' ? { ...row.values, stage } : row.values };
  });
}

/** What a new step must have and the spreadsheet does not say. */
function withDefaults(values: SheetRowValues): SheetRowValues {
  return { kind: 'core', contact: 'direct', ...values };
}

function changesOf(
  draft: RoleDraft,
  step: DraftStep,
  values: SheetRowValues,
  row: number,
): readonly SheetChange[] {
  return SHEET_COLUMNS.flatMap((column): SheetChange[] => {
    const to = values[column];
    if (column === 'id' || to === undefined) return [];
    const from = sheetValue(draft, step, column);
    const isSame = column === 'stage' ? folded(from) === folded(to) : from.replace(/\r\n?/g, '\n') === to;
    return isSame ? [] : [{ row, stepId: step.id, column, from, to }];
  });
}

function stagesMissing(
  draft: RoleDraft,
  newSteps: readonly NewSheetStep[],
  changes: readonly SheetChange[],
): readonly string[] {
  const moved = changes.filter(({ column }) => column === 'stage').map(({ row, to }) => ({ row, stage: to }));
  const missing = new Map<string, string>();
  for (const { stage } of [...newSteps, ...moved].sort((a, b) => a.row - b.row)) {
    const isKnown = draft.stages.some(({ title }) => folded(title) === folded(stage));
    if (!isKnown && stage.trim() !== '' && !missing.has(folded(stage)))
      missing.set(folded(stage), stage.trim());
  }
  return [...missing.values()];
}

/** Whether two titles name the same stage of a path. */
export function isSameStage(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function inOrder(errors: readonly SheetError[]): readonly SheetError[] {
  return [...errors].sort((a, b) => a.row - b.row);
}
