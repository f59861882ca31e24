import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitOfPacked, packFit, unpackFit } from '@/lib/fit/packed-fit';

test('gives back what it was given: quantiles lie on the grid of .02', () => {
  const quantile = fc.integer({ min: 0, max: 5000 }).map((cell) => cell / 50);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.array(quantile, { minLength: 1, maxLength: 200 }),
      (fit, quantiles) => {
        const bytes = packFit({ fit, quantiles });
        expect(bytes).toHaveLength(8 + 2 * quantiles.length);
        const back = unpackFit(bytes);
        expect(back.fit).toBe(fit);
        expect([...back.quantiles].map((step) => step / 50)).toEqual(quantiles);
      },
    ),
  );
});

test('reads from the middle of a larger buffer, as a driver hands it out', () => {
  const packed = packFit({ fit: 81.25, quantiles: [70, 80.02, 99.98] });
  const larger = new Uint8Array(packed.length + 5);
  larger.set(packed, 3);
  const { fit, quantiles } = unpackFit(larger.subarray(3, 3 + packed.length));
  expect(fit).toBe(81.25);
  expect([...quantiles]).toEqual([3500, 4001, 4999]);
});

test('refuses bytes that hold no fit', () => {
  for (const length of [0, 7, 8, 11]) expect(() => unpackFit(new Uint8Array(length))).toThrow(RangeError);
});

test('tells the fit from its first bytes alone', () => {
  const packed = packFit({ fit: 81.25, quantiles: [70, 80.02] });
  expect(fitOfPacked(packed.subarray(0, 8))).toBe(81.25);
  expect(() => fitOfPacked(packed.subarray(0, 7))).toThrow(RangeError);
});
