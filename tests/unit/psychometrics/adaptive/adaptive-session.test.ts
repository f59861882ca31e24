import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { adaptiveGate } from '@/lib/psychometrics/adaptive/adaptive-gate';
import { prepareAdaptiveBank, tablePosition } from '@/lib/psychometrics/adaptive/adaptive-bank';
import {
  AdaptiveSession,
  DEFAULT_ADAPTIVE_RULES,
  PLAIN_RULES,
  type AdaptiveRules,
  type AdaptiveState,
} from '@/lib/psychometrics/adaptive/adaptive-session';
import {
  largestDeficit,
  mostInformativeItem,
  mostInformativeItems,
} from '@/lib/psychometrics/adaptive/item-selection';
import { RunningPosterior } from '@/lib/psychometrics/adaptive/running-posterior';
import { DEFAULT_STOP_RULES, stopReason, type Progress } from '@/lib/psychometrics/adaptive/stop-rules';
import { expectedAPosteriori, prepareBank } from '@/lib/psychometrics/item-response/expected-a-posteriori';
import { itemInformation, type GradedItem } from '@/lib/psychometrics/item-response/graded-response-model';
import { drawResponse } from '@/lib/psychometrics/item-response/simulate-responses';
import { randomSource } from '@/lib/stats/random';
import expected from '../../../golden/r/adaptive.json' with { type: 'json' };

const START: AdaptiveState = { seed: 7, path: [] };
const GOLDEN_RULES: AdaptiveRules = { ...PLAIN_RULES, ...expected.rules };

const gradedItem = fc
  .record({
    a: fc.double({ min: 0.3, max: 4, noNaN: true }),
    b: fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 6 }),
  })
  .map(({ a, b }): GradedItem => ({ a, b: b.map((value) => value / 10).sort((x, y) => x - y) }));
const graded = fc.array(gradedItem, { minLength: 1, maxLength: 12 });

/** A bank of five-category items in four facets. */
function simulatedBank(size: number, seed: number): GradedItem[] {
  const random = randomSource(seed);
  return Array.from({ length: size }, () => ({
    a: 0.8 + 1.4 * random.uniform(),
    b: Array.from({ length: 4 }, () => 1.3 * random.normal()).sort((x, y) => x - y),
  }));
}
const facetsOf = (size: number) => Array.from({ length: size }, (_, item) => item % 4);

function complete(session: AdaptiveSession, answer: (item: number) => number) {
  for (let next = session.next(); next.status === 'item'; next = session.next())
    session.answer(answer(next.item));
  return session.state();
}

function person(bank: readonly GradedItem[], theta: number, seed: number): readonly number[] {
  const random = randomSource(seed);
  return bank.map((item) => drawResponse(item, theta, random));
}

describe('courses beside an independent program in R', () => {
  test.each([
    ['plain information', undefined, expected.plain],
    ['balance of content', expected.facets, expected.balanced],
  ])('%s', (_, facets, courses) => {
    const bank = prepareAdaptiveBank(expected.bank, facets === undefined ? {} : { facets });
    expected.responses.forEach((row, index) => {
      const { path } = complete(new AdaptiveSession(bank, GOLDEN_RULES, START), (item) => row[item] ?? 0);
      expect(path.map(({ item }) => item)).toEqual(courses[index]?.map(({ item }) => item));
      courses[index]?.forEach(({ theta, se }, step) => {
        expect(path[step]?.theta).toBeCloseTo(theta, 9);
        expect(path[step]?.se).toBeCloseTo(se, 9);
      });
    });
  });

  test('expected standard error after one more item', () => {
    const posterior = new RunningPosterior(prepareAdaptiveBank(expected.bank));
    const { given, item, value } = expected.expectedSe;
    given.forEach((index) => posterior.update(index, expected.responses[1]?.[index] ?? 0));
    expect(posterior.expectedSd(item)).toBeCloseTo(value, 9);
    expect(posterior.expectedSd(item)).toBeLessThan(posterior.sd);
  });
});

describe('choice of the most informative item', () => {
  const fullScan = (bank: readonly GradedItem[], theta: number) => {
    const values = bank.map((item) => itemInformation(item, theta));
    return values.indexOf(Math.max(...values));
  };

  test('is that of the formula, by table or not', () => {
    fc.assert(
      fc.property(graded, fc.double({ min: -6, max: 6, noNaN: true }), (bank, theta) => {
        const open = new Uint8Array(bank.length).fill(1);
        expect(mostInformativeItem(prepareAdaptiveBank(bank), theta, open)).toBe(fullScan(bank, theta));
      }),
    );
  });

  test('of equal items the first; none when none is open', () => {
    const twin = { a: 1.3, b: [-0.5, 0.5] };
    const bank = prepareAdaptiveBank([{ a: 0.5, b: [0] }, twin, twin]);
    expect(mostInformativeItem(bank, 0.123, Uint8Array.of(1, 1, 1))).toBe(1);
    expect(mostInformativeItem(bank, 0.123, Uint8Array.of(1, 0, 1))).toBe(2);
    expect(mostInformativeItem(bank, 0.123, Uint8Array.of(0, 0, 0))).toBeNull();
    expect(mostInformativeItems(bank, 0.123, Uint8Array.of(1, 1, 1), 5)).toEqual([1, 2, 0]);
    expect(mostInformativeItems(bank, 0.123, Uint8Array.of(1, 1, 1), 1)).toEqual([1]);
    expect(mostInformativeItems(bank, 0.123, Uint8Array.of(0, 0, 0), 2)).toEqual([]);
  });

  test('the table is as exact as its margin promises', () => {
    fc.assert(
      fc.property(gradedItem, fc.double({ min: -6, max: 6, noNaN: true }), (item, theta) => {
        const { information, margin } = prepareAdaptiveBank([item]);
        const { node, share } = tablePosition(theta);
        const [low, high] = [information[node] ?? 0, information[node + 1] ?? 0];
        expect(Math.abs(low + share * (high - low) - itemInformation(item, theta))).toBeLessThan(
          margin / 2 + 1e-12,
        );
      }),
      { numRuns: 300 },
    );
  });

  test('the facet that lacks most comes first, and closed facets not at all', () => {
    expect(largestDeficit([0, 0], [0.5, 0.5], () => true)).toBe(0);
    expect(largestDeficit([1, 0], [0.5, 0.5], () => true)).toBe(1);
    expect(largestDeficit([1, 0], [0.9, 0.1], () => true)).toBe(0);
    expect(largestDeficit([0, 9], [0.5, 0.5], (facet) => facet === 1)).toBe(1);
    expect(largestDeficit([0, 0], [0.5, 0.5], () => false)).toBeNull();
  });
});

describe('a session', () => {
  const items = simulatedBank(48, 3);
  const bank = prepareAdaptiveBank(items, { facets: facetsOf(48) });
  const chances = items.map(({ a }) => (a > 1.5 ? 0.4 : 1));
  const rules: AdaptiveRules = { ...DEFAULT_ADAPTIVE_RULES, administerChances: chances };

  test('stored at any moment, as text, it goes on as if never stopped', () => {
    const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(seed, fc.double({ min: -3, max: 3, noNaN: true }), fc.nat(12), (start, theta, stop) => {
        const answers = person(items, theta, start);
        const answer = (item: number) => answers[item] ?? 0;
        const whole = complete(new AdaptiveSession(bank, rules, { seed: start, path: [] }), answer);
        const stored = JSON.stringify({ seed: start, path: whole.path.slice(0, stop) });
        const resumed = new AdaptiveSession(bank, rules, JSON.parse(stored) as AdaptiveState);
        expect(resumed.next()).toEqual(resumed.next());
        expect(complete(resumed, answer)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test('gives no item twice, covers the facets evenly and keeps to its limits', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.double({ min: -3, max: 3, noNaN: true }), (seed, theta) => {
        const answers = person(items, theta, seed);
        const session = new AdaptiveSession(bank, rules, { seed, path: [] });
        const { path } = complete(session, (item) => answers[item] ?? 0);
        const given = path.map(({ item }) => item);
        const passedOver = path.flatMap((step) => step.passedOver);
        expect(new Set([...given, ...passedOver]).size).toBe(given.length + passedOver.length);
        expect(given.length).toBeGreaterThanOrEqual(rules.minItems);
        expect(given.length).toBeLessThanOrEqual(rules.maxItems);
        const perFacet = [0, 1, 2, 3].map((facet) => given.filter((item) => item % 4 === facet).length);
        expect(Math.max(...perFacet) - Math.min(...perFacet)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  test('the estimate is that of the whole answer sheet', () => {
    const answers = person(items, 0.8, 1);
    const { path } = complete(new AdaptiveSession(bank, rules, START), (item) => answers[item] ?? 0);
    const sheet = items.map((_, item) =>
      path.some((step) => step.item === item) ? (answers[item] ?? 0) : null,
    );
    const estimate = expectedAPosteriori(prepareBank(items, bank.prepared.grid), sheet);
    expect(path.at(-1)?.theta).toBeCloseTo(estimate?.theta ?? Number.NaN, 12);
    expect(path.at(-1)?.se).toBeCloseTo(estimate?.se ?? Number.NaN, 12);
  });

  test('another seed gives another course, and the five best are drawn alike', () => {
    const firsts = Array.from({ length: 2000 }, (_, seed) => {
      const next = new AdaptiveSession(bank, DEFAULT_ADAPTIVE_RULES, { seed, path: [] }).next();
      return next.status === 'item' ? next.item : -1;
    });
    const counts = [...new Set(firsts)].map((item) => firsts.filter((first) => first === item).length);
    expect(counts).toHaveLength(5);
    // 400 of 2000 each, within four standard deviations.
    counts.forEach((count) => expect(Math.abs(count - 400)).toBeLessThan(4 * Math.sqrt(2000 * 0.2 * 0.8)));
  });

  test('unequal shares of facets are kept, and every facet gets an item', () => {
    const shares = { ...PLAIN_RULES, minItems: 12, facetShares: [0.7, 0.2, 0.05, 0.05] };
    const { path } = complete(new AdaptiveSession(bank, shares, START), () => 2);
    const counts = [0, 1, 2, 3].map((facet) => path.filter(({ item }) => item % 4 === facet).length);
    expect(counts).toEqual([8, 2, 1, 1]);
  });

  test('goes on with the items that were passed over when nothing else is left', () => {
    const small = prepareAdaptiveBank(simulatedBank(6, 1));
    const held = {
      ...PLAIN_RULES,
      minItems: 6,
      maxItems: 6,
      administerChances: Array.from({ length: 6 }, () => 1e-9),
    };
    const { path } = complete(new AdaptiveSession(small, held, START), () => 1);
    expect(path.map(({ item }) => item).sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('answers that no trait explains are estimated through logarithms', () => {
    const contradictory = Array.from({ length: 30 }, (_, item) => ({ a: 30, b: [item % 2 === 0 ? -5 : 5] }));
    const long = { ...PLAIN_RULES, minItems: 30, maxItems: 30 };
    const { path } = complete(
      new AdaptiveSession(prepareAdaptiveBank(contradictory), long, START),
      (item) => item % 2,
    );
    const sheet: (number | null)[] = contradictory.map(() => null);
    const prepared = prepareBank(contradictory);
    // Logarithms of thousands, added in two orders, leave nine digits; an SE of 0 keeps half of them.
    path.forEach(({ item, response, theta, se }) => {
      sheet[item] = response;
      const estimate = expectedAPosteriori(prepared, sheet);
      expect(theta).toBeCloseTo(estimate?.theta ?? Number.NaN, 8);
      expect(se).toBeCloseTo(estimate?.se ?? Number.NaN, 6);
    });
    expect(path).toHaveLength(30);
  });

  test('refuses what cannot be', () => {
    const open =
      (change: Partial<AdaptiveRules>, state: AdaptiveState = START) =>
      () =>
        new AdaptiveSession(bank, { ...rules, ...change }, state);
    const step = { item: 0, response: 0, theta: 0, se: 1, passedOver: [] };
    expect(open({ minItems: 0 })).toThrow('OUT_OF_RANGE');
    expect(open({ maxItems: 3 })).toThrow('OUT_OF_RANGE');
    expect(open({ minItems: 13 })).toThrow('OUT_OF_RANGE');
    expect(open({ seStop: Number.NaN })).toThrow('OUT_OF_RANGE');
    expect(open({ leastGain: -1 })).toThrow('OUT_OF_RANGE');
    expect(open({ amongBest: 0 })).toThrow('OUT_OF_RANGE');
    expect(open({ start: Number.NaN })).toThrow('NOT_FINITE');
    expect(open({ facetShares: [1] })).toThrow('WRONG_SHAPE');
    expect(open({ facetShares: [0.5, 0.5, 0.5, 0.5] })).toThrow('OUT_OF_RANGE');
    expect(open({ facetShares: [1, 0, 0, 0] })).toThrow('OUT_OF_RANGE');
    expect(open({ administerChances: [1] })).toThrow('WRONG_SHAPE');
    expect(open({ administerChances: chances.map(() => 0) })).toThrow('OUT_OF_RANGE');
    expect(open({}, { seed: -1, path: [] })).toThrow('OUT_OF_RANGE');
    expect(open({}, { seed: 2 ** 32, path: [] })).toThrow('OUT_OF_RANGE');
    expect(open({}, { seed: 1, path: [step, step] })).toThrow('OUT_OF_RANGE');
    expect(open({}, { seed: 1, path: [{ ...step, item: 48 }] })).toThrow('OUT_OF_RANGE');
    expect(() => new AdaptiveSession(bank, rules, START).answer(5)).toThrow('OUT_OF_RANGE');
    expect(() => new AdaptiveSession(bank, rules, START).answer(1.5)).toThrow('OUT_OF_RANGE');
    expect(() => prepareAdaptiveBank(items, { facets: [0] })).toThrow('WRONG_SHAPE');
    expect(() => prepareAdaptiveBank(items, { facets: items.map((_, item) => item + 1) })).toThrow(
      'WRONG_SHAPE',
    );
    const done = new AdaptiveSession(bank, PLAIN_RULES, START);
    complete(done, () => 2);
    expect(() => done.answer(1)).toThrow('the test is done');
  });
});

describe('stop rules', () => {
  const progress = (change: Partial<Progress>): Progress => ({
    itemCount: 5,
    se: 0.5,
    areFacetsCovered: true,
    isBankUsedUp: false,
    predictedGain: () => 0.02,
    ...change,
  });

  test.each([
    [{}, null],
    [{ se: 0.4 }, 'standardErrorReached'],
    [{ se: 0.4, itemCount: 4 }, null],
    [{ se: 0.4, areFacetsCovered: false }, null],
    [{ se: 0.4, areFacetsCovered: false, itemCount: 12 }, 'mostItems'],
    [{ itemCount: 12 }, 'mostItems'],
    [{ isBankUsedUp: true }, 'bankUsedUp'],
    [{ predictedGain: (): number => 0.0099 }, 'littleGain'],
    [{ predictedGain: (): number => 0.01 }, null],
    [{ predictedGain: (): number => 0, itemCount: 4 }, null],
    [{ predictedGain: (): number => 0, areFacetsCovered: false }, null],
  ] as const)('%o: %s', (change, reason) => {
    expect(stopReason(DEFAULT_STOP_RULES, progress(change))).toBe(reason);
  });

  test('the gain is not asked when the rule is off', () => {
    const asked = { predictedGain: (): number => expect.unreachable() };
    expect(stopReason({ ...DEFAULT_STOP_RULES, leastGain: 0 }, progress(asked))).toBeNull();
  });

  test('a session ends when the best item left helps little', () => {
    const weak = prepareAdaptiveBank(Array.from({ length: 40 }, () => ({ a: 0.15, b: [0] })));
    const session = new AdaptiveSession(weak, DEFAULT_ADAPTIVE_RULES, START);
    expect(complete(session, () => 1).path).toHaveLength(DEFAULT_STOP_RULES.minItems);
    expect(session.next()).toEqual({ status: 'done', reason: 'littleGain' });
  });
});

test('the gate: bank and calibration must be large enough, and both reasons are given', () => {
  expect(adaptiveGate({ bankItems: 30, calibrationPeople: 500 })).toEqual({ status: 'passed' });
  expect(adaptiveGate({ bankItems: 29, calibrationPeople: 500 })).toEqual({
    status: 'none',
    reasons: ['bankTooSmall'],
  });
  expect(adaptiveGate({ bankItems: 12, calibrationPeople: 499 })).toEqual({
    status: 'none',
    reasons: ['bankTooSmall', 'calibrationTooSmall'],
  });
  expect(() => adaptiveGate({ bankItems: 30, calibrationPeople: Number.NaN })).toThrow('OUT_OF_RANGE');
  expect(() => adaptiveGate({ bankItems: -1, calibrationPeople: 500 })).toThrow('OUT_OF_RANGE');
});
