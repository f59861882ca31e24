import { expect, test } from 'vitest';

import { runMeasure } from '@/scripts/measure/run';
import expected from '../../golden/r/adaptive.json' with { type: 'json' };

const INPUT = { bank: expected.bank, responses: expected.responses, ...expected.rules };
const run = (input: unknown) => runMeasure(['cat'], () => JSON.stringify(input));
const refusal = (change: object) => {
  const { stdout, stderr, status } = run({ ...INPUT, ...change });
  expect([stdout, status]).toEqual(['', 2]);
  const { error } = JSON.parse(stderr) as { error: { code: string; path: string } };
  return [error.code, error.path];
};

test('cat: the courses of an independent program, items from 0', () => {
  const { stdout, stderr } = run(INPUT);
  expect(stderr).toBe('');
  const { traces } = JSON.parse(stdout) as { traces: unknown };
  expect(traces).toEqual(
    expected.plain.map((course) =>
      course.map(({ item, theta, se }) => ({
        item,
        theta: expect.closeTo(theta, 9) as number,
        se: expect.closeTo(se, 9) as number,
      })),
    ),
  );
});

test('cat: a form may be longer than the bank', () => {
  const { stdout } = run({ ...INPUT, minItems: 50, maxItems: 60, seStop: 0 });
  const { traces } = JSON.parse(stdout) as { traces: unknown[][] };
  expect(traces.map((trace) => trace.length)).toEqual(expected.responses.map(() => expected.bank.length));
});

test('cat: what it refuses, and where', () => {
  expect(refusal({ bank: [] })).toEqual(['WRONG_LENGTH', 'bank']);
  expect(refusal({ minItems: 0 })).toEqual(['OUT_OF_RANGE', 'minItems']);
  expect(refusal({ minItems: 9, maxItems: 8 })).toEqual(['OUT_OF_RANGE', 'maxItems']);
  expect(refusal({ seStop: -0.1 })).toEqual(['OUT_OF_RANGE', 'seStop']);
  expect(refusal({ responses: [[1, 2]] })).toEqual(['WRONG_LENGTH', 'responses[0]']);
  const [first] = expected.responses;
  expect(refusal({ responses: [[5, ...(first ?? []).slice(1)]] })).toEqual([
    'OUT_OF_RANGE',
    'responses[0][0]',
  ]);
  expect(refusal({ responses: [[null, ...(first ?? []).slice(1)]] })).toEqual([
    'WRONG_TYPE',
    'responses[0][0]',
  ]);
  expect(refusal({ seed: 1 })).toEqual(['UNKNOWN_KEY', 'seed']);
});
