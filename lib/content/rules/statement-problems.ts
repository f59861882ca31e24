import type { ContentLocale } from '../schemas/common';
import { CONTENT_LOCALES } from '../schemas/common';
import type { MeaningNotes, Questionnaire, QuestionnaireText } from '../schemas/questionnaire';

import { FORBIDDEN_WORDS, forbiddenAmong, SCALE_NAME_STEMS } from './forbidden-words';
import { lix, sharedStems, wordsOf } from './text-measures';

/** A rule that a text or an order breaks: which rule, where, and what was found. */
export type ContentProblem = Readonly<{ rule: string; where: string; detail: string }>;

/** Words per statement, and the LIX of all statements together that must stay below. */
const LIMITS: Readonly<Record<ContentLocale, Readonly<{ least: number; most: number; lixBelow: number }>>> = {
  fi: { least: 4, most: 12, lixBelow: 60 },
  sv: { least: 6, most: 14, lixBelow: 40 },
  en: { least: 6, most: 14, lixBelow: 40 },
};
const MOST_SHARED_STEMS = 0.6;

/**
 * Every machine-checked rule that the words of a questionnaire break, in all languages.
 *
 * What no machine can see (one idea, one meaning in three languages, plain idiom) is in docs/questionnaire.md.
 */
export function statementProblems({ texts }: Questionnaire, notes: MeaningNotes): ContentProblem[] {
  return CONTENT_LOCALES.flatMap((locale) => [
    ...Object.entries(texts[locale].items).flatMap(([id, text]) => wordingProblems(locale, id, text)),
    ...setProblems(texts[locale]),
    ...Object.keys(texts[locale].items)
      .filter((id) => notes.items[id] === undefined)
      .map((id) => ({ rule: 'note', where: id, detail: 'has no note of its meaning' })),
  ]);
}

/** Rules that one statement can break alone. */
export function wordingProblems(locale: ContentLocale, id: string, text: string): ContentProblem[] {
  const where = `${locale} ${id}`;
  const words = wordsOf(text);
  const { least, most } = LIMITS[locale];
  const problems: ContentProblem[] = [];

  if (!(words.length >= least && words.length <= most)) {
    problems.push({ rule: 'length', where, detail: `${words.length} words, not ${least}–${most}` });
  }
  if (!/^\p{Lu}[^.!?]*\.$/u.test(text))
    problems.push({ rule: 'sentence', where, detail: 'is not one plain sentence' });
  for (const [reason, lists] of Object.entries(FORBIDDEN_WORDS)) {
    for (const word of forbiddenAmong(words, lists[locale]))
      problems.push({ rule: reason, where, detail: word });
  }
  return problems;
}

/** Rules that hold between the statements of one language. */
function setProblems({ locale, items }: QuestionnaireText): ContentProblem[] {
  const entries = Object.entries(items);
  const readability = lix(entries.map(([, text]) => text));
  const problems: ContentProblem[] = [];

  if (!(readability < LIMITS[locale].lixBelow)) {
    problems.push({
      rule: 'lix',
      where: locale,
      detail: `${readability.toFixed(1)}, not below ${LIMITS[locale].lixBelow}`,
    });
  }
  entries.forEach(([id, text], index) => {
    for (const [other, otherText] of entries.slice(index + 1)) {
      const where = `${locale} ${id} ${other}`;
      const share = sharedStems(text, otherText);
      if (share > MOST_SHARED_STEMS) problems.push({ rule: 'sharedStems', where, detail: share.toFixed(2) });
    }
  });
  return problems;
}

/**
 * Names of what is measured inside a text that a candidate sees: the words of a scale's name, or a whole name of a facet.
 *
 * @param names Names of scales and facets in the same language.
 */
export function revealedNames(locale: ContentLocale, text: string, names: readonly string[]): string[] {
  const plain = text.toLowerCase();
  return [
    ...forbiddenAmong(wordsOf(text), SCALE_NAME_STEMS[locale]),
    ...names.filter((name) => plain.includes(name.toLowerCase())),
  ];
}
