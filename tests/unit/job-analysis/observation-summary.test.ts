import { describe, expect, test } from 'vitest';
import { draftWeights } from '@/lib/job-analysis/draft-weights';
import { draftWeightUncertainty } from '@/lib/job-analysis/draft-rater-matrix';
import {
  type CountedSession,
  observedStep,
  pairedAgreement,
  stepByDayPart,
} from '@/lib/job-analysis/observation-summary';
import { observedHours, sortSessions, watchedHours } from '@/lib/job-analysis/observed-sessions';
import { roleDraft } from '../../support/role-draft';

const HOUR = 3_600_000;

function session(
  id: string,
  change: Partial<CountedSession> & { seen?: Record<string, number> } = {},
): CountedSession {
  const { seen = { greet: 4 }, ...rest } = change;
  return {
    ...{ id, observerId: id, parallelCode: '', people: 1, startedAt: 0, endedAt: 2 * HOUR, pausedMs: 0 },
    ...{ leftOut: false, stepIds: new Set(Object.keys(seen)), events: new Map(Object.entries(seen)) },
    ...rest,
  };
}

describe('which sessions count', () => {
  test('pauses are no watched time, and a session that goes on has none yet', () => {
    expect(watchedHours(session('a', { pausedMs: HOUR / 2 }))).toBe(1.5);
    expect(watchedHours(session('a', { endedAt: null }))).toBe(0);
    expect(watchedHours(session('a', { pausedMs: 9 * HOUR }))).toBe(0);
  });

  test('hours are those of people: two who were watched together give twice as many', () => {
    expect(observedHours([session('a'), session('b', { people: 2 })])).toBe(6);
    expect(observedHours([session('a', { leftOut: true }), session('b', { endedAt: null })])).toBe(0);
  });

  test('the same work is the same word, at the same time, of another observer', () => {
    const shared = { parallelCode: 'Kuusi' };
    const cases: [Partial<CountedSession>, number][] = [
      [{ parallelCode: ' kuusi ' }, 1],
      [{ parallelCode: '' }, 2],
      [{ parallelCode: 'mänty' }, 2],
      [{ parallelCode: 'kuusi', observerId: 'a' }, 2],
      [{ parallelCode: 'kuusi', startedAt: 3 * HOUR, endedAt: 4 * HOUR }, 2],
    ];
    for (const [change, counted] of cases) {
      const sorted = sortSessions([session('a', shared), session('b', change)]);
      expect(sorted.counted).toHaveLength(counted);
      expect(sorted.pairs).toHaveLength(2 - counted);
    }
  });

  test('a third observer of the same work is neither counted nor paired', () => {
    const shared = { parallelCode: 'kuusi' };
    const sorted = sortSessions([session('a', shared), session('b', shared), session('c', shared)]);
    expect([sorted.counted.length, sorted.pairs.length]).toEqual([1, 1]);
  });
});

describe('a step', () => {
  test('has a rate with exact limits, a place on the scale and a gap', () => {
    const seen = observedStep('greet', sortSessions([session('a'), session('b')]), 2);
    expect(seen).toMatchObject({ events: 8, hours: 4, rate: 2, sessions: 2 });
    // Garwood 1936: χ²(.025; 16)/8 and χ²(.975; 18)/8.
    expect(seen?.limits95[0]).toBeCloseTo(6.907664 / 8, 6);
    expect(seen?.limits95[1]).toBeCloseTo(31.526378 / 8, 6);
    expect(seen?.comparison).toMatchObject({ rated: 2, needsDecision: true });
    expect(seen?.dispersion.reason).toBe('fewSessions');
    // Sixteen events give ±50 %: eight more at two an hour.
    expect(seen?.plan.hoursNeeded).toBeCloseTo(4, 9);
  });

  test('that was not on the phone is not counted by that session', () => {
    const seen = observedStep(
      'call',
      sortSessions([session('a'), session('b', { seen: { call: 3 } })]),
      null,
    );
    expect(seen).toMatchObject({ events: 3, hours: 2, sessions: 1, comparison: null });
    expect(observedStep('call', sortSessions([session('a')]), 3)).toBeNull();
  });

  test('that was assigned to it in a review counts all the same', () => {
    const reviewed = session('a', { stepIds: new Set(), events: new Map([['late', 1]]) });
    expect(observedStep('late', sortSessions([reviewed]), null)).toMatchObject({ events: 1, hours: 2 });
  });

  test('that was never seen has an upper limit and no plan', () => {
    const seen = observedStep('greet', sortSessions([session('a', { seen: { greet: 0 } })]), 6);
    expect(seen?.upper95WithoutEvents).toBeCloseTo(-Math.log(0.05) / 2, 12);
    expect(seen?.plan.hoursNeeded).toBeNull();
    expect(seen?.rating.rating).toBe(0);
  });

  test('is not spread by one event in a session of seconds', () => {
    const shifts = Array.from({ length: 6 }, (_, index) => session(`s${index}`, { seen: { greet: 6 } }));
    const crumb = session('slip', { endedAt: 10_000, seen: { greet: 1 } });
    const seen = observedStep(
      'greet',
      sortSessions([...shifts, crumb, { ...crumb, id: 'x', observerId: 'x' }]),
      null,
    );
    expect(seen).toMatchObject({ sessions: 8, events: 38 });
    // The two of ten seconds go with the first shift.
    const rate = 38 / (12 + 20 / 3600);
    const first = rate * (2 + 20 / 3600);
    const pearson = (8 - first) ** 2 / first + (5 * (6 - 2 * rate) ** 2) / (2 * rate);
    expect(seen?.dispersion.phi).toBeCloseTo(pearson / 5, 9);
    expect(seen?.dispersion.basis).toBe('poisson');
  });

  test('that is rare is compared over sessions joined, and no session is left out', () => {
    const hours = Array.from({ length: 5 }, (_, index) => session(`s${index}`, { seen: { greet: 0 } }));
    const seen = observedStep('greet', sortSessions([session('a', { seen: { greet: 3 } }), ...hours]), null);
    // Half an event each: three pairs of sessions, with one event to be expected in each.
    expect(seen).toMatchObject({ sessions: 6, events: 3 });
    expect(seen?.dispersion.phi).toBeCloseTo(((3 - 1) ** 2 + 1 + 1) / 2, 9);
    const four = observedStep(
      'greet',
      sortSessions([session('a', { seen: { greet: 3 } }), ...hours.slice(0, 4)]),
      null,
    );
    // Three fifths each: two, and the other three together.
    expect(four?.dispersion.phi).toBeCloseTo(((3 - 1.2) ** 2 / 1.2 + 1.8) / 1, 9);
  });

  test('has wider limits once six sessions differ by more than chance', () => {
    const uneven = [0, 12, 0, 12, 0, 12].map((greet, index) => session(`s${index}`, { seen: { greet } }));
    const seen = observedStep('greet', sortSessions(uneven), null);
    expect(seen?.dispersion.basis).toBe('quasiPoisson');
    const even = Array.from({ length: 6 }, (_, index) => session(`s${index}`, { seen: { greet: 6 } }));
    const calm = observedStep('greet', sortSessions(even), null);
    expect((seen?.limits95[1] ?? 0) - (seen?.limits95[0] ?? 0)).toBeGreaterThan(
      (calm?.limits95[1] ?? 0) - (calm?.limits95[0] ?? 0),
    );
  });
});

test('agreement is that of counts, step by step, in the share of sessions that two people watched', () => {
  const shared = { parallelCode: 'kuusi' };
  const one = session('a', { ...shared, seen: { greet: 9, call: 2, sell: 0 } });
  const two = session('b', { ...shared, seen: { greet: 8, call: 2, sell: 1 } });
  const agreement = pairedAgreement(['greet', 'call', 'sell'], sortSessions([one, two, session('c')]));
  expect(agreement).toMatchObject({ pairs: 1, sessions: 2, share: 0.5, missing: null });
  expect(agreement?.icc.value).toBeGreaterThan(0.9);
  expect(pairedAgreement(['greet'], sortSessions([]))).toBeNull();
});

test('an observed frequency that was taken moves the weights, and no rater is another person by it', () => {
  const draft = roleDraft('r');
  const observed = {
    frequency: 0.5,
    low: 0.2,
    high: 0.9,
    events: 1,
    hours: 40,
    decidedAt: '2026-05-04T06:00:00Z',
  };
  const steps = draft.steps.map((step, index) => (index === 0 ? { ...step, observed } : step));
  const before = draftWeights(draft);
  const after = draftWeights({ ...draft, steps });
  expect(after.rated[0]?.frequency).toBe(0.5);
  expect(after.derived).not.toEqual(before.derived);
  expect(steps[0]?.ratings).toEqual(draft.steps[0]?.ratings);
  expect(draftWeightUncertainty({ ...draft, steps })).toMatchObject({ status: 'none', reason: 'oneRater' });
});

test('a session belongs to the part of the day at its middle; the second of two who watched together is not counted', () => {
  const together = { parallelCode: 'kuusi', seen: { greet: 4 } };
  const sessions = [session('a', together), session('b', together), session('c', { seen: { greet: 6 } })];
  const found = stepByDayPart('greet', sortSessions(sessions), () => 9);
  expect(found).toBeNull();
  let asked = 0;
  const parts = stepByDayPart('greet', sortSessions(sessions), () => [9, 18][asked++ % 2] ?? 0)?.parts;
  expect(asked).toBe(2);
  expect(parts?.map(({ part }) => part)).toEqual(['morning', 'evening']);
});
