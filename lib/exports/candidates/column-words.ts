import { LOCALE_TAGS } from '@/lib/i18n/locales';
import type { Words } from '@/lib/i18n/words';
import type { CellValue, Column } from './candidate-row';

/** The name of a column in one language: "Stress tolerance: T score". */
export function columnName({ word, scale }: Column, words: Words): string {
  const name = words.say('exports.columns')(`${word}.name`);
  return scale === null ? name : `${words.say('scales.names')(scale)}: ${name}`;
}

const STATES = [
  'invited',
  'opened',
  'inProgress',
  'submitted',
  'reviewed',
  'expired',
  'cancelled',
  'withdrawn',
] as const;
const VERDICTS = ['normal', 'check', 'notInterpretable'] as const;
const BANDS = [
  'within',
  'belowWithinError',
  'clearlyBelow',
  'aboveUpper',
  'scaleTooFew',
  'facetTooFew',
] as const;
const CHOICES = ['interview', 'hire', 'keep', 'notNow'] as const;

/** The value of a cell in the words of a language; what is no code stays as it is. */
export function shownValue({ word }: Column, value: CellValue, words: Words): CellValue {
  if (typeof value !== 'string') return value;
  switch (word) {
    case 'status':
      return inWords(STATES, value, (known) => words.say('exports.values')(`status.${known}`));
    case 'verdict':
      return inWords(VERDICTS, value, (known) => words.say('exports.values')(`verdict.${known}`));
    case 'band':
      return inWords(BANDS, value, (known) => words.say('exports.values')(`band.${known}`));
    case 'decision':
      return inWords(CHOICES, value, (known) => words.say('candidates.choices')(known));
    case 'language':
      return languageName(value, words);
    default:
      return value;
  }
}

/** A language in the words of another one. */
export function languageName(code: string, { locale }: Pick<Words, 'locale'>): string {
  return new Intl.DisplayNames(LOCALE_TAGS[locale], { type: 'language' }).of(code) ?? code;
}

function inWords<T extends string>(codes: readonly T[], value: string, say: (code: T) => string): string {
  const code = codes.find((known) => known === value);
  return code === undefined ? value : say(code);
}
