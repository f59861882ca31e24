import { describe, expect, test } from 'vitest';

import {
  loadConsent,
  loadNarratives,
  loadNorm,
  loadQuestionnaire,
  releasedContent,
} from '@/lib/content/load';
import { ContentError } from '@/lib/content/shelf';
import { CONTENT_LOCALES } from '@/lib/content/schemas/common';
import { CONSENT_ELEMENTS, CONSENT_PLACEHOLDERS, consentSchema } from '@/lib/content/schemas/consent';
import { narrativesSchema } from '@/lib/content/schemas/narratives';
import { normName, normSchema } from '@/lib/content/schemas/norm';
import { administeredItems, statementsFor } from '@/lib/content/statements';
import { SCALE_KEYS } from '@/lib/scales';
import { normOf } from '@/lib/scoring/norm';

/** Every `{placeholder}` of a document, sorted, with repeats. */
const placeholders = (document: unknown) => (JSON.stringify(document).match(/\{[a-zA-Z]+\}/g) ?? []).sort();

const norm = loadNorm('planning', 1);

describe('the planning norm', () => {
  test('holds the assumed numbers, and the scoring gets them in the fixed order', () => {
    const scoring = normOf(norm);
    expect(scoring.scales.map(({ mean }) => mean)).toEqual([3.95, 3.3, 4.1, 3.45, 3.6, 4.1]);
    expect(scoring.scales.map(({ sd }) => sd)).toEqual([0.55, 0.75, 0.5, 0.7, 0.65, 0.5]);
    expect(scoring.scales.map(({ reliability }) => reliability)).toEqual([0.8, 0.8, 0.8, 0.8, 0.8, 0.8]);
    expect(scoring.correlations[1][3]).toBe(0.54);
    expect(scoring.correlations[3][5]).toBe(-0.16);
  });

  test('has nobody behind it, no percentiles, and the uncertainty of 60 people', () => {
    expect(normName(norm)).toBe('planning-v1');
    expect(norm).toMatchObject({ kind: 'planning', provisional: true, percentilesShown: false });
    expect(normOf(norm)).toMatchObject({ people: 0, n: 60, provisional: true });
  });

  test('counts its people once there are some', () => {
    const sample = { ...norm.sample, n: 212 };
    expect(normOf({ ...norm, sample })).toMatchObject({ people: 212, n: 212 });
  });

  test.each<[string, object]>([
    ['people behind a planning norm', { sample: { ...norm.sample, n: 5 } }],
    ['a planning norm that is not called provisional', { provisional: false }],
    ['percentiles from a planning norm', { percentilesShown: true }],
    ['a norm without people that is not called planning', { kind: 'operational' }],
    [
      'correlations that differ by side',
      { correlations: norm.correlations.map((row, i) => (i === 0 ? [1, 0.5, 0.08, -0.15, 0.1, 0.37] : row)) },
    ],
    [
      'a scale that does not correlate with itself',
      { correlations: norm.correlations.map((row, i) => (i === 0 ? [0.9, ...row.slice(1)] : row)) },
    ],
    ['a scale too few', { scales: { carefulness: norm.scales.carefulness } }],
    [
      'a reliability of one',
      { scales: { ...norm.scales, integrity: { ...norm.scales.integrity, reliability: 1 } } },
    ],
    ['a spread of nothing', { scales: { ...norm.scales, integrity: { ...norm.scales.integrity, sd: 0 } } }],
  ])('refuses %s', (_name, change) => {
    expect(normSchema.safeParse(norm).success).toBe(true);
    expect(normSchema.safeParse({ ...norm, ...change }).success).toBe(false);
  });
});

describe('narratives', () => {
  test('have the same placeholders in each language', () => {
    const [fi, ...others] = CONTENT_LOCALES.map((locale) => loadNarratives(1, locale));
    for (const other of others) {
      for (const [sentence, text] of Object.entries(other.summary)) {
        expect([sentence, placeholders(text)]).toEqual([
          sentence,
          placeholders(Object.entries(fi?.summary ?? {}).find(([key]) => key === sentence)?.[1]),
        ]);
      }
    }
  });

  test.each(CONTENT_LOCALES)('never call a score low or weak, and never the person (%s)', (locale) => {
    const judging = {
      fi: /\b(matala|heikko|heikosti|huono|alhainen|epäsopiva|riittämätön|kykenemätön)/i,
      sv: /\b(låg|svag|dålig|olämplig|otillräcklig|oförmögen)/i,
      en: /\b(low|weak|poor|unsuitable|inadequate|incapable|fails?)\b/i,
    }[locale];
    const text = JSON.stringify(loadNarratives(1, locale));
    expect(text.match(judging)).toBeNull();
    expect(text).not.toContain('!');
    expect({ fi: 'heikko tulos', sv: 'svagt resultat', en: 'a low score' }[locale]).toMatch(judging);
  });

  test('are refused with a band, a scale or a sentence missing', () => {
    const en = loadNarratives(1, 'en');
    const { clearlyBelow: _band, ...bands } = en.scales.integrity.bands;
    const { integrity: _scale, ...scales } = en.scales;
    const { tie: _sentence, ...summary } = en.summary;
    expect(narrativesSchema.safeParse(en).success).toBe(true);
    expect(
      narrativesSchema.safeParse({
        ...en,
        scales: { ...en.scales, integrity: { ...en.scales.integrity, bands } },
      }).success,
    ).toBe(false);
    expect(narrativesSchema.safeParse({ ...en, scales }).success).toBe(false);
    expect(narrativesSchema.safeParse({ ...en, summary }).success).toBe(false);
  });
});

describe('consent', () => {
  test.each(CONTENT_LOCALES)(
    'covers every element in order, with every placeholder and no other (%s)',
    (locale) => {
      const consent = loadConsent(1, locale);
      expect(consent.sections.map(({ element }) => element)).toEqual(CONSENT_ELEMENTS);
      expect([...new Set(placeholders(consent))]).toEqual(
        CONSENT_PLACEHOLDERS.map((name) => `{${name}}`).sort(),
      );
      expect(consent.text).toMatchObject({ status: 'author', reviewers: [] });
    },
  );

  test('has the same placeholders in each part of each language', () => {
    const fi = loadConsent(1, 'fi');
    for (const locale of CONTENT_LOCALES) {
      const other = loadConsent(1, locale);
      expect(other.sections.map(placeholders)).toEqual(fi.sections.map(placeholders));
      expect(other.sections.map(({ paragraphs }) => paragraphs.length)).toEqual(
        fi.sections.map(({ paragraphs }) => paragraphs.length),
      );
      expect([other.refusal, other.withdrawal, other.writtenStatement].map(placeholders)).toEqual(
        [fi.refusal, fi.withdrawal, fi.writtenStatement].map(placeholders),
      );
    }
  });

  test('is refused without one of its elements', () => {
    const consent = loadConsent(1, 'en');
    const without = consent.sections.filter(({ element }) => element !== 'humanDecision');
    expect(consentSchema.safeParse(consent).success).toBe(true);
    expect(consentSchema.safeParse({ ...consent, sections: without }).success).toBe(false);
  });
});

describe('loading', () => {
  test('gives every released document', () => {
    const { questionnaires, norms } = releasedContent();
    expect(questionnaires.map(({ instrument }) => `${instrument.key} ${instrument.version}`)).toEqual([
      'six-scales 1',
    ]);
    expect(norms.map(normName)).toEqual(['planning-v1']);
  });

  test.each([
    () => loadQuestionnaire('six-scales', 2),
    () => loadQuestionnaire('toString', 1),
    () => loadNorm('__proto__', 1),
    () => loadConsent(2, 'fi'),
    () => loadNarratives(0, 'sv'),
  ])('refuses what was never released: %s', (load) => {
    expect(load).toThrow(ContentError);
    expect(load).toThrow(expect.objectContaining({ code: 'UNKNOWN_CONTENT' }));
  });
});

describe('the form of a candidate', () => {
  const questionnaire = loadQuestionnaire('six-scales', 1);

  test('leaves out the statements of excluded scales and keeps the order', () => {
    const items = administeredItems(questionnaire.instrument, ['salesConfidence', 'integrity']);
    expect(items).toHaveLength(48);
    expect(items.map(({ id }) => id)).toEqual(items.map(({ id }) => id).sort());
    expect(new Set(items.map(({ scale }) => scale))).toEqual(
      new Set(['carefulness', 'serviceOrientation', 'socialConfidence', 'stressTolerance']),
    );
  });

  test('holds words and opaque ids, no scale, facet or key', () => {
    const ids = questionnaire.instrument.items.map(({ id }) => id);
    const sent = JSON.stringify(statementsFor(questionnaire, 'fi', ids));
    const secrets = [
      ...SCALE_KEYS,
      ...questionnaire.instrument.items.map(({ facet }) => facet),
      'reversed',
      'facet',
      'scale',
    ];
    expect(ids.every((id) => sent.includes(`"${id}"`))).toBe(true);
    expect(secrets.filter((secret) => sent.includes(secret))).toEqual([]);
  });

  test('refuses an item that the questionnaire does not have', () => {
    expect(() => statementsFor(questionnaire, 'sv', ['i73'])).toThrow(RangeError);
  });
});
