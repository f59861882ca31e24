import fc from 'fast-check';
import { expect, test } from 'vitest';

import { averageDeviation } from '@/lib/psychometrics/agreement/average-deviation';
import { nullVariance, withinGroupAgreement } from '@/lib/psychometrics/agreement/within-group-agreement';
import { withinGroupAgreementJ } from '@/lib/psychometrics/agreement/within-group-agreement-j';
import golden from '../../../golden/r/agreement.json' with { type: 'json' };

const POINTS = 7;
const parallel = [0, 1, 3].map((index) => golden.items[index] ?? []);

test.each(golden.items.map((ratings, index) => ({ ratings, index })))(
  'item $index against R',
  ({ ratings, index }) => {
    expect(withinGroupAgreement(ratings, POINTS).raw.value).toBeCloseTo(golden.rwgUniform[index] ?? NaN, 12);
    expect(withinGroupAgreement(ratings, POINTS, 'slightSkew').raw.value).toBeCloseTo(
      golden.rwgSkewed[index] ?? NaN,
      12,
    );
    expect(averageDeviation(ratings, POINTS).value).toBeCloseTo(golden.averageDeviation[index] ?? NaN, 12);
  },
);

test('several items against R', () => {
  expect(withinGroupAgreementJ(parallel, POINTS).value).toBeCloseTo(golden.rwgJ, 12);
  expect(withinGroupAgreementJ(parallel, POINTS, 'slightSkew').value).toBeCloseTo(golden.rwgJSkewed, 12);
});

test('raters who differ more than chance: the raw value is negative, the reported one 0', () => {
  const { raw, floored } = withinGroupAgreement([1, 7, 1, 7], POINTS);
  // s² = 12, σ²E = 4.
  expect([raw.value, floored.value]).toEqual([-2, 0]);
  expect(withinGroupAgreementJ([[1, 7, 1, 7]], POINTS)).toEqual({ value: 0, reason: null });
});

test('the null variances of the literature', () => {
  expect(nullVariance(4, 'uniform')).toBe(1.25);
  expect([5, 7].map((points) => nullVariance(points, 'slightSkew'))).toEqual([1.34, 2.9]);
  expect(nullVariance(4, 'slightSkew')).toBeNull();
  expect(withinGroupAgreement([0, 1, 2], 4, 'slightSkew').raw).toEqual({
    value: null,
    reason: 'noNullDistribution',
  });
  expect(withinGroupAgreementJ([[0, 1, 2]], 4, 'slightSkew').reason).toBe('noNullDistribution');
});

test.each([[[]], [[4]]])('one rater agrees with nobody: %j', (ratings) => {
  expect(withinGroupAgreement(ratings, POINTS).floored).toEqual({ value: null, reason: 'tooFew' });
  expect(withinGroupAgreementJ([ratings], POINTS)).toEqual({ value: null, reason: 'tooFew' });
  expect(averageDeviation(ratings, POINTS)).toEqual({
    value: null,
    limit: POINTS / 6,
    withinLimit: null,
    reason: 'tooFew',
  });
});

test('the average deviation holds its limit of a sixth of the points, the limit included', () => {
  // Five points: the limit is .8333. AD of 1, 1, 1, 3, 3, 3 is 1; of 1, 2, 3 is .667.
  expect(averageDeviation([1, 1, 1, 3, 3, 3], 5).withinLimit).toBe(false);
  expect(averageDeviation([1, 2, 3], 5).withinLimit).toBe(true);
  // Six points: AD of 1 and 3 is exactly the limit of 1.
  expect(averageDeviation([1, 3], 6)).toEqual({ value: 1, limit: 1, withinLimit: true, reason: null });
});

const ratings = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 12 });

test('order, direction and origin of the scale make no difference', () => {
  fc.assert(
    fc.property(ratings, (values) => {
      const turned = [...values].reverse().map((value) => 7 - value);
      const [a, b] = [values, turned].map((list) => ({
        rwg: withinGroupAgreement(list, POINTS).raw.value ?? NaN,
        deviation: averageDeviation(list, POINTS).value ?? NaN,
      }));
      expect(a?.rwg).toBeCloseTo(b?.rwg ?? NaN, 12);
      expect(a?.deviation).toBeCloseTo(b?.deviation ?? NaN, 12);
    }),
  );
});

test('agreement stays in its range: raw from 1 − 3·n/(n−1), floored and j from 0 to 1', () => {
  fc.assert(
    fc.property(ratings, (values) => {
      const { raw, floored } = withinGroupAgreement(values, POINTS);
      const j = withinGroupAgreementJ([values, values], POINTS).value ?? NaN;
      expect(raw.value).toBeGreaterThanOrEqual(-3.5 - 1e-9);
      expect(raw.value).toBeLessThanOrEqual(1);
      expect(floored.value).toBe(Math.max(0, raw.value ?? NaN));
      expect(j >= 0 && j <= 1).toBe(true);
      // With one item rwg(j) is rwg.
      expect(withinGroupAgreementJ([values], POINTS).value).toBeCloseTo(floored.value ?? NaN, 12);
    }),
  );
});

test.each([
  ['a rating that is no number', [1, Number.NaN], 7, 'NOT_FINITE'],
  ['an infinite rating', [1, Infinity], 7, 'NOT_FINITE'],
  ['ratings further apart than the scale is long', [1, 8], 7, 'OUT_OF_RANGE'],
  ['a scale of one point', [1, 1], 1, 'OUT_OF_RANGE'],
  ['half a point', [1, 1], 4.5, 'OUT_OF_RANGE'],
])('refuses %s', (_, values, points, code) => {
  expect(() => withinGroupAgreement(values, points)).toThrow(code);
  expect(() => withinGroupAgreementJ([values], points)).toThrow(code);
  expect(() => averageDeviation(values, points)).toThrow(code);
});

test('refuses no items and items with different raters', () => {
  expect(() => withinGroupAgreementJ([], 7)).toThrow('TOO_FEW');
  expect(() => withinGroupAgreementJ([[1, 2], [1, 2, 3]], 7)).toThrow('WRONG_SHAPE'); // prettier-ignore
});
