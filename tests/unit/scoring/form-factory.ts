import { SCALE_KEYS, perScale } from '@/lib/scales';
import type { Item, Norm, Questionnaire } from '@/lib/scoring/types';

export const LIKERT_5 = Object.freeze({ min: 1, max: 5 });

/** A form of six scales with four facets of three statements; the scales take turns, every fifth statement is reversed. */
export const FORM: Questionnaire = Object.freeze({
  key: 'form',
  version: 1,
  responseFormat: LIKERT_5,
  minimumShare: 0.8,
  facetMinimumShare: 0.5,
  items: Array.from({ length: 72 }, (_, index): Item => {
    const place = Math.floor(index / 6);
    return {
      id: `i${String(index + 1).padStart(2, '0')}`,
      scale: SCALE_KEYS[index % 6] ?? 'carefulness',
      facet: `facet ${place % 4}`,
      reversed: index % 5 === 0,
    };
  }),
});

export const NORM: Norm = Object.freeze({
  key: 'norm',
  version: 1,
  provisional: true,
  people: 0,
  n: 60,
  scales: perScale(() => ({ mean: 3, sd: 0.5, reliability: 0.8 })),
  correlations: perScale((_, i) => perScale((__, j) => (i === j ? 1 : 0))),
});

/** Answers by a rule on the place of the statement. */
export function answersOf(
  valueAt: (index: number, item: Item) => number | null,
  form: Questionnaire = FORM,
): ReadonlyMap<string, number | null> {
  return new Map(form.items.map((item, index) => [item.id, valueAt(index, item)]));
}
