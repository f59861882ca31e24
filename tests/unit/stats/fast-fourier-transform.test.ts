import { expect, test } from 'vitest';

import { planFourier, transform } from '@/lib/stats/fast-fourier-transform';

/** The definition, term by term. */
function definition(re: Float64Array, im: Float64Array): readonly (readonly [number, number])[] {
  const size = re.length;
  return Array.from({ length: size }, (_, k) => {
    let [sumRe, sumIm] = [0, 0];
    for (let n = 0; n < size; n += 1) {
      const angle = (-2 * Math.PI * k * n) / size;
      sumRe += (re[n] ?? 0) * Math.cos(angle) - (im[n] ?? 0) * Math.sin(angle);
      sumIm += (re[n] ?? 0) * Math.sin(angle) + (im[n] ?? 0) * Math.cos(angle);
    }
    return [sumRe, sumIm] as const;
  });
}

test.each([2, 4, 8, 16, 32, 64, 128])('equals the definition for length %s', (size) => {
  const re = Float64Array.from({ length: size }, (_, n) => Math.sin(n * n + 1));
  const im = Float64Array.from({ length: size }, (_, n) => Math.cos(3 * n));
  const expected = definition(re, im);
  transform(planFourier(size), re, im);
  expected.forEach(([expectedRe, expectedIm], k) => {
    expect(re[k]).toBeCloseTo(expectedRe, 10);
    expect(im[k]).toBeCloseTo(expectedIm, 10);
  });
});

test('exchanging the parts inverts it, but for the length', () => {
  const plan = planFourier(32);
  const re = Float64Array.from({ length: 32 }, (_, n) => n % 5);
  const im = new Float64Array(32);
  transform(plan, re, im);
  transform(plan, im, re);
  re.forEach((value, n) => expect(value / 32).toBeCloseTo(n % 5, 12));
});

test.each([0, 1, 3, 12, 2.5, Number.NaN])('refuses the length %s', (size) => {
  expect(() => planFourier(size)).toThrow(RangeError);
});

test('refuses arrays of another length', () => {
  const plan = planFourier(4);
  expect(() => transform(plan, new Float64Array(8), new Float64Array(4))).toThrow(RangeError);
  expect(() => transform(plan, new Float64Array(4), new Float64Array(8))).toThrow(RangeError);
});
