import { describe, expect, test } from 'vitest';

import { loadMeaningNotes, loadQuestionnaire } from '@/lib/content/load';
import { facetNeighbours, formProblems, scaleSubsets } from '@/lib/content/rules/form-problems';
import { statementProblems, wordingProblems } from '@/lib/content/rules/statement-problems';
import { CONTENT_LOCALES, type ContentLocale } from '@/lib/content/schemas/common';
import {
  questionnaireSchema,
  type Instrument,
  type Questionnaire,
} from '@/lib/content/schemas/questionnaire';
import { SCALE_KEYS } from '@/lib/scales';

const questionnaire = loadQuestionnaire('six-scales', 1);
const notes = loadMeaningNotes('six-scales', 1);
const { instrument } = questionnaire;

function reworded(locale: ContentLocale, changes: Readonly<Record<string, string>>): Questionnaire {
  const text = questionnaire.texts[locale];
  return {
    ...questionnaire,
    texts: { ...questionnaire.texts, [locale]: { ...text, items: { ...text.items, ...changes } } },
  };
}

function restructured(change: (items: Instrument['items']) => Instrument['items']): Instrument {
  return { ...instrument, items: change(instrument.items.map((item) => ({ ...item }))) };
}

const rulesOf = (problems: readonly Readonly<{ rule: string }>[]) =>
  [...new Set(problems.map(({ rule }) => rule))].sort();

describe('the six-scales questionnaire', () => {
  test('breaks no rule of the form', () => {
    expect(formProblems(instrument)).toEqual([]);
  });

  test('breaks no rule of the statements', () => {
    expect(statementProblems(questionnaire, notes)).toEqual([]);
  });

  test('has 72 statements, 12 a scale, 28 of them reversed, on five points', () => {
    expect(instrument.items).toHaveLength(72);
    expect(SCALE_KEYS.map((scale) => instrument.items.filter((item) => item.scale === scale).length)).toEqual(
      [12, 12, 12, 12, 12, 12],
    );
    expect(instrument.items.filter(({ reversed }) => reversed)).toHaveLength(28);
    expect(instrument.responseFormat).toEqual({ min: 1, max: 5 });
    expect([instrument.minimumShare, instrument.facetMinimumShare]).toEqual([0.8, 0.5]);
  });

  test.each(CONTENT_LOCALES)('says every statement and answer once in %s', (locale) => {
    const { items, options } = questionnaire.texts[locale];
    expect(Object.keys(items).sort()).toEqual(instrument.items.map(({ id }) => id).sort());
    expect(new Set(Object.values(items)).size).toBe(72);
    expect(new Set(options.map(({ label }) => label)).size).toBe(5);
  });

  test('is the text of its authors until somebody has reviewed it', () => {
    for (const locale of CONTENT_LOCALES) {
      expect(questionnaire.texts[locale].translation).toMatchObject({ status: 'author', reviewers: [] });
    }
  });
});

describe('the order', () => {
  test('keeps the statements of a facet apart in each of the 63 forms that leave scales out', () => {
    const subsets = scaleSubsets();
    expect(new Set(subsets.map((scales) => scales.join())).size).toBe(63);
    for (const scales of subsets) {
      const form = instrument.items.filter(({ scale }) => scales.includes(scale));
      expect(form).toHaveLength(12 * scales.length);
      expect(facetNeighbours(form)).toEqual([]);
    }
  });

  test('has every scale once in each block of six', () => {
    for (let block = 0; block < 72; block += 6) {
      const scales = instrument.items.slice(block, block + 6).map(({ scale }) => scale);
      expect(new Set(scales).size).toBe(6);
    }
  });

  test('is refused when two statements of a facet become neighbours in a shorter form only', () => {
    // Swapping two statements of one scale that stand far apart leaves the whole form mixed.
    const places = instrument.items.flatMap((item, index) => (item.scale === 'carefulness' ? [index] : []));
    const [first = 0, second = 0] = places;
    const facet = instrument.items[first]?.facet;
    const later = places.find((place) => place > second && instrument.items[place]?.facet === facet) ?? 0;
    const broken = restructured((items) =>
      items.map((item, index) => {
        if (index === second) return { ...(items[later] ?? item), id: item.id };
        if (index === later) return { ...(items[second] ?? item), id: item.id };
        return item;
      }),
    );
    const neighbours = formProblems(broken).filter(({ rule }) => rule === 'neighbours');
    expect(facetNeighbours(broken.items)).toEqual([]);
    expect(neighbours.map(({ where }) => where)).toContain('carefulness');
  });
});

describe('a planted fault in the form is found:', () => {
  test.each<[string, (items: Instrument['items']) => Instrument['items'], string[]]>([
    ['a statement too few', (items) => items.slice(0, -1), ['perFacet']],
    [
      'one key in a facet',
      (items) => items.map((item) => (item.facet === 'courtesyWarmth' ? { ...item, reversed: false } : item)),
      ['bothKeys', 'reversed'],
    ],
    [
      'a facet too many',
      (items) => items.map((item) => (item.id === 'i01' ? { ...item, facet: 'another' } : item)),
      ['bothKeys', 'facets', 'perFacet'],
    ],
    [
      'an id that tells',
      (items) => items.map((item) => ({ ...item, id: item.id.replace('i07', 'i99') })),
      ['ids'],
    ],
    [
      'reversed statements in a row',
      (items) => [...items].sort((a, b) => Number(a.reversed) - Number(b.reversed)),
      ['ids', 'runs'],
    ],
  ])('%s', (_name, change, wanted) => {
    expect(rulesOf(formProblems(restructured(change)))).toEqual(expect.arrayContaining(wanted));
  });
});

test('a form with too long runs of one key says which', () => {
  const sorted = restructured((items) => [...items].sort((a, b) => Number(a.reversed) - Number(b.reversed)));
  const runs = formProblems(sorted).filter(({ rule }) => rule === 'runs');
  expect(runs.map(({ where, detail }) => [where, detail])).toEqual([
    ['reversed', '28 in a row'],
    ['forward', '44 in a row'],
  ]);
});

test('a scale with six reversed statements has too many, also with both keys in each facet', () => {
  const turned = new Set<string>();
  const items = restructured((all) =>
    all.map((item) => {
      if (item.scale !== 'integrity' || item.reversed || turned.size === 2 || turned.has(item.facet))
        return item;
      turned.add(item.facet);
      return { ...item, reversed: true };
    }),
  );
  expect(formProblems(items).filter(({ rule }) => rule !== 'runs')).toEqual([
    { rule: 'reversed', where: 'integrity', detail: '6 reversed' },
  ]);
});

describe('a planted fault in a statement is found:', () => {
  test.each<[string, ContentLocale, string, string]>([
    ['too short', 'fi', 'Tarkistan asiakkaan hinnat.', 'length'],
    [
      'too long',
      'en',
      'I check all the prices and the dates before I give them to one of our customers.',
      'length',
    ],
    ['two sentences', 'fi', 'Tarkistan hinnan ensin. Kerron sen asiakkaalle.', 'sentence'],
    ['an absolute', 'fi', 'Tarkistan hinnan aina ennen asiakasta.', 'absolute'],
    ['an absolute', 'sv', 'Jag kontrollerar alltid priset innan kunden kommer.', 'absolute'],
    ['an absolute', 'en', 'I always check the price before the customer.', 'absolute'],
    ['a negation', 'fi', 'En tarkista hintaa ennen asiakkaan tuloa.', 'negation'],
    ['a negation', 'sv', 'Jag kontrollerar inte priset innan kunden kommer.', 'negation'],
    ['a negation', 'en', 'I don’t check the price before the customer.', 'negation'],
    ['health', 'fi', 'Nukun huonosti vaikean asiakastilanteen jälkeen.', 'health'],
    ['health', 'sv', 'Jag känner ångest efter ett svårt kundmöte.', 'health'],
    ['health', 'en', 'I feel anxious after a difficult customer meeting.', 'health'],
    ['beliefs', 'fi', 'Puhun asiakkaalle mielelläni uskonnosta ja arvoista.', 'beliefs'],
    ['beliefs', 'sv', 'Jag talar gärna politik med mina kunder.', 'beliefs'],
    ['beliefs', 'en', 'I like to discuss religion with my customers.', 'beliefs'],
    ['gender', 'sv', 'Jag låter kunden berätta vad hon vill ha.', 'gendered'],
    ['gender', 'en', 'I let the customer tell me what he wants.', 'gendered'],
    ['culture', 'fi', 'Juttelen asiakkaan kanssa mielelläni jääkiekosta.', 'culture'],
  ])('%s (%s)', (_name, locale, text, rule) => {
    expect(rulesOf(wordingProblems(locale, 'i01', text))).toContain(rule);
  });

  test.each(CONTENT_LOCALES)('the same words twice (%s)', (locale) => {
    const { i01 = '' } = questionnaire.texts[locale].items;
    const twice = reworded(locale, { i02: `${i01.slice(0, -1)} mielelläni.` });
    expect(rulesOf(statementProblems(twice, notes))).toContain('sharedStems');
  });

  test('words that are too long together', () => {
    const items = Object.keys(questionnaire.texts.fi.items);
    const heavy = Object.fromEntries(
      items.map((id, index) => [
        id,
        `Yhdenvertaisuussuunnitelma${'a'.repeat(index)} velvoittaisi ohjaamaan.`,
      ]),
    );
    expect(rulesOf(statementProblems(reworded('fi', heavy), notes))).toContain('lix');
  });

  test('a statement without a note of its meaning', () => {
    const { i40: _, ...rest } = notes.items;
    expect(rulesOf(statementProblems(questionnaire, { ...notes, items: rest }))).toEqual(['note']);
  });
});

describe('the schema refuses', () => {
  const parsed = (document: unknown) => questionnaireSchema.safeParse(document).success;
  const sv = questionnaire.texts.sv;

  test('nothing of the released version', () => {
    expect(parsed(questionnaire)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['a language with a statement missing', { ...sv, items: { ...sv.items, i01: undefined } }],
    [
      'a language with a statement too many',
      { ...sv, items: { ...sv.items, i73: 'Jag väntar på kunden i ett rum.' } },
    ],
    ['an answer without its label', { ...sv, options: sv.options.slice(1) }],
    ['answers in another order', { ...sv, options: [...sv.options].reverse() }],
    ['the text of another language', { ...sv, locale: 'en' }],
    ['the text of another version', { ...sv, questionnaire: { key: 'six-scales', version: 2 } }],
    ['a review by nobody', { ...sv, translation: { ...sv.translation, status: 'reviewed' } }],
    ['a stray space', { ...sv, items: { ...sv.items, i01: 'Jag väntar på kunden. ' } }],
    ['a line break', { ...sv, title: 'Enkät om\narbetssätt' }],
    ['an unknown field', { ...sv, scale: 'integrity' }],
  ])('%s', (_name, changed) => {
    expect(parsed({ ...questionnaire, texts: { ...questionnaire.texts, sv: changed } })).toBe(false);
  });

  test('one id for two statements', () => {
    const twice = restructured((items) =>
      items.map((item) => (item.id === 'i72' ? { ...item, id: 'i71' } : item)),
    );
    const issues = questionnaireSchema.safeParse({ ...questionnaire, instrument: twice }).error?.issues ?? [];
    expect(issues.map(({ message }) => message)).toContain('item ids must be unique');
  });
});
