import fc from 'fast-check';
import { expect, test } from 'vitest';

import { normBlend } from '@/lib/psychometrics/norms/norm-blend';
import { DRIFT_SPAN, normDrift } from '@/lib/psychometrics/norms/norm-drift';
import { normErrorT, peopleForNormError } from '@/lib/psychometrics/norms/norm-error';
import { normInUse, normStage } from '@/lib/psychometrics/norms/norm-stage';
import golden from '../../../golden/r/norms.json' with { type: 'json' };

const { prior } = golden;
const code = (expected: string) =>
  expect.objectContaining({ name: 'PsychometricsError', code: expected }) as Error;

test.each(golden.blends)('the blend agrees with R: $sample.n people', ({ sample, mean, sd, change }) => {
  const blend = normBlend(prior, sample);
  expect(blend.mean).toBeCloseTo(mean, 12);
  expect(blend.sd).toBeCloseTo(sd, 12);
  const { largestChangeT } = normInUse(prior, sample);
  if (sample.sd > 0) expect(largestChangeT).toBeCloseTo(change, 10);
  else expect(largestChangeT).toBeNull();
});

test('a blend lies between prior and sample, and moves with the units', () => {
  const value = fc.double({ min: 1, max: 5, noNaN: true });
  const spread = fc.double({ min: 0.1, max: 2, noNaN: true });
  fc.assert(
    fc.property(value, spread, value, spread, fc.integer({ min: 2, max: 2000 }), (m0, s0, mean, sd, n) => {
      const blend = normBlend({ mean: m0, sd: s0, n: 60 }, { n, mean, sd });
      expect(blend.mean).toBeGreaterThanOrEqual(Math.min(m0, mean) - 1e-12);
      expect(blend.mean).toBeLessThanOrEqual(Math.max(m0, mean) + 1e-12);
      const moved = normBlend({ mean: 3 * m0 + 7, sd: 3 * s0, n: 60 }, { n, mean: 3 * mean + 7, sd: 3 * sd });
      expect(moved.mean).toBeCloseTo(3 * blend.mean + 7, 9);
      expect(moved.sd).toBeCloseTo(3 * blend.sd, 9);
    }),
  );
});

test('nobody measured leaves the prior; a prior worth nobody leaves the sample', () => {
  expect(normBlend(prior, { n: 0, mean: 99, sd: 0 })).toEqual({ mean: prior.mean, sd: prior.sd });
  const alone = normBlend({ mean: 3, sd: 1, n: 0 }, { n: 10, mean: 4, sd: 0.5 });
  expect(alone.mean).toBe(4);
  expect(alone.sd).toBeCloseTo(0.5 * Math.sqrt(0.9), 12);
});

test.each([
  [{ ...prior, sd: 0 }, { n: 1, mean: 3, sd: 1 }, 'OUT_OF_RANGE'],
  [{ ...prior, n: -1 }, { n: 1, mean: 3, sd: 1 }, 'OUT_OF_RANGE'],
  [prior, { n: 1.5, mean: 3, sd: 1 }, 'OUT_OF_RANGE'],
  [prior, { n: -1, mean: 3, sd: 1 }, 'OUT_OF_RANGE'],
  [prior, { n: 1, mean: 3, sd: -1 }, 'OUT_OF_RANGE'],
  [prior, { n: 1, mean: Number.NaN, sd: 1 }, 'NOT_FINITE'],
  [{ ...prior, mean: Number.POSITIVE_INFINITY }, { n: 1, mean: 3, sd: 1 }, 'NOT_FINITE'],
  [{ ...prior, n: 0 }, { n: 0, mean: 3, sd: 1 }, 'TOO_FEW'],
])('a norm that cannot be is refused: %j %j', (before, sample, expected) => {
  expect(() => normBlend(before, sample)).toThrow(code(expected));
});

test('stages begin at 1, 150, 400 and 1000 people, the last only with 300 in every group', () => {
  const starts = [0, 1, 149, 150, 399, 400, 999, 1000];
  expect(starts.map((n) => normStage(n))).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
  expect([normStage(1200, 299), normStage(1200, 300)]).toEqual([3, 4]);
  expect(() => normStage(-1)).toThrow(code('OUT_OF_RANGE'));
  expect(() => normStage(10, 11)).toThrow(code('OUT_OF_RANGE'));
  expect(() => normStage(10.5)).toThrow(code('OUT_OF_RANGE'));
});

test('each stage says what its numbers rest on', () => {
  const at = (n: number) => {
    const { label, basis, percentiles } = normInUse(prior, { n, mean: 3.42, sd: 0.69 });
    return [label, basis, percentiles];
  };
  expect([0, 60, 200, 500, 1500].map(at)).toEqual([
    ['planning', 'prior', 'none'],
    ['provisional', 'blend', 'none'],
    ['preliminary', 'blend', 'normalModel'],
    ['empirical', 'empirical', 'empirical'],
    ['established', 'empirical', 'empirical'],
  ]);
});

test('from 400 people on the sample is the norm, unless it moves somebody by more than 1 T without a notice', () => {
  const near = { n: 500, mean: 3.45, sd: 0.66 };
  expect(normInUse(prior, near)).toMatchObject({
    moments: { mean: 3.45, sd: 0.66 },
    needsChangeNotice: false,
  });
  const far = { n: 500, mean: 4, sd: 0.5 };
  const silent = normInUse(prior, far);
  expect(silent).toMatchObject({ moments: normBlend(prior, far), basis: 'blend', needsChangeNotice: true });
  expect(silent.largestChangeT).toBeGreaterThan(1);
  expect(normInUse(prior, far, { changeAnnounced: true })).toMatchObject({
    moments: { mean: 4, sd: 0.5 },
    basis: 'empirical',
    needsChangeNotice: true,
  });
  expect(() => normInUse(prior, { n: 400, mean: 4, sd: 0 })).toThrow(code('OUT_OF_RANGE'));
});

test.each(golden.errors)('the norm error agrees with R: z $z, n $n', ({ z, n, error }) => {
  expect(normErrorT(z, n)).toBeCloseTo(error, 12);
});

test('people for a wanted norm error: the first number that reaches it', () => {
  expect(golden.people.wanted.map((wanted) => peopleForNormError(wanted, 1))).toEqual(golden.people.n);
  expect(peopleForNormError(100, 0)).toBe(2);
  fc.assert(
    fc.property(
      fc.double({ min: 0.3, max: 4, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      (wanted, z) => {
        const n = peopleForNormError(wanted, z);
        expect(normErrorT(z, n)).toBeLessThanOrEqual(wanted * (1 + 1e-9));
        if (n > 2) expect(normErrorT(z, n - 1)).toBeGreaterThan(wanted * (1 - 1e-9));
      },
    ),
  );
  expect(() => peopleForNormError(0, 1)).toThrow(code('OUT_OF_RANGE'));
  expect(() => peopleForNormError(Number.NaN, 1)).toThrow(code('NOT_FINITE'));
});

test('the moving average agrees with R', () => {
  const { scores, average, limit, firstAlarm } = golden.drift;
  const drift = normDrift(scores);
  expect(drift).toEqual({
    status: 'watched',
    average: expect.closeTo(average, 10),
    limit: expect.closeTo(limit, 12),
    firstAlarm,
    alarm: true,
  });
});

test('drift: nothing under 200 people, mirrored scores give the mirrored average', () => {
  const calm = Array.from({ length: DRIFT_SPAN }, (_, person) => (person % 2 === 0 ? 45 : 56));
  expect(normDrift(calm.slice(1))).toEqual({ status: 'none', reason: 'tooFewPeople', needed: 200 });
  const [drift, mirrored] = [normDrift(calm), normDrift(calm.map((t) => 100 - t))];
  if (drift.status === 'none' || mirrored.status === 'none') throw new Error('drift');
  expect(drift).toMatchObject({ firstAlarm: null, alarm: false });
  expect(mirrored.average).toBeCloseTo(100 - drift.average, 10);
  expect(() => normDrift([50, Number.NaN])).toThrow(code('NOT_FINITE'));
});

test('an alarm of the past is remembered when the average has come back', () => {
  const wave = [
    ...Array<number>(200).fill(50),
    ...Array<number>(60).fill(70),
    ...Array<number>(400).fill(50),
  ];
  expect(normDrift(wave)).toMatchObject({ firstAlarm: 211, alarm: false });
});
