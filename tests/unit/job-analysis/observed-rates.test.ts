import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { combinedRate, observedRate } from '@/lib/job-analysis/observed-rate';
import { observerAgreement } from '@/lib/job-analysis/observer-agreement';
import { logLimits, overdispersion } from '@/lib/job-analysis/overdispersion';
import { planPrecision } from '@/lib/job-analysis/rate-precision';
import { rateRatio } from '@/lib/job-analysis/rate-ratio';
import { stratifiedRate } from '@/lib/job-analysis/stratified-rate';
import golden from '../../golden/r/observed-rates.json' with { type: 'json' };

/** Equal to ten digits, whatever the size. */
function expectNear(found: number | null | undefined, expected: number): void {
  expect(Math.abs((found ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-10 * Math.abs(expected));
}

function expectLimits(found: readonly number[] | null, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, index) => expectNear(found?.[index], value));
}

describe('one rate', () => {
  test.each(golden.rates)('$events events in $hours hours are those of R', (expected) => {
    const found = observedRate(expected);
    expectNear(found.rate, expected.rate);
    expectLimits(found.exact95, expected.exact95);
    expectLimits(found.jeffreys, expected.jeffreys);
    if (expected.upper95WithoutEvents === null) expect(found.upper95WithoutEvents).toBeNull();
    else expectNear(found.upper95WithoutEvents, expected.upper95WithoutEvents);
  });

  test('the rule of three: no event in H hours, at most 3 / H', () => {
    expect(observedRate({ events: 0, hours: 10 }).upper95WithoutEvents).toBeCloseTo(0.3, 3);
  });

  test('a team is counted in person-hours', () => {
    expect(observedRate({ events: 24, hours: 2, people: 4 })).toEqual(observedRate({ events: 24, hours: 8 }));
  });

  test('limits surround the rate, and scale with the hours', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.double({ min: 0.1, max: 500, noNaN: true }),
        (events, hours) => {
          const { rate, exact95, jeffreys } = observedRate({ events, hours });
          expect(exact95[0]).toBeLessThanOrEqual(rate);
          expect(exact95[1]).toBeGreaterThan(rate);
          // Jeffreys' limits lie inside the exact ones, but for the lower one without events.
          if (events > 0) expect(jeffreys[0]).toBeGreaterThan(exact95[0]);
          expect(jeffreys[2]).toBeLessThan(exact95[1]);
          expectNear(observedRate({ events, hours: hours * 2 }).exact95[1], exact95[1] / 2);
        },
      ),
    );
  });

  test.each([
    ['half an event', { events: 1.5, hours: 1 }],
    ['negative events', { events: -1, hours: 1 }],
    ['events that are no number', { events: Number.NaN, hours: 1 }],
    ['more events than anybody counts', { events: 1e6 + 1, hours: 1 }],
    ['no hours', { events: 1, hours: 0 }],
    ['a slip of units', { events: 1, hours: 1e-300 }],
    ['endless hours', { events: 1, hours: Infinity }],
    ['hours that are no number', { events: 1, hours: Number.NaN }],
    ['nobody', { events: 1, hours: 1, people: 0 }],
    ['two negatives', { events: 1, hours: -1, people: -1 }],
  ])('refuses %s', (_, observation) => {
    expect(() => observedRate(observation)).toThrow('OUT_OF_RANGE');
    expect(() => planPrecision(observation, 0.5)).toThrow('OUT_OF_RANGE');
    expect(() => rateRatio({ events: 1, hours: 1 }, observation)).toThrow('OUT_OF_RANGE');
    expect(() => overdispersion([observation])).toThrow('OUT_OF_RANGE');
  });
});

describe('with the rating of the raters', () => {
  test.each(golden.combined)(
    'rated $rated and 12 events in 7.5 hours are those of R',
    ({ rated, quantiles }) => {
      const { median, limits95 } = combinedRate({ events: 12, hours: 7.5 }, rated);
      expectLimits([limits95[0], median, limits95[1]], quantiles);
    },
  );

  test('the median lies between rating and observation, nearer the observation the longer it is', () => {
    const short = combinedRate({ events: 12, hours: 7.5 }, 5).median;
    const long = combinedRate({ events: 120, hours: 75 }, 5).median;
    expect(0.8 < short && short < long && long < 1.6).toBe(true);
  });

  test('nothing observed and never rated is still a number', () => {
    const { median, limits95 } = combinedRate({ events: 0, hours: 8 }, 0);
    expect([median, ...limits95].every((value) => value >= 0 && value < 1)).toBe(true);
  });

  test('refuses a rating outside the scale', () => {
    expect(() => combinedRate({ events: 1, hours: 1 }, 6.1)).toThrow('RATING_OUT_OF_RANGE');
  });
});

describe('overdispersion', () => {
  const sessions = ({ events, hours }: { events: number[]; hours: number[] }) =>
    events.map((count, index) => ({ events: count, hours: hours[index] ?? 0 }));

  test('sessions that differ as chance has it keep the exact limits', () => {
    const found = overdispersion(sessions(golden.calm));
    expectNear(found.phi, golden.calm.phi);
    expectNear(found.rate, golden.calm.rate);
    expect(found).toMatchObject({ basis: 'poisson', reason: 'notOverdispersed' });
    expect(found.limits95).toEqual(observedRate({ events: 54, hours: 19 }).exact95);
    expectLimits(logLimits(54, 19, 1), golden.calm.poisson);
    expectLimits(logLimits(54, 19, golden.calm.phi), golden.calm.quasi);
  });

  test('sessions that differ more widen the limits', () => {
    const found = overdispersion(sessions(golden.wild));
    expect(found).toMatchObject({ basis: 'quasiPoisson', reason: null });
    expectNear(found.phi, golden.wild.phi);
    expectLimits(found.limits95, golden.wild.quasi);
  });

  test('with five sessions φ is shown but not used', () => {
    const found = overdispersion(sessions(golden.wild).slice(0, 5));
    expect(found.phi).toBeGreaterThan(1.5);
    expect(found).toMatchObject({ basis: 'poisson', reason: 'fewSessions' });
    expect(overdispersion(sessions(golden.wild).slice(0, 6)).reason).toBeNull();
  });

  test('one session, or no event, has no φ', () => {
    expect(overdispersion([{ events: 3, hours: 2 }])).toMatchObject({ phi: null, reason: 'oneSession' });
    expect(overdispersion([{ events: 0, hours: 2 }, { events: 0, hours: 3 }])).toMatchObject({ phi: null, reason: 'noEvents', rate: 0 }); // prettier-ignore
  });

  test('refuses nothing at all, and limits of nothing', () => {
    expect(() => overdispersion([])).toThrow('WRONG_SHAPE');
    expect(() => logLimits(0, 1, 1)).toThrow('OUT_OF_RANGE');
    expect(() => logLimits(1, 1, Number.NaN)).toThrow('OUT_OF_RANGE');
  });
});

describe('ratio of two rates', () => {
  test.each(golden.ratio)(
    '$first.events in $first.hours to $second.events in $second.hours is that of R',
    (expected) => {
      const found = rateRatio(expected.first, expected.second);
      expectNear(found.p, expected.p);
      expectNear(found.low, expected.low);
      if (expected.ratio === null || expected.high === null) {
        expect(found).toMatchObject({ ratio: null, high: null, reason: 'noEventsInSecond' });
        return;
      }
      expectNear(found.ratio, expected.ratio);
      expectNear(found.high, expected.high);
    },
  );

  test('no event at all says nothing', () => {
    const none = { events: 0, hours: 5 };
    expect(rateRatio(none, none)).toEqual({ ratio: null, low: 0, high: null, p: 1, reason: 'noEvents' });
  });

  test('turned round it is the reciprocal with the same p', () => {
    const count = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(count, count, fc.double({ min: 0.5, max: 40, noNaN: true }), (a, b, hours) => {
        const [there, back] = [
          rateRatio({ events: a, hours }, { events: b, hours: 7 }),
          rateRatio({ events: b, hours: 7 }, { events: a, hours }),
        ];
        expect(there.p).toBeCloseTo(back.p, 9);
        expectNear(there.ratio, 1 / (back.ratio ?? Number.NaN));
        expectNear(there.low, 1 / (back.high ?? Number.NaN));
      }),
    );
  });
});

describe('parts of the job', () => {
  const { share, events, hours, rate, variance } = golden.stratified;
  const strata = share.map((part, index) => ({
    share: part,
    events: events[index] ?? 0,
    hours: hours[index] ?? 0,
  }));

  test('rate and variance are those of R', () => {
    const found = stratifiedRate(strata);
    expectNear(found.rate, rate);
    expectNear(found.variance, variance);
    const half = (1.959963984540054 * Math.sqrt(variance)) / rate;
    expectLimits(found.limits95, [rate * Math.exp(-half), rate * Math.exp(half)]);
  });

  test('one part is the whole', () => {
    expectLimits(stratifiedRate([{ share: 1, events: 9, hours: 4 }]).limits95, logLimits(9, 4, 1));
  });

  test('no event has no limits', () => {
    expect(stratifiedRate([{ share: 1, events: 0, hours: 4 }])).toEqual({ rate: 0, variance: 0, limits95: null, reason: 'noEvents' }); // prettier-ignore
  });

  test('refuses shares that are not the whole job', () => {
    expect(() => stratifiedRate([])).toThrow('WRONG_SHAPE');
    expect(() => stratifiedRate(strata.slice(1))).toThrow('WRONG_SHAPE');
    expect(() => stratifiedRate([{ share: -1, events: 1, hours: 1 }])).toThrow('OUT_OF_RANGE');
    expect(() => stratifiedRate([{ share: Number.NaN, events: 1, hours: 1 }])).toThrow('OUT_OF_RANGE');
  });
});

describe('how much longer', () => {
  test('16 events give ±50 %, 62 ±25 %', () => {
    expect(planPrecision({ events: 8, hours: 16 }, 0.5)).toEqual({
      eventsNeeded: 16,
      reached: expect.closeTo(0.693, 3) as number,
      hoursNeeded: 16,
    });
    expect(planPrecision({ events: 8, hours: 16 }, 0.25).eventsNeeded).toBe(62);
  });

  test('enough is enough, and overdispersed sessions need more', () => {
    expect(planPrecision({ events: 70, hours: 16 }, 0.25).hoursNeeded).toBe(0);
    expect(planPrecision({ events: 8, hours: 16 }, 0.5, 2).eventsNeeded).toBe(31);
    expect(planPrecision({ events: 8, hours: 16 }, 0.5, 2).reached).toBeCloseTo(0.98, 2);
  });

  test('without an event there is nothing to plan by', () => {
    expect(planPrecision({ events: 0, hours: 16 }, 0.5)).toEqual({
      eventsNeeded: 16,
      reached: null,
      hoursNeeded: null,
    });
  });

  test('refuses a width or a dispersion that is none', () => {
    expect(() => planPrecision({ events: 1, hours: 1 }, 0)).toThrow('OUT_OF_RANGE');
    expect(() => planPrecision({ events: 1, hours: 1 }, Number.NaN)).toThrow('OUT_OF_RANGE');
    expect(() => planPrecision({ events: 1, hours: 1 }, 0.5, 0.9)).toThrow('OUT_OF_RANGE');
  });
});

describe('two observers', () => {
  test('who count nearly the same in enough sessions pass', () => {
    const found = observerAgreement([[4, 4], [9, 8], [2, 2]], 30); // prettier-ignore
    expect(found).toMatchObject({ share: 0.1, passed: true, missing: null });
  });

  test('too few sessions with two observers', () => {
    expect(observerAgreement([[4, 4], [9, 8]], 21).missing).toBe('doubleSessions'); // prettier-ignore
    expect(observerAgreement([], 21)).toMatchObject({ share: 0, passed: false, missing: 'doubleSessions' });
  });

  test('counts that differ', () => {
    expect(observerAgreement([[4, 9], [9, 3], [2, 6]], 10).missing).toBe('agreement'); // prettier-ignore
    expect(observerAgreement([[4, 4]], 5)).toMatchObject({ missing: 'agreement', icc: { reason: 'tooFew' } });
  });

  test('refuses more double sessions than sessions', () => {
    expect(() => observerAgreement([[1, 1]], 0)).toThrow('OUT_OF_RANGE');
    expect(() => observerAgreement([], 0)).toThrow('OUT_OF_RANGE');
    expect(() => observerAgreement([], 1.5)).toThrow('OUT_OF_RANGE');
  });
});
