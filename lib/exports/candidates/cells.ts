import { guardFormula } from '@/lib/core/formula-guard';
import { TIME_ZONE } from '@/lib/i18n/formats';
import type { Locale } from '@/lib/i18n/locales';
import type { Words } from '@/lib/i18n/words';
import type { CellValue, Column, ExportedCandidate } from './candidate-row';
import { columnName, shownValue } from './column-words';

/** A table of typed cells with the names of its columns; texts are guarded against being run. */
export type TypedTable = Readonly<{
  head: readonly string[];
  /** Digits after the separator, column by column. */
  decimals: readonly number[];
  rows: readonly (readonly CellValue[])[];
}>;

/** The candidates of an assessment as a table in the words of one language, in the order in which they came. */
export function candidateTable(
  candidates: readonly ExportedCandidate[],
  columns: readonly Column[],
  words: Words,
): TypedTable {
  return {
    head: columns.map((column) => columnName(column, words)),
    decimals: columns.map(({ decimals }) => decimals),
    rows: candidates.map((candidate) =>
      columns.map((column) => guarded(shownValue(column, column.valueOf(candidate), words))),
    ),
  };
}

/** Texts could be formulas; numbers and times cannot. */
export function guarded(value: CellValue): CellValue {
  return typeof value === 'string' ? guardFormula(value) : value;
}

/** The table as rows of texts for CSV, with the decimal separator of the language and no grouping. */
export function textRows(
  { head, decimals, rows }: TypedTable,
  locale: Locale,
): readonly (readonly string[])[] {
  return [
    head,
    ...rows.map((row) => row.map((value, column) => cellText(value, decimals[column] ?? 0, locale))),
  ];
}

function cellText(value: CellValue, decimals: number, locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return fileTime(value);
  const text = value.toFixed(decimals);
  return locale === 'en' ? text : text.replace('.', ',');
}

const TIME = new Intl.DateTimeFormat('sv-SE', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: TIME_ZONE,
});

/**
 * A time as every spreadsheet program reads it, in Finnish time.
 *
 * @example fileTime(new Date('2026-11-18T13:40:00Z')); // '2026-11-18 15:40'
 */
export function fileTime(when: Date): string {
  return TIME.format(when);
}
