import { expect, test } from 'vitest';

import { Z_90, interval90 } from '@/lib/psychometrics/scores/interval';
import { PsychometricsError } from '@/lib/psychometrics/errors';
import { normErrorT } from '@/lib/psychometrics/norms/norm-error';
import { combinedError, measurementErrorT } from '@/lib/psychometrics/scores/standard-error';
import { percentOfMaximum, sten, tScore, zScore } from '@/lib/psychometrics/scores/standard-scores';
import { normalCdf } from '@/lib/stats/normal-distribution';

test('a T score is 50 + 10 z', () => {
  expect(tScore(zScore(4.5, 3.95, 0.55))).toBeCloseTo(60, 12);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a norm SD of %s', (sd) => {
  expect(() => zScore(4, 4, sd)).toThrow(PsychometricsError);
});

// By hand: floor(5.5 + 2z + .5) = floor(6 + 2z), within 1 and 10.
test.each([
  [-10, 1],
  [-2.5, 1],
  [-2.01, 1],
  [-2, 2],
  [-0.01, 5],
  [0, 6],
  [0.49, 6],
  [0.5, 7],
  [2, 10],
  [10, 10],
])('the STEN of z = %s is %s', (z, expected) => {
  expect(sten(z)).toBe(expected);
});

test('per cent of maximum runs from 0 to 100 over the format', () => {
  expect([1, 3, 4, 5].map((value) => percentOfMaximum(value, 1, 5))).toEqual([0, 50, 75, 100]);
});

test.each([
  [0.9, 1, 5],
  [5.1, 1, 5],
  [Number.NaN, 1, 5],
  [1, 1, 1],
  [3, 5, 1],
])('per cent of maximum refuses %s in %s–%s', (value, min, max) => {
  expect(() => percentOfMaximum(value, min, max)).toThrow(PsychometricsError);
});

test('the planning norm has a measurement error of √20 T', () => {
  // 10 √(1 − .80) = √(100 · .20) = √20.
  expect(measurementErrorT(0.8)).toBeCloseTo(Math.sqrt(20), 12);
  expect(measurementErrorT(0)).toBe(10);
});

test.each([1, -0.1, Number.NaN])('refuses a reliability of %s', (reliability) => {
  expect(() => measurementErrorT(reliability)).toThrow(PsychometricsError);
});

test('the norm error grows with the distance from the mean', () => {
  // √(100 (1/60 + 0)) and √(100 (1/60 + 4/118)).
  expect(normErrorT(0, 60)).toBeCloseTo(Math.sqrt(100 / 60), 12);
  expect(normErrorT(2, 60)).toBeCloseTo(Math.sqrt(100 / 60 + 400 / 118), 12);
  expect(normErrorT(-2, 60)).toBe(normErrorT(2, 60));
});

test.each([1, 1.9, 0, Number.NaN, Number.POSITIVE_INFINITY])('refuses a norm of %s people', (n) => {
  expect(() => normErrorT(0, n)).toThrow(PsychometricsError);
});

test('accepts the smallest norm that has an SD', () => {
  expect(normErrorT(0, 2)).toBeCloseTo(Math.sqrt(50), 12);
});

test('independent errors add as squares', () => {
  expect(combinedError(3, 4)).toBe(5);
});

test('the 90 % interval leaves 5 % on either side', () => {
  expect(normalCdf(Z_90)).toBeCloseTo(0.95, 14);
  expect(interval90(50, 2)).toEqual([50 - 2 * Z_90, 50 + 2 * Z_90]);
  expect(interval90(50, 0)).toEqual([50, 50]);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a standard error of %s', (error) => {
  expect(() => interval90(50, error)).toThrow(PsychometricsError);
});
