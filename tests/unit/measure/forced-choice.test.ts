import { expect, test } from 'vitest';

import { runMeasure } from '@/scripts/measure/run';
import expected from '../../golden/r/forced-choice.json' with { type: 'json' };

const INPUT = { ...expected.model, choices: expected.choices };
const run = (input: unknown) => runMeasure(['forced-choice'], () => JSON.stringify(input));
const refusal = (change: object) => {
  const { stdout, stderr, status } = run({ ...INPUT, ...change });
  expect([stdout, status]).toEqual(['', 2]);
  const { error } = JSON.parse(stderr) as { error: { code: string; path: string } };
  return [error.code, error.path];
};
const close = (rows: readonly (readonly number[])[]) =>
  rows.map((row) => row.map((value) => expect.closeTo(value, 9) as number));

test('forced-choice: estimates and errors of an independent program', () => {
  const { stdout, stderr } = run(INPUT);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({ estimates: close(expected.estimates), se: close(expected.se) });
});

test('forced-choice: what it refuses, and where', () => {
  const replaced = <T>(values: readonly T[], value: T) => [value, ...values.slice(1)];
  const { correlations, pairs, choices } = INPUT;
  const ones = correlations.map((row) => row.map(() => 1));
  expect(refusal({ traits: [0] })).toEqual(['WRONG_LENGTH', 'traits']);
  expect(refusal({ thresholds: [0] })).toEqual(['WRONG_LENGTH', 'thresholds']);
  expect(refusal({ uniquenesses: [1] })).toEqual(['WRONG_LENGTH', 'uniquenesses']);
  expect(refusal({ choices: [[1]] })).toEqual(['WRONG_LENGTH', 'choices[0]']);
  expect(refusal({ choices: [replaced(choices[0] ?? [], 2)] })[1]).toBe('choices[0][0]');
  expect(refusal({ pairs: replaced(pairs, [0, 60]) })).toEqual(['OUT_OF_RANGE', 'pairs[0]']);
  expect(refusal({ pairs: replaced(pairs, [3, 3]) })).toEqual(['OUT_OF_RANGE', 'pairs[0]']);
  expect(refusal({ uniquenesses: INPUT.uniquenesses.map(() => 0) })).toEqual(['OUT_OF_RANGE', 'pairs[0]']);
  const { loadings, thresholds } = INPUT;
  expect(refusal({ loadings: replaced(loadings, 1e308) })).toEqual(['OUT_OF_RANGE', 'loadings[0]']);
  expect(refusal({ thresholds: replaced(thresholds, -1e15) })).toEqual(['OUT_OF_RANGE', 'thresholds[0]']);
  expect(refusal({ correlations: ones })).toEqual(['OUT_OF_RANGE', 'correlations']);
  expect(refusal({ correlations: replaced(correlations, [2, 0, 0, 0, 0, 0]) })).toEqual([
    'OUT_OF_RANGE',
    'correlations[0][0]',
  ]);
});
