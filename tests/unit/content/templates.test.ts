import { describe, expect, test } from 'vitest';
import { ContentError } from '@/lib/content/shelf';
import { loadDemoRoles } from '@/lib/content/load-demo';
import { exampleRatings, hasTemplate, listTemplates, loadTemplate } from '@/lib/content/load-templates';
import { FORBIDDEN_WORDS, forbiddenAmong } from '@/lib/content/rules/forbidden-words';
import { CONTENT_LOCALES, type ContentLocale } from '@/lib/content/schemas/common';
import type { TemplateText } from '@/lib/content/schemas/template';
import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { TEXT_MAX } from '@/lib/validation/role-draft';

const TEMPLATES = listTemplates().map((template) => [template.structure.key, template] as const);

const stepsOf = ({ structure }: ReturnType<typeof loadTemplate>) =>
  structure.stages.flatMap(({ steps }) => steps);

/** The words that are shown of a template, without what may be the same everywhere: names of industries and units. */
function sentences(text: TemplateText): string[] {
  return [
    text.title,
    text.summary,
    text.successCriterion,
    ...Object.values(text.stages).flatMap(({ title, target, kpi, promise }) => [title, target, kpi, promise]),
    ...Object.values(text.steps).flatMap(({ title, customerNotices }) => [title, customerNotices]),
  ];
}

const words = (text: string) => text.toLowerCase().match(/[\p{L}’'-]+/gu) ?? [];

test('there are eight templates, one of each kind of work that was promised', () => {
  expect(TEMPLATES.map(([key]) => key)).toEqual([
    'contact-centre',
    'shop-floor',
    'hotel-restaurant',
    'driver',
    'public-service-desk',
    'trusted-partner',
    'security',
    'care',
  ]);
});

describe.each(TEMPLATES)('%s', (_, template) => {
  const steps = stepsOf(template);

  test('has 20–35 steps, at least a quarter of them around the core', () => {
    expect(steps.length).toBeGreaterThanOrEqual(20);
    expect(steps.length).toBeLessThanOrEqual(35);
    const around = steps.filter(({ kind }) => kind === 'surrounding').length;
    expect(around / steps.length).toBeGreaterThanOrEqual(0.25);
  });

  test.each(CONTENT_LOCALES)('says each step in 4–12 words in %s', (locale) => {
    const lengths = Object.values(template.texts[locale].steps).map(({ title }) => ({
      title,
      words: title.split(' ').length,
    }));
    expect(lengths.filter((step) => step.words < 4 || step.words > 12)).toEqual([]);
  });

  test.each(CONTENT_LOCALES)('names nobody by gender and uses no exclamation mark in %s', (locale) => {
    const shown = sentences(template.texts[locale]);
    const gendered = FORBIDDEN_WORDS.gendered[locale];
    expect(shown.filter((text) => forbiddenAmong(words(text), gendered).length > 0)).toEqual([]);
    expect(shown.filter((text) => text.includes('!'))).toEqual([]);
  });

  test.each(CONTENT_LOCALES)('fits into the fields of a draft in %s', (locale) => {
    const { title, industry, successCriterion, stages, steps: named } = template.texts[locale];
    const tooLong = (texts: readonly string[], max: number) => texts.filter((text) => text.length > max);
    const ofStages = Object.values(stages);
    const ofSteps = Object.values(named);
    expect([
      ...tooLong([title], TEXT_MAX.title),
      ...tooLong([industry], TEXT_MAX.industry),
      ...tooLong([successCriterion], TEXT_MAX.successCriterion),
      ...tooLong(
        ofStages.map((stage) => stage.title),
        TEXT_MAX.stageTitle,
      ),
      ...tooLong(
        ofStages.map((stage) => stage.target),
        TEXT_MAX.stageTarget,
      ),
      ...tooLong(
        ofStages.map((stage) => stage.kpi),
        TEXT_MAX.kpi,
      ),
      ...tooLong(
        ofStages.map((stage) => stage.kpiUnit),
        TEXT_MAX.kpiUnit,
      ),
      ...tooLong(
        ofStages.map((stage) => stage.promise),
        TEXT_MAX.promise,
      ),
      ...tooLong(
        ofSteps.map((step) => step.title),
        TEXT_MAX.stepTitle,
      ),
      ...tooLong(
        ofSteps.map((step) => step.customerNotices),
        TEXT_MAX.customerNotices,
      ),
    ]).toEqual([]);
  });

  test('has example ratings that give weights to at least four scales', () => {
    const derived = deriveWeights(steps);
    expect(derived.status).toBe('derived');
    const active = derived.status === 'derived' ? derived.weights.filter((weight) => weight > 0) : [];
    expect(active.length).toBeGreaterThanOrEqual(4);
  });

  test('uses the ratings: rare and frequent, harmless and costly, small and decisive', () => {
    for (const field of ['frequency', 'loss', 'gain'] as const) {
      const values = new Set(steps.map((step) => step[field]));
      expect(values.size, field).toBeGreaterThanOrEqual(3);
    }
  });
});

describe.each(CONTENT_LOCALES)('no sentence is used twice in %s', (locale) => {
  test('not within, not across templates, and not in the demo', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    const put = (place: string, text: string) => {
      const key = text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '');
      const before = seen.get(key);
      if (before === undefined) seen.set(key, place);
      else twice.push(`${text} (${before}, ${place})`);
    };
    for (const [key, template] of TEMPLATES)
      for (const text of sentences(template.texts[locale])) put(key, text);
    for (const text of new Set(demoSentences(locale))) put('demo', text);
    expect(twice).toEqual([]);
  });
});

function demoSentences(locale: ContentLocale): string[] {
  return loadDemoRoles()
    .filter((role) => role.locale === locale)
    .flatMap((role) => [
      role.successCriterion,
      ...role.steps.flatMap(({ title, customerNotices }) => [title, customerNotices]),
    ]);
}

describe('asking for a template', () => {
  test('that is not shipped says so', () => {
    expect(hasTemplate('contact-centre', 1)).toBe(true);
    expect(hasTemplate('contact-centre', 2)).toBe(false);
    expect(() => loadTemplate('astronaut', 1)).toThrow(ContentError);
  });

  test('gives its example ratings by step', () => {
    expect(exampleRatings('contact-centre', 1).get('verify-customer')).toEqual({
      frequency: 6,
      loss: 4,
      gain: 0,
      relevance: [3, 0, 0, 0, 1, 1],
    });
  });
});
