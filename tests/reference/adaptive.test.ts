import { expect, test } from 'vitest';

import { prepareAdaptiveBank, type AdaptiveBank } from '@/lib/psychometrics/adaptive/adaptive-bank';
import {
  PLAIN_RULES,
  AdaptiveSession,
  type AdaptiveRules,
  type AdaptiveStep,
} from '@/lib/psychometrics/adaptive/adaptive-session';
import { expectedAPosteriori, prepareBank } from '@/lib/psychometrics/item-response/expected-a-posteriori';
import { itemInformation } from '@/lib/psychometrics/item-response/graded-response-model';
import { describeReference, readReference } from '../support/reference-data';

type Course = Readonly<{ items: number[]; theta: number[]; se: number[] }>;
type CatReference = Readonly<{
  bank: { a: number; b: number[]; facet: 'f1' | 'f2' | 'f3' }[];
  responses: number[][];
  info_at_0: number[];
  cat_own: { item: number; response: number; theta: number; se: number }[][];
  catR_first10: Course[];
  full_bank_EAP: number[];
  full_bank_SE: number[];
  content_balanced_first20: Course[];
}>;

const RULES: AdaptiveRules = { ...PLAIN_RULES, minItems: 4, maxItems: 12, seStop: 0.4 };

describeReference('adaptive testing beside catR and a program in R', () => {
  const reference = () => readReference<CatReference>('cat.json');

  function course(
    bank: AdaptiveBank,
    rules: AdaptiveRules,
    responses: readonly number[],
  ): readonly AdaptiveStep[] {
    const session = new AdaptiveSession(bank, rules, { seed: 1, path: [] });
    for (let next = session.next(); next.status === 'item'; next = session.next())
      session.answer(responses[next.item] ?? Number.NaN);
    return session.state().path;
  }

  function expectCourse(path: readonly AdaptiveStep[], { items, theta, se }: Course, digits: number): void {
    expect(path.map(({ item }) => item + 1)).toEqual(items);
    path.forEach((step, index) => {
      expect(step.theta).toBeCloseTo(theta[index] ?? Number.NaN, digits);
      expect(step.se).toBeCloseTo(se[index] ?? Number.NaN, digits);
    });
  }

  test('information of the bank', () => {
    const { bank, info_at_0: information } = reference();
    bank.forEach((item, index) =>
      expect(itemInformation(item, 0)).toBeCloseTo(information[index] ?? Number.NaN, 12),
    );
  });

  test('all 50 courses, item by item', () => {
    const { bank, responses, cat_own: courses } = reference();
    const prepared = prepareAdaptiveBank(bank);
    expect(courses).toHaveLength(50);
    courses.forEach((steps, person) => {
      const expected = {
        items: steps.map(({ item }) => item),
        theta: steps.map(({ theta }) => theta),
        se: steps.map(({ se }) => se),
      };
      expectCourse(course(prepared, RULES, responses[person] ?? []), expected, 10);
    });
  });

  // catR integrates over a grid of its own: its estimates differ in the eighth digit.
  test('the courses of catR, which knows no least number of items', () => {
    const { bank, responses, catR_first10: courses } = reference();
    const prepared = prepareAdaptiveBank(bank);
    courses.forEach((expected, person) =>
      expectCourse(course(prepared, { ...RULES, minItems: 1 }, responses[person] ?? []), expected, 6),
    );
  });

  test('courses with balance of content', () => {
    const { bank, responses, content_balanced_first20: courses } = reference();
    const facets = bank.map(({ facet }) => ['f1', 'f2', 'f3'].indexOf(facet));
    const prepared = prepareAdaptiveBank(bank, { facets });
    courses.forEach((expected, person) =>
      expectCourse(course(prepared, RULES, responses[person] ?? []), expected, 10),
    );
  });

  test('estimates from the whole bank', () => {
    const { bank, responses, full_bank_EAP: thetas, full_bank_SE: errors } = reference();
    const prepared = prepareBank(bank);
    responses.forEach((row, person) => {
      const estimate = expectedAPosteriori(prepared, row);
      expect(estimate?.theta).toBeCloseTo(thetas[person] ?? Number.NaN, 8);
      expect(estimate?.se).toBeCloseTo(errors[person] ?? Number.NaN, 8);
    });
  });
});
