import 'server-only';
import { AppError } from '@/lib/core/app-error';
import type { Locale } from '@/lib/i18n/locales';
import { personInput } from '@/lib/validation/invitation';
import type { Person } from './invite-people';
import { COLUMN_WORDS, LANGUAGE_WORDS, type PeopleColumn, plainWord } from './people-words';
import { fromText } from './sheet-files';

/** Most people that one list may hold. */
export const PEOPLE_MAX = 2_000;

/** What is wrong with a row; words for each stand in the messages. */
export type PersonProblem =
  | 'nameMissing'
  | 'nameInvalid'
  | 'nameTooLong'
  | 'emailMissing'
  | 'emailInvalid'
  | 'repeated'
  | 'localeUnknown'
  | 'localeNotOffered'
  | 'timeZoneUnknown'
  | 'alreadyInvited';

/** One row of a list as it was written, and the person it stands for, or why it stands for none. */
export type ReadPerson = Readonly<{
  /** Number of the row as a spreadsheet counts it, from one. */
  line: number;
  name: string;
  email: string;
}> &
  (Readonly<{ person: Person; problem: null }> | Readonly<{ person: null; problem: PersonProblem }>);

type Defaults = Readonly<{
  locale: Locale;
  timeZone: string;
  /** Languages that the assessment offers. */
  offered: readonly string[];
}>;

type Cells = Readonly<Partial<Record<PeopleColumn, string>>>;

/**
 * Bytes of a text file as text: UTF-8 or UTF-16 with its mark, else UTF-8, else what spreadsheet programs of Western
 * Europe write (Windows-1252).
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Reads a list of people: CSV with semicolons, commas or tabs, cells copied from a spreadsheet, or lines such as
 * `Iida Saarela <iida@example.com>`. A first row of headings gives the columns and may also be the only one; without it
 * they are name, address, language and time zone, or address first.
 *
 * @throws {AppError} INVALID_INPUT for more than {@link PEOPLE_MAX} people.
 */
export function readPeople(text: string, defaults: Defaults): readonly ReadPerson[] {
  const rows = fromText(text)
    .map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [first] = rows;
  if (!first) return [];
  const headings = headingsOf(first.cells);
  const people = headings ? rows.slice(1) : rows;
  if (people.length > PEOPLE_MAX) {
    throw new AppError('INVALID_INPUT', `${people.length} people`, { text: 'listTooLong' });
  }
  const columns = headings ?? usualColumns(first.cells);
  const seen = new Set<string>();
  return people.map(({ line, cells }) => readPerson(line, named(cells, columns), defaults, seen));
}

type Columns = readonly (PeopleColumn | null)[];

/** The columns that a first row names, or null when it is a person. */
function headingsOf(cells: readonly string[]): Columns | null {
  if (cells.some((cell) => cell.includes('@'))) return null;
  const columns = cells.map((cell) => COLUMN_WORDS[plainWord(cell)] ?? null);
  return columns.includes('email') ? columns : null;
}

function usualColumns([first = '', second = '']: readonly string[]): Columns {
  const addressFirst = first.includes('@') && !second.includes('@');
  return addressFirst ? ['email', 'name', 'locale', 'timeZone'] : ['name', 'email', 'locale', 'timeZone'];
}

const NAME_AND_ADDRESS = /^(.*?)\s*<([^<>]+)>$/;

function named(cells: readonly string[], columns: Columns): Cells {
  const row: Partial<Record<PeopleColumn, string>> = {};
  for (const [index, column] of columns.entries()) {
    if (column !== null) row[column] = cells[index] ?? '';
  }
  return { ...row, ...apart(row) };
}

/** Name and address that were written together, taken apart; a name in a cell of its own stays. */
function apart({ name = '', email = '' }: Cells): Cells {
  const together = NAME_AND_ADDRESS.exec(email === '' ? name : email);
  if (!together) return {};
  const [, written = '', address = ''] = together;
  const plain = written.replace(/^"|"$/g, '');
  return { email: address, name: plain === '' && email !== '' ? name : plain };
}

function readPerson(line: number, cells: Cells, defaults: Defaults, seen: Set<string>): ReadPerson {
  const name = cells.name || [cells.firstName, cells.lastName].filter(Boolean).join(' ');
  const email = (cells.email ?? '').toLowerCase();
  const shown = { line, name, email };
  const refuse = (problem: PersonProblem): ReadPerson => ({ ...shown, person: null, problem });

  const locale = languageOf(cells.locale ?? '', defaults.locale);
  const parsed = personInput.safeParse({
    name,
    email,
    locale: locale ?? defaults.locale,
    timeZone: cells.timeZone || defaults.timeZone,
  });
  if (!parsed.success) return refuse(problemOf(parsed.error.issues));
  if (locale === null) return refuse('localeUnknown');
  if (!defaults.offered.includes(locale)) return refuse('localeNotOffered');
  if (seen.has(parsed.data.email)) return refuse('repeated');
  seen.add(parsed.data.email);
  return { ...shown, person: parsed.data, problem: null };
}

function languageOf(word: string, usual: Locale): Locale | null {
  return word === '' ? usual : (LANGUAGE_WORDS[plainWord(word)] ?? null);
}

const PROBLEMS: Readonly<Record<string, PersonProblem>> = {
  'name required': 'nameMissing',
  'name tooLong': 'nameTooLong',
  'name nameInvalid': 'nameInvalid',
  'email required': 'emailMissing',
  'timeZone timeZoneInvalid': 'timeZoneUnknown',
};

type Issue = Readonly<{ path: readonly PropertyKey[]; message: string }>;

function problemOf([issue]: readonly Issue[]): PersonProblem {
  return PROBLEMS[`${String(issue?.path[0])} ${issue?.message}`] ?? 'emailInvalid';
}

/** People as text that {@link readPeople} reads back, for the form that confirms. */
export function peopleAsText(people: readonly Person[]): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return people
    .map(({ name, email, locale, timeZone = '' }) => [name, email, locale, timeZone].map(quoted).join('\t'))
    .join('\n');
}
