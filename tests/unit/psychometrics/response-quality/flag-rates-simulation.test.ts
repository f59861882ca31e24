import { expect, test } from 'vitest';

import { EVEN_ODD_LIMIT } from '@/lib/psychometrics/response-quality/even-odd-consistency';
import { formQuality, type PersonQuality } from '@/lib/psychometrics/response-quality/form-quality';
import { simulateForm } from './simulated-form';

// The table of docs/method/response-quality.md: facets, items of each, per cent of ordinary people under the even-odd
// limit, and per cent of random responders under it.
const TABLE = [
  { facets: 6, size: 4, falsePositives: 4, detected: 62 },
  { facets: 10, size: 4, falsePositives: 2, detected: 69 },
  { facets: 18, size: 3, falsePositives: 0.7, detected: 78 },
  { facets: 27, size: 3, falsePositives: 0.7, detected: 83 },
] as const;
const PEOPLE = 10_000;

const rateOf = (people: readonly PersonQuality[], is: (person: PersonQuality) => boolean) =>
  (100 * people.filter(is).length) / people.length;
const isInconsistent = ({ evenOdd }: PersonQuality) =>
  evenOdd.value !== null && evenOdd.value < EVEN_ODD_LIMIT;

test.each(TABLE)(
  '$facets facets of $size items: the shown rates',
  ({ facets, size, falsePositives, detected }) => {
    const form = simulateForm({ facets, size, people: PEOPLE, seed: facets });
    const people = formQuality(form);
    const careless = people.slice(0, form.randomPeople);
    const ordinary = people.slice(form.randomPeople);
    const isFar = ({ flags }: PersonQuality) => flags.includes('mahalanobis');

    // Sampling error: .2 points for 9,500 ordinary people, 2 points for 500 random responders.
    expect(Math.abs(rateOf(ordinary, isInconsistent) - falsePositives)).toBeLessThan(1);
    expect(Math.abs(rateOf(careless, isInconsistent) - detected)).toBeLessThan(6);
    expect(rateOf(careless, isFar)).toBeGreaterThan(94);
    expect(rateOf(ordinary, isFar)).toBeGreaterThan(1.5);
    expect(rateOf(ordinary, isFar)).toBeLessThan(6);
    for (const index of ['longString', 'irv'] as const) {
      expect(rateOf(ordinary, ({ flags }) => flags.includes(index))).toBeLessThan(1);
    }

    const twoOrMore = (person: PersonQuality) =>
      person.flags.length + (isInconsistent(person) && !person.flags.includes('evenOdd') ? 1 : 0) >= 2;
    expect(rateOf(ordinary, twoOrMore)).toBeGreaterThan(0.4);
    expect(rateOf(ordinary, twoOrMore)).toBeLessThan(1.7);
  },
);

test('the rule: two flags for a hundredth of ordinary people, and for most random responders', () => {
  const form = simulateForm({ facets: 24, size: 3, people: PEOPLE, seed: 72 });
  const people = formQuality(form);
  const notNormal = ({ verdict }: PersonQuality) => verdict !== 'normal';
  expect(rateOf(people.slice(form.randomPeople), notNormal)).toBeLessThan(1.7);
  expect(rateOf(people.slice(0, form.randomPeople), notNormal)).toBeGreaterThan(70);
  // Random answers are never taken for straight lines.
  expect(people.every(({ verdict }) => verdict !== 'notInterpretable')).toBe(true);
});
