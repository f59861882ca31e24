import { describe, expect, test } from 'vitest';
import { loadInterviewGuide } from '@/lib/content/load-interviews';
import { loadQuestionnaire } from '@/lib/content/load';
import { interviewProblems, questionProblems } from '@/lib/content/rules/interview-problems';
import { CONTENT_LOCALES, type ContentLocale } from '@/lib/content/schemas/common';
import { interviewGuideSchema, type InterviewGuide } from '@/lib/content/schemas/interview';
import { questionForm, questionKeys, scaleOfQuestion } from '@/lib/interview/question-keys';
import { SCALE_KEYS } from '@/lib/scales';

const guide = loadInterviewGuide(1);
const rulesOf = (problems: readonly Readonly<{ rule: string }>[]) => problems.map(({ rule }) => rule);

test('the released guide breaks no rule', () => {
  expect(interviewProblems(guide)).toEqual([]);
});

test('the guide asks about the facets of the questionnaire, each in the past and in a situation', () => {
  const { instrument } = loadQuestionnaire('six-scales', 1);
  for (const scale of SCALE_KEYS) {
    const facets = new Set(instrument.items.filter((item) => item.scale === scale).map(({ facet }) => facet));
    expect(new Set(guide.structure.facets[scale])).toEqual(facets);
  }
  // 24 facets × 2, two above the limit and three about strengths for each scale, two about steps, one to clarify.
  expect(questionKeys(guide.structure.facets)).toHaveLength(48 + 12 + 18 + 3);
});

test('every question has its form and its scale', () => {
  const keys = questionKeys(guide.structure.facets);
  expect(keys.filter((key) => questionForm(key) === null)).toEqual(['clarify.answering']);
  expect(keys.filter((key) => scaleOfQuestion(key) === null)).toEqual([
    'step.past',
    'step.situational',
    'clarify.answering',
  ]);
  for (const scale of SCALE_KEYS) {
    const forms = keys.filter((key) => scaleOfQuestion(key) === scale).map(questionForm);
    expect(forms.filter((form) => form === 'situational').length).toBeGreaterThanOrEqual(5);
  }
});

test('what is not asked is named in each language', () => {
  const named: Readonly<Record<ContentLocale, readonly RegExp[]>> = {
    fi: [/terveys/i, /perhe/i, /uskonto/i, /poliitti/i],
    sv: [/hälsa/i, /familj/i, /religion/i, /politisk/i],
    en: [/health/i, /family/i, /religion/i, /political/i],
  };
  for (const locale of CONTENT_LOCALES) {
    const { avoid } = guide.texts[locale];
    for (const pattern of named[locale]) expect(avoid.join(' ')).toMatch(pattern);
    expect(avoid).toHaveLength(guide.texts.fi.avoid.length);
    expect(guide.texts[locale].conduct).toHaveLength(guide.texts.fi.conduct.length);
  }
});

const changed = (locale: ContentLocale, changes: Partial<InterviewGuide['texts']['fi']>): InterviewGuide => ({
  ...guide,
  texts: { ...guide.texts, [locale]: { ...guide.texts[locale], ...changes } },
});

describe('a planted fault is found:', () => {
  test.each<[string, ContentLocale, string, string]>([
    ['too short', 'fi', 'Kerro esimerkki.', 'length'],
    [
      'a yes would answer it',
      'fi',
      'Oletko mielestäsi tarkka ihminen työssäsi ja muualla elämässäsi?',
      'closed',
    ],
    ['a yes would answer it', 'en', 'Do you check your work before you hand it in to a customer?', 'closed'],
    ['health', 'fi', 'Kerro, miten sairauspoissaolosi ovat vaikuttaneet työhösi viime vuonna.', 'health'],
    ['health', 'sv', 'Berätta hur du tar hand om din sömn när arbetet är som mest bråttom.', 'health'],
    ['family', 'fi', 'Kerro, miten perheesi suhtautuu iltavuoroihin ja viikonloppuihin.', 'family'],
    ['family', 'en', 'Tell me how you combine children and late shifts in a busy week at work.', 'family'],
    [
      'beliefs',
      'sv',
      'Berätta om en situation där religion kom på tal med en kund. Vad gjorde du?',
      'beliefs',
    ],
    [
      'feelings',
      'en',
      'Tell me about a customer who made you feel small and what followed after that.',
      'feelings',
    ],
    ['feelings', 'fi', 'Kerro asiakkaasta, joka suututti sinut. Miltä se tuntui ja mitä teit?', 'feelings'],
    ['a pronoun of gender', 'sv', 'Berätta om en kund och vad han sade till dig. Vad gjorde du?', 'gendered'],
  ])('%s (%s)', (_name, locale, text, rule) => {
    expect(rulesOf(questionProblems(locale, 'planted', text))).toContain(rule);
  });

  test.each(CONTENT_LOCALES)('a sentence said twice (%s)', (locale) => {
    const { questions } = guide.texts[locale];
    const key = 'integrity.owningMistakes.past';
    const copied = {
      ...questions,
      [key]: questions['carefulness.planningAhead.situational'] ?? { text: '', probe: '' },
    };
    expect(rulesOf(interviewProblems(changed(locale, { questions: copied })))).toEqual(
      expect.arrayContaining(['repeated', 'alike']),
    );
  });

  test('a feeling in an anchor', () => {
    const anchors = { ...guide.texts.fi.anchors, integrity: [...guide.texts.fi.anchors.integrity] };
    anchors.integrity[4] = 'Kertoo, miltä virhe tuntui, ja näyttää tunteensa.';
    expect(rulesOf(interviewProblems(changed('fi', { anchors })))).toContain('feelings');
  });
});

describe('the schema refuses', () => {
  const parsed = (document: unknown) => interviewGuideSchema.safeParse(document).success;
  const { questions } = guide.texts.sv;
  const { 'clarify.answering': _, ...oneMissing } = questions;

  test('nothing of the released version', () => {
    expect(parsed(guide)).toBe(true);
  });

  test.each<[string, Partial<InterviewGuide['texts']['fi']>]>([
    ['a question missing', { questions: oneMissing }],
    ['a question too many', { questions: { ...questions, 'carefulness.extra': { text: 'A', probe: 'B' } } }],
    ['an anchor missing', { anchors: { ...guide.texts.sv.anchors, integrity: ['1', '2', '3', '4'] } }],
    ['the text of another language', { locale: 'en' }],
    ['the text of another version', { guide: { key: 'six-scales', version: 2 } }],
  ])('%s', (_name, changes) => {
    expect(parsed(changed('sv', changes))).toBe(false);
  });
});
