import fc from 'fast-check';
import { expect, test } from 'vitest';

import { complaintRate } from '@/lib/psychometrics/validity/complaint-rate';
import { correlationInterval } from '@/lib/psychometrics/validity/correlation-interval';
import { correlationPower, peopleForCorrelation } from '@/lib/psychometrics/validity/correlation-power';
import { criterionValidity, criterionValidityOf } from '@/lib/psychometrics/validity/criterion-validity';
import {
  correctCriterionUnreliability,
  correctRangeRestriction,
} from '@/lib/psychometrics/validity/range-restriction';
import golden from '../../../golden/r/validity.json' with { type: 'json' };

const code = (expected: string) =>
  expect.objectContaining({ name: 'PsychometricsError', code: expected }) as Error;

test('validity of a study agrees with R', () => {
  const { score, criterion, r, ci95 } = golden.study;
  const result = criterionValidityOf(score, criterion);
  if (result.status === 'none') throw new Error(result.reason);
  expect(result.r).toBeCloseTo(r, 12);
  expect(result.ci95).toEqual(ci95.map((limit) => expect.closeTo(limit, 12) as number));
  expect([result.corrected, result.correctedCi95, result.standing]).toEqual([null, null, 'shownOnly']);
});

test.each(golden.cases)('interval and correction agree with R: r $r, n $n, U $u', (expected) => {
  const result = criterionValidity(expected.r, expected.n, expected.u);
  if (result.status === 'none') throw new Error(result.reason);
  expect(result.ci95).toEqual([expect.closeTo(expected.low, 12), expect.closeTo(expected.high, 12)]);
  expect(result.corrected).toBeCloseTo(expected.corrected, 12);
  expect(result.correctedCi95).toEqual([
    expect.closeTo(expected.correctedLow, 12),
    expect.closeTo(expected.correctedHigh, 12),
  ]);
});

test('no number under 30 people; interpreted from 100, stable from 250', () => {
  const at = (n: number) => {
    const result = criterionValidity(0.2, n);
    return result.status === 'none' ? result.reason : result.standing;
  };
  expect([0, 29, 30, 99, 100, 249, 250].map(at)).toEqual([
    'tooFewPeople',
    'tooFewPeople',
    'shownOnly',
    'shownOnly',
    'interpretable',
    'interpretable',
    'stable',
  ]);
});

const many = Array.from({ length: 40 }, (_, person) => person);

test('a study: the same for exchanged and rescaled variables, no number without variance', () => {
  const { score, criterion } = golden.study;
  const result = criterionValidityOf(score, criterion);
  const turned = criterionValidityOf(
    criterion.map((value) => 5 - 2 * value),
    score,
  );
  if (result.status === 'none' || turned.status === 'none') throw new Error('study');
  expect(turned.r).toBeCloseTo(-result.r, 12);
  expect(turned.ci95[0]).toBeCloseTo(-result.ci95[1], 12);
  expect(
    criterionValidityOf(
      many,
      many.map(() => 3),
    ),
  ).toEqual({ status: 'none', reason: 'noVariance' });
  expect(criterionValidityOf(score.slice(0, 29), criterion.slice(0, 29))).toMatchObject({
    reason: 'tooFewPeople',
  });
  expect(criterionValidityOf(many, many)).toMatchObject({ r: 1, ci95: [1, 1] });
});

test('correction: a ratio whose square leaves the range of numbers leads to 1, not to 0', () => {
  expect(correctRangeRestriction(0.3, 1e300)).toBeCloseTo(1, 12);
});

test('correction: U of 1 changes nothing, it keeps the sign, order and range, and is undone by 1/U', () => {
  const r = fc.double({ min: -1, max: 1, noNaN: true });
  const u = fc.double({ min: 0.2, max: 5, noNaN: true });
  fc.assert(
    fc.property(r, r, u, (one, other, ratio) => {
      const corrected = correctRangeRestriction(one, ratio);
      expect(correctRangeRestriction(one, 1)).toBeCloseTo(one, 12);
      expect(Math.abs(corrected)).toBeLessThanOrEqual(1 + 1e-12);
      expect(correctRangeRestriction(-one, ratio)).toBeCloseTo(-corrected, 12);
      if (one < other) expect(correctRangeRestriction(other, ratio)).toBeGreaterThanOrEqual(corrected);
      expect(correctRangeRestriction(Math.max(-1, Math.min(1, corrected)), 1 / ratio)).toBeCloseTo(one, 6);
    }),
  );
});

test('unreliability of the criterion: once, and not beyond what can be', () => {
  expect(correctCriterionUnreliability(0.2, 0.64)).toBeCloseTo(0.25, 12);
  expect(correctCriterionUnreliability(-0.2, 1)).toBe(-0.2);
  expect(correctCriterionUnreliability(0.9, 0.5)).toBeNull();
});

test.each(golden.power)('power agrees with R: r $r, n $n', ({ r, n, power }) => {
  expect(correlationPower(r, n)).toBeCloseTo(power, 12);
});

test.each(golden.wanted)('people for r $r and power $power: $n', ({ r, power, n }) => {
  expect(peopleForCorrelation(r, power)).toBe(n);
  expect(peopleForCorrelation(-r, power)).toBe(n);
  expect(correlationPower(r, n)).toBeGreaterThanOrEqual(power - 1e-6);
  expect(correlationPower(r, n - 1)).toBeLessThan(power);
});

test('complaints agree with R', () => {
  const { t, hours, complaints, ...expected } = golden.complaints;
  const records = t.map((score, person) => ({
    t: score,
    hours: hours[person] ?? 0,
    complaints: complaints[person] ?? 0,
  }));
  expect(complaintRate(records)).toEqual({
    status: 'computed',
    rateRatioPer10T: expect.closeTo(expected.ratio, 10),
    ci95: expected.ci95.map((limit) => expect.closeTo(limit, 9) as number),
    dispersion: expect.closeTo(expected.dispersion, 9),
    intercept: expect.closeTo(expected.intercept, 9),
    slope: expect.closeTo(expected.slope, 11),
    slopeStandardError: expect.closeTo(expected.error, 11),
  });
  // Twice the hours at half the rate, in another order: the same ratio.
  const slower = [...records].reverse().map((record) => ({ ...record, hours: 2 * record.hours }));
  expect(complaintRate(slower)).toMatchObject({ rateRatioPer10T: expect.closeTo(expected.ratio, 10) });
});

test('complaints: no number for few people, one score, none or complaints at one end only', () => {
  const records = many.map((t) => ({ t, hours: 100, complaints: t % 3 }));
  const reason = (changed: typeof records) => {
    const result = complaintRate(changed);
    return result.status === 'none' ? result.reason : result.status;
  };
  expect(reason(records)).toBe('computed');
  expect(reason(records.slice(0, 29))).toBe('tooFewPeople');
  expect(reason(records.map((record) => ({ ...record, t: 50 })))).toBe('noVariance');
  expect(reason(records.map((record) => ({ ...record, complaints: 0 })))).toBe('noComplaints');
  expect(reason(records.map((record) => ({ ...record, complaints: record.t === 39 ? 4 : 0 })))).toBe(
    'noFiniteEstimate',
  );
});

test('complaints: a steep slope is found from the flat start', () => {
  const steep = many.map((t) => ({ t, hours: 1, complaints: Math.round(Math.exp(t / 4)) }));
  const result = complaintRate(steep);
  if (result.status === 'none') throw new Error(result.reason);
  expect(result.slope).toBeCloseTo(0.25, 2);
});

test('what cannot be is refused', () => {
  const refused = (run: () => unknown, expected: string) => expect(run).toThrow(code(expected));
  for (const r of [1.01, -2, Number.NaN]) {
    refused(() => criterionValidity(r, 100), 'OUT_OF_RANGE');
    refused(() => correlationInterval(r, 100), 'OUT_OF_RANGE');
    refused(() => correctRangeRestriction(r, 1.2), 'OUT_OF_RANGE');
    refused(() => correctCriterionUnreliability(r, 0.5), 'OUT_OF_RANGE');
    refused(() => correlationPower(r, 100), 'OUT_OF_RANGE');
    refused(() => peopleForCorrelation(r), 'OUT_OF_RANGE');
  }
  refused(() => peopleForCorrelation(0), 'OUT_OF_RANGE');
  refused(() => peopleForCorrelation(0.2, 1), 'OUT_OF_RANGE');
  refused(() => peopleForCorrelation(0.2, 0.05), 'OUT_OF_RANGE');
  refused(() => correlationPower(0.2, 3), 'TOO_FEW');
  refused(() => correlationInterval(0.2, 3), 'TOO_FEW');
  refused(() => correlationInterval(0.2, 30, 1), 'OUT_OF_RANGE');
  refused(() => correctRangeRestriction(0.2, 0), 'OUT_OF_RANGE');
  refused(() => correctRangeRestriction(0.2, Number.POSITIVE_INFINITY), 'OUT_OF_RANGE');
  refused(() => correctCriterionUnreliability(0.2, 0), 'OUT_OF_RANGE');
  refused(() => criterionValidity(0.2, 1.5), 'OUT_OF_RANGE');
  refused(() => criterionValidity(0.2, 10, -1), 'OUT_OF_RANGE');
  refused(() => criterionValidityOf([1], [1, 2]), 'WRONG_SHAPE');
  refused(() => criterionValidityOf([Number.NaN], [1]), 'NOT_FINITE');
  refused(() => complaintRate([{ t: 50, hours: 0, complaints: 1 }]), 'OUT_OF_RANGE');
  refused(() => complaintRate([{ t: 50, hours: 1, complaints: 0.5 }]), 'OUT_OF_RANGE');
  refused(() => complaintRate([{ t: Number.NaN, hours: 1, complaints: 0 }]), 'NOT_FINITE');
});
