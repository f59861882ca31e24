import type { Locale } from '@/lib/i18n/locales';

/** What a column of a list of people can hold. */
export type PeopleColumn = 'name' | 'firstName' | 'lastName' | 'email' | 'locale' | 'timeZone';

/** Headings that lists carry in the three languages, in lower case and without spaces and hyphens. */
export const COLUMN_WORDS: Readonly<Record<string, PeopleColumn>> = {
  ...words('name', [
    'nimi',
    'kokonimi',
    'hakija',
    'namn',
    'helanamnet',
    'sökande',
    'name',
    'fullname',
    'candidate',
  ]),
  ...words('firstName', ['etunimi', 'etunimet', 'förnamn', 'firstname', 'givenname', 'forename']),
  ...words('lastName', ['sukunimi', 'efternamn', 'lastname', 'surname', 'familyname']),
  ...words('email', [
    'sähköposti',
    'sähköpostiosoite',
    'epost',
    'epostadress',
    'email',
    'emailaddress',
    'mail',
  ]),
  ...words('locale', ['kieli', 'språk', 'language', 'locale']),
  ...words('timeZone', ['aikavyöhyke', 'tidszon', 'timezone']),
};

/** Names of the languages as lists write them. */
export const LANGUAGE_WORDS: Readonly<Record<string, Locale>> = {
  ...words('fi', ['fi', 'suomi', 'finska', 'finnish']),
  ...words('sv', ['sv', 'svenska', 'ruotsi', 'swedish', 'se']),
  ...words('en', ['en', 'english', 'englanti', 'engelska', 'gb']),
};

/** A heading or a word as {@link COLUMN_WORDS} and {@link LANGUAGE_WORDS} have it. */
export function plainWord(text: string): string {
  return text.toLocaleLowerCase('fi').replace(/[\s\p{P}]+/gu, '');
}

function words<T extends string>(meaning: T, list: readonly string[]): Readonly<Record<string, T>> {
  return Object.fromEntries(list.map((word) => [word, meaning]));
}
