import { guardFormula } from '@/lib/core/formula-guard';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import {
  channelsOf,
  CONTACT_KINDS,
  LATITUDE_MAX,
  PERSONALISATION_MAX,
  RULES_MAX,
  SERVICE_CHANNELS,
  SERVICE_LEVELS,
  STEP_KINDS,
} from './step-attributes';
import { RATING_MAX, type DraftStep, type RoleDraft } from './types';

/** Columns of a spreadsheet of steps, in the order in which they are written. */
export const SHEET_COLUMNS = [
  'id',
  'stage',
  'title',
  'kind',
  'contact',
  'customerNotices',
  'frequency',
  'loss',
  'gain',
  ...SCALE_KEYS,
  'channels',
  'serviceLevel',
  'personalisation',
  'latitude',
  'authority',
  'desk',
  'rules',
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** Columns that hold a word of a list; `channels` holds several. */
export const SHEET_CHOICES = {
  kind: STEP_KINDS,
  contact: CONTACT_KINDS,
  serviceLevel: SERVICE_LEVELS,
  channels: SERVICE_CHANNELS,
} as const;
export type ChoiceColumn = keyof typeof SHEET_CHOICES;

/** Columns that hold a whole number from 0, with the highest. */
export const SHEET_NUMBERS: Readonly<Partial<Record<SheetColumn, number>>> = {
  frequency: RATING_MAX.frequency,
  loss: RATING_MAX.loss,
  gain: RATING_MAX.gain,
  ...Object.fromEntries(SCALE_KEYS.map((key) => [key, RATING_MAX.relevance])),
  personalisation: PERSONALISATION_MAX,
  latitude: LATITUDE_MAX,
  rules: RULES_MAX,
};

/** How columns and values are called in one language. */
export type SheetWords = Readonly<{
  columns: Readonly<Record<string, string>>;
  values: Readonly<Record<ChoiceColumn, Readonly<Record<string, string>>>>;
}>;

/**
 * The steps of a draft as rows of cells, the first row being the headings. Ratings are those of the first rater, HR's
 * own; of the others a spreadsheet says nothing.
 */
export function stepSheet(draft: RoleDraft, words: SheetWords): readonly (readonly string[])[] {
  const heading = SHEET_COLUMNS.map((column) => words.columns[column] ?? column);
  const rows = draft.steps.map((step) =>
    SHEET_COLUMNS.map((column) => guardFormula(shownValue(sheetValue(draft, step, column), column, words))),
  );
  return [heading, ...rows];
}

/** What a cell of a step holds, as it is stored; empty text for nothing. */
export function sheetValue(draft: RoleDraft, step: DraftStep, column: SheetColumn): string {
  if (column === 'stage') return draft.stages.find(({ id }) => id === step.stageId)?.title ?? '';
  const rating = step.ratings.find(({ raterId }) => raterId === draft.raters[0]?.raterId);
  if (column === 'frequency' || column === 'loss' || column === 'gain') return textOf(rating?.[column]);
  if (isScale(column)) return textOf(rating?.relevance[SCALE_KEYS.indexOf(column)]);
  return textOf(step[column]);
}

export function isScale(column: SheetColumn): column is ScaleKey {
  return SCALE_KEYS.some((key) => key === column);
}

export function isChoice(column: SheetColumn): column is ChoiceColumn {
  return Object.hasOwn(SHEET_CHOICES, column);
}

function textOf(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** A stored value in the words of a language. */
function shownValue(value: string, column: SheetColumn, { values }: SheetWords): string {
  if (!isChoice(column)) return value;
  if (column === 'channels') {
    return channelsOf(value)
      .map((channel) => values.channels[channel] ?? channel)
      .join(', ');
  }
  return values[column][value] ?? value;
}
