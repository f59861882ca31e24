import { CONTENT_LOCALES, type ContentLocale } from '../schemas/common';
import type { InterviewGuide, InterviewText } from '../schemas/interview';

import { FORBIDDEN_WORDS, forbiddenAmong, type ForbiddenReason } from './forbidden-words';
import type { ContentProblem } from './statement-problems';
import { lix, sharedStems, wordsOf } from './text-measures';

/** Grounds on which nobody is asked anything; a question may well hold a negation or an absolute. */
const REASONS: readonly ForbiddenReason[] = ['health', 'beliefs', 'gendered', 'culture'];

/** What a question would be about that is nobody's business at work, and feelings, which are not rated. */
const PRIVATE_WORDS: Readonly<Record<'family' | 'feelings', Readonly<Record<ContentLocale, string>>>> = {
  family: {
    fi: 'perhe* puoliso* lapsi lapsen lapset lapsia lapsiasi avioliit* äiti isä vanhempa* seurust*',
    sv: 'familj* make maka sambo barn barnen äktenskap* mamma pappa förälder föräldr* gift',
    en: 'family families spouse husband wife child children marri* mother father parent* partner',
  },
  feelings: {
    fi: 'tunne tunteen tunteet tunteita tuntui tuntuu tunsit ahdist* pelk* pelot* vihas* suut* ilahdu* innostu* häpe* luonne luonteen persoon*',
    sv: 'känsl* kände känner känt rädd* orolig* arg ilska glad* skäm* personlighet* karaktär*',
    en: 'feel* felt emotion* afraid fear* worried worry anger happy ashamed personalit* character',
  },
};

/** Words per question, and the LIX of all questions together that must stay below. */
const LIMITS: Readonly<Record<ContentLocale, Readonly<{ least: number; most: number; lixBelow: number }>>> = {
  fi: { least: 7, most: 20, lixBelow: 55 },
  sv: { least: 9, most: 30, lixBelow: 35 },
  en: { least: 9, most: 32, lixBelow: 35 },
};
/** Above this two questions ask the same. */
const MOST_SHARED_STEMS = 0.8;
/** "What did you do?" may end many questions. */
const SHORT_SENTENCE = 5;
/** An example is wanted, so that a yes or a no is no answer. */
const CLOSED: Readonly<Record<ContentLocale, RegExp>> = {
  fi: /^(?:oletko|onko|voitko|osaatko|pidätkö|haluatko)\b/i,
  sv: /^(?:är|har|kan|vill|tycker) du\b/i,
  en: /^(?:are|have|can|do|would|could|did) you\b/i,
};

/**
 * Every machine-checked rule that the words of an interview guide break, in all languages: lengths, readability,
 * repeated sentences, questions that a yes would answer, private matters, feelings in anchors.
 *
 * What no machine sees (whether a question brings out an act, whether the languages mean the same) people must read.
 */
export function interviewProblems({ texts }: InterviewGuide): ContentProblem[] {
  return CONTENT_LOCALES.flatMap((locale) => [
    ...Object.entries(texts[locale].questions).flatMap(([key, { text, probe }]) => [
      ...questionProblems(locale, key, text),
      ...privateProblems(locale, `${key} probe`, probe),
    ]),
    ...anchorProblems(locale, texts[locale]),
    ...repeatedProblems(locale, texts[locale]),
    ...readingProblems(locale, texts[locale]),
  ]);
}

/** Rules that one question can break alone. */
export function questionProblems(locale: ContentLocale, key: string, text: string): ContentProblem[] {
  const where = `${locale} ${key}`;
  const words = wordsOf(text).length;
  const { least, most } = LIMITS[locale];
  const problems = privateProblems(locale, key, text);
  if (words < least || words > most)
    problems.push({ rule: 'length', where, detail: `${words} words, not ${least}–${most}` });
  if (CLOSED[locale].test(text)) problems.push({ rule: 'closed', where, detail: text });
  if (!/[?.]$/.test(text)) problems.push({ rule: 'sentence', where, detail: 'has no end' });
  return problems;
}

function privateProblems(locale: ContentLocale, key: string, text: string): ContentProblem[] {
  const where = `${locale} ${key}`;
  const words = wordsOf(text);
  const lists = [
    ...REASONS.map((reason) => [reason, FORBIDDEN_WORDS[reason][locale]] as const),
    ['family', PRIVATE_WORDS.family[locale]] as const,
    ['feelings', PRIVATE_WORDS.feelings[locale]] as const,
  ];
  return lists.flatMap(([rule, list]) =>
    forbiddenAmong(words, list).map((detail) => ({ rule, where, detail })),
  );
}

/** An angry customer is part of the work; what the interviewee felt is not rated. */
const ANGRY_CUSTOMER: Readonly<Record<ContentLocale, string>> = {
  fi: 'vihaisen asiakkaan',
  sv: 'arg kund',
  en: 'angry customer',
};

function anchorProblems(locale: ContentLocale, { anchors }: InterviewText): ContentProblem[] {
  return Object.entries(anchors).flatMap(([scale, levels]) =>
    levels.flatMap((level, index) =>
      privateProblems(locale, `${scale} ${index + 1}`, level.replace(ANGRY_CUSTOMER[locale], '')),
    ),
  );
}

function repeatedProblems(locale: ContentLocale, text: InterviewText): ContentProblem[] {
  const questions = Object.entries(text.questions);
  const all = [
    ...questions.flatMap(([key, question]) => [
      [key, question.text] as const,
      [`${key} probe`, question.probe] as const,
    ]),
    ...Object.entries(text.probes).flatMap(([form, probes]) =>
      Object.entries(probes).map(([topic, probe]) => [`${form} ${topic}`, probe] as const),
    ),
    ...Object.entries(text.anchors).flatMap(([scale, levels]) =>
      levels.map((level, index) => [`${scale} ${index + 1}`, level] as const),
    ),
  ];
  return [...repeatedSentences(locale, all), ...alikeQuestions(locale, questions)];
}

function repeatedSentences(
  locale: ContentLocale,
  all: readonly (readonly [string, string])[],
): ContentProblem[] {
  const seen = new Map<string, string>();
  const problems: ContentProblem[] = [];
  for (const [key, text] of all) {
    for (const sentence of text.split(/(?<=[.?])\s+/)) {
      const words = wordsOf(sentence);
      const plain = words.join(' ');
      const before = seen.get(plain);
      if (words.length > SHORT_SENTENCE && before !== undefined)
        problems.push({ rule: 'repeated', where: `${locale} ${before} ${key}`, detail: sentence });
      seen.set(plain, key);
    }
  }
  return problems;
}

function alikeQuestions(
  locale: ContentLocale,
  questions: readonly (readonly [string, Readonly<{ text: string }>])[],
): ContentProblem[] {
  return questions.flatMap(([key, { text }], index) =>
    questions.slice(index + 1).flatMap(([other, { text: otherText }]) => {
      const share = sharedStems(text, otherText);
      return share > MOST_SHARED_STEMS
        ? [{ rule: 'alike', where: `${locale} ${key} ${other}`, detail: share.toFixed(2) }]
        : [];
    }),
  );
}

function readingProblems(locale: ContentLocale, { questions }: InterviewText): ContentProblem[] {
  const value = lix(Object.values(questions).map(({ text }) => text));
  const { lixBelow } = LIMITS[locale];
  return value < lixBelow
    ? []
    : [{ rule: 'lix', where: locale, detail: `${value.toFixed(1)}, not below ${lixBelow}` }];
}
