import type { Words } from '@/lib/i18n/words';
import type { CellValue, Column } from './candidate-row';
import type { TypedTable } from './cells';
import { columnName, languageName } from './column-words';

/** Words of the three languages, and those of the reader among them. */
export type CodebookWords = Readonly<{ reader: Words; all: readonly Words[] }>;

/** What every column means: code, name and meaning in three languages, unit and range. */
export function codebookTable(columns: readonly Column[], { reader, all }: CodebookWords): TypedTable {
  const t = reader.say('exports.codebook');
  const language = ({ locale }: Words) => languageName(locale, reader);
  const head = [
    t('code'),
    ...all.map((words) => t('nameIn', { language: language(words) })),
    ...all.map((words) => t('meaningIn', { language: language(words) })),
    t('unit'),
    t('range'),
  ];
  return {
    head,
    decimals: head.map(() => 0),
    rows: columns.map((column): readonly CellValue[] => [
      column.code,
      ...all.map((words) => columnName(column, words)),
      ...all.map((words) => meaning(column, words)),
      reader.say('exports.units')(column.unit),
      column.range === null ? null : `${column.range[0]}–${column.range[1]}`,
    ]),
  };
}

/** The same for a program: by code and language. */
export function codebookDocument(columns: readonly Column[], { all }: CodebookWords) {
  return columns.map((column) => ({
    code: column.code,
    unit: column.unit,
    range: column.range,
    names: Object.fromEntries(all.map((words) => [words.locale, columnName(column, words)])),
    meanings: Object.fromEntries(all.map((words) => [words.locale, meaning(column, words)])),
  }));
}

function meaning({ word }: Column, words: Words): string {
  return words.say('exports.columns')(`${word}.meaning`);
}
