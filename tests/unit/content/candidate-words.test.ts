import { describe, expect, test } from 'vitest';

import { loadConsent, loadQuestionnaire } from '@/lib/content/load';
import { revealedNames } from '@/lib/content/rules/statement-problems';
import { CONTENT_LOCALES, type ContentLocale } from '@/lib/content/schemas/common';

type Words = Readonly<{ [key: string]: string | Words }>;
type ScaleWords = Readonly<{ names: Record<string, string>; facets: Record<string, string> }>;

const files = import.meta.glob<Words>('/lib/i18n/messages/*/{take,consent}.json', {
  eager: true,
  import: 'default',
});
const scaleFiles = import.meta.glob<ScaleWords>('/lib/i18n/messages/*/scales.json', {
  eager: true,
  import: 'default',
});

const namesOf = (locale: ContentLocale) => {
  const scales = scaleFiles[`/lib/i18n/messages/${locale}/scales.json`];
  return [...Object.values(scales?.names ?? {}), ...Object.values(scales?.facets ?? {})];
};

/** Every text inside a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function candidateTexts(locale: ContentLocale): string[] {
  const { title, question, instructions, options, items } = loadQuestionnaire('six-scales', 1).texts[locale];
  const { text: _origin, legalNote: _note, ...consent } = loadConsent(1, locale);
  const messages = Object.entries(files).filter(([file]) => file.includes(`/${locale}/`));
  expect(messages).toHaveLength(2);
  return textsIn([
    title,
    question,
    instructions,
    options,
    items,
    consent,
    messages.map(([, words]) => words),
  ]);
}

describe.each(CONTENT_LOCALES)('the words of the candidate’s pages (%s)', (locale) => {
  test('name no scale and no facet', () => {
    expect(namesOf(locale)).toHaveLength(30);
    expect(candidateTexts(locale).flatMap((text) => revealedNames(locale, text, namesOf(locale)))).toEqual(
      [],
    );
  });

  test('do not shout', () => {
    expect(candidateTexts(locale).filter((text) => text.includes('!'))).toEqual([]);
  });

  test('would be caught with any scale or facet named in them', () => {
    for (const name of namesOf(locale)) {
      expect(revealedNames(locale, `Tämä mittaa: ${name.toLowerCase()}.`, namesOf(locale))).toContain(name);
    }
  });

  test('would be caught with one word of a scale’s name in another form', () => {
    const planted = {
      fi: 'Olen huolellinen työssäni.',
      sv: 'Jag är stresstålig i arbetet.',
      en: 'I am carefully checking.',
    };
    expect(revealedNames(locale, planted[locale], [])).toHaveLength(1);
  });
});

test('staff words name every facet of the questionnaire', () => {
  const facets = [
    ...new Set(loadQuestionnaire('six-scales', 1).instrument.items.map(({ facet }) => facet)),
  ].sort();
  for (const locale of CONTENT_LOCALES) {
    expect(Object.keys(scaleFiles[`/lib/i18n/messages/${locale}/scales.json`]?.facets ?? {}).sort()).toEqual(
      facets,
    );
  }
});
