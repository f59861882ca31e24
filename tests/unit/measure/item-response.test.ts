import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { simulateResponses } from '@/lib/psychometrics/item-response/simulate-responses';
import { runMeasure } from '@/scripts/measure/run';
import { spreadBank } from '@/tests/support/graded-banks';

type Golden = Readonly<{
  fixed: {
    bank: { a: number; b: number[] | number }[];
    rows: unknown;
    theta: (number | null)[];
    se: (number | null)[];
  };
  lsat6: {
    patterns: string[];
    counts: number[];
    fit: { items: { a: number; b: number[] }[]; log_likelihood: number };
  };
}>;
const { fixed, lsat6 } = JSON.parse(readFileSync('tests/golden/r/item-response.json', 'utf8')) as Golden;
const bank = fixed.bank.map(({ a, b }) => ({ a, b: [b].flat() }));

type Output = Readonly<{
  items: { a: number; b: number[] }[] | null;
  logLikelihood: number | null;
  cycles: number | null;
  converged: boolean;
  theta: (number | null)[];
  se: (number | null)[];
  reason?: string;
}>;

function output(operation: string, input: unknown): Output {
  const { stdout, stderr, status } = runMeasure([operation], () => JSON.stringify(input));
  expect([stderr, status]).toEqual(['', 0]);
  expect(stdout).not.toContain('NaN');
  return JSON.parse(stdout) as Output;
}

function refusal(operation: string, input: unknown): unknown {
  const { stdout, stderr, status } = runMeasure([operation], () => JSON.stringify(input));
  expect([stdout, status]).toEqual(['', 2]);
  const { error } = JSON.parse(stderr) as { error: { code: string; path: string } };
  return [error.code, error.path];
}

describe('eap', () => {
  test('agrees with R; an empty row is null', () => {
    const { theta, se, ...rest } = output('eap', { bank, responses: fixed.rows });
    expect(rest).toEqual({});
    fixed.theta.forEach((expected, person) => {
      if (expected === null) expect([theta[person], se[person]]).toEqual([null, null]);
      else expect(theta[person]).toBeCloseTo(expected, 9);
      expect(se[person] ?? 0).toBeCloseTo(fixed.se[person] ?? 0, 9);
    });
    expect(output('eap', { bank, responses: [] })).toEqual({ theta: [], se: [] });
  });

  test('a long bank is estimated on the same 61 nodes', () => {
    const long = Array.from({ length: 50 }, () => ({ a: 3, b: [0] }));
    const row = long.map((_, item) => (item < 40 ? 1 : 0));
    // The likelihood on the nodes, term by term.
    let total = 0;
    let first = 0;
    for (let node = -30; node <= 30; node += 1) {
      const theta = node / 5;
      const p = 1 / (1 + Math.exp(-3 * theta));
      const weight = Math.exp(-0.5 * theta * theta + 40 * Math.log(p) + 10 * Math.log(1 - p));
      total += weight;
      first += weight * theta;
    }
    expect(output('eap', { bank: long, responses: [row] }).theta[0]).toBeCloseTo(first / total, 9);
  });

  test.each([
    [{ bank: [], responses: [] }, ['WRONG_LENGTH', 'bank']],
    [{ bank, responses: [[0]] }, ['WRONG_LENGTH', 'responses[0]']],
    [{ bank, responses: [[0, 0, 2, 0, 0]] }, ['OUT_OF_RANGE', 'responses[0][2]']],
    [{ bank, responses: [[0, 0, -1, 0, 0]] }, ['OUT_OF_RANGE', 'responses[0][2]']],
    [{ bank, responses: [[0, 0, 0.5, 0, 0]] }, ['WRONG_TYPE', 'responses[0][2]']],
    [{ bank: [{ a: 0, b: [0] }], responses: [] }, ['OUT_OF_RANGE', 'bank[0].a']],
    [{ bank: [{ a: 1, b: [] }], responses: [] }, ['WRONG_LENGTH', 'bank[0].b']],
    [{ bank: [{ a: 1, b: [1, 1] }], responses: [] }, ['OUT_OF_RANGE', 'bank[0].b']],
    [{ bank: [{ a: 1e-300, b: [0, 1e-300] }], responses: [] }, ['OUT_OF_RANGE', 'bank[0].b']],
    [{ bank: [{ a: 1, b: [0], c: 0 }], responses: [] }, ['UNKNOWN_KEY', 'bank[0].c']],
    [{ bank, responses: [], seed: 1 }, ['UNKNOWN_KEY', 'seed']],
    [{ bank }, ['MISSING', 'responses']],
  ])('%j is refused', (input, expected) => {
    expect(refusal('eap', input)).toEqual(expected);
  });
});

describe('calibrate', () => {
  const rows = lsat6.patterns.flatMap((pattern, index) =>
    Array.from({ length: lsat6.counts[index] ?? 0 }, () => [...pattern].map(Number)),
  );

  test('LSAT section 6, as R finds it, with the keys of the contract', () => {
    const result = output('calibrate', { responses: rows });
    expect(Object.keys(result)).toEqual(['items', 'logLikelihood', 'cycles', 'converged', 'theta', 'se']);
    expect(result.converged).toBe(true);
    expect(result.logLikelihood).toBeCloseTo(lsat6.fit.log_likelihood, 5);
    result.items?.forEach(({ a, b: [threshold = 0] }, index) => {
      const expected = lsat6.fit.items[index];
      expect(a).toBeCloseTo(expected?.a ?? Number.NaN, 4);
      expect(threshold).toBeCloseTo([expected?.b ?? []].flat()[0] ?? Number.NaN, 3);
    });
    expect(result.theta).toHaveLength(1000);
    const again = output('eap', { bank: result.items, responses: rows });
    expect(again.theta).toEqual(result.theta);
    expect(again.se).toEqual(result.se);
  });

  test('the same input gives the same bytes', () => {
    const input = JSON.stringify({ responses: rows.slice(0, 700) });
    expect(runMeasure(['calibrate'], () => input)).toEqual(runMeasure(['calibrate'], () => input));
  });

  test('people without answers have no estimate', () => {
    const { theta, se } = output('calibrate', { responses: [...rows, [null, null, null, null, null]] });
    expect([theta.at(-1), se.at(-1)]).toEqual([null, null]);
  });

  test('too few people get numbers with a reason, and priors or merging on request', () => {
    const few = simulateResponses(spreadBank(4, [-2.5, 0.5]), { people: 300, seed: 4 }).responses;
    const plain = output('calibrate', { responses: few });
    expect(plain).toMatchObject({ converged: true, reason: 'fewerThan500People', usable: 'notUsable' });
    expect(output('calibrate', { responses: few, priors: true })).toMatchObject({ usable: 'pilotOnly' });
    const merged = output('calibrate', { responses: few, mergeBelow: 40 });
    expect(merged).toMatchObject({
      merged: expect.arrayContaining([{ item: 0, categoryOf: [0, 0, 1] }]) as unknown,
    });
    expect(merged.items?.[0]?.b).toHaveLength(1);
    expect(plain.items?.[0]?.b).toHaveLength(2);
  });

  test('what cannot be estimated is null with a reason and the items at fault', () => {
    const flat = rows.map(([a = 0, b = 0, c = 0]) => [a, 1, b, c]);
    expect(output('calibrate', { responses: flat })).toEqual({
      ...{ items: null, logLikelihood: null, cycles: null, converged: false, theta: null, se: null },
      ...{ reason: 'noVariance', itemsAtFault: [1] },
    });
    expect(output('calibrate', { responses: [] })).toMatchObject({ items: null, reason: 'tooFewItems' });
  });

  test.each([
    [{ responses: [[0, 1], [1]] }, ['WRONG_LENGTH', 'responses[1]']],
    [{ responses: [[0, -1]] }, ['OUT_OF_RANGE', 'responses[0][1]']],
    [{ responses: [[0, 1.5]] }, ['WRONG_TYPE', 'responses[0][1]']],
    [{ responses: [['a']] }, ['WRONG_TYPE', 'responses[0][0]']],
    [{ responses: [[0]], nodes: 31 }, ['UNKNOWN_KEY', 'nodes']],
    [{}, ['MISSING', 'responses']],
  ])('%j is refused', (input, expected) => {
    expect(refusal('calibrate', input)).toEqual(expected);
  });
});

test.each(['eap', 'calibrate'])('the example of %s in --help runs', (operation) => {
  const { stdout } = runMeasure(['--help'], () => '');
  const line = stdout.split('\n').find((text) => text.endsWith(`measure -- ${operation}`)) ?? '';
  const example = /^echo '(.*)' \|/.exec(line)?.[1] ?? '';
  const { theta } = output(operation, JSON.parse(example));
  expect(theta.some((value) => value !== null)).toBe(true);
});
