import { expect, test } from 'vitest';
import { packScores, unpackScores } from '@/lib/report/packed-scores';
import { buildReport } from '@/lib/report/build-report';
import { reportInput } from './report-factory';

test('gives back the T scores of a report, from the middle of a larger buffer too', () => {
  const { scales } = buildReport(reportInput());
  const packed = packScores(scales);
  expect(packed).toHaveLength(48);
  const larger = new Uint8Array(packed.length + 5);
  larger.set(packed, 3);
  const expected = scales.map((scale) => (scale.status === 'scored' ? scale.t : null));
  expect(expected.some((t) => t !== null)).toBe(true);
  expect(unpackScores(larger.subarray(3, 51))).toEqual(expected);
});

test('keeps that there is no score', () => {
  const { scales } = buildReport(reportInput());
  const [, ...rest] = scales;
  const packed = packScores([{ status: 'excluded', key: 'carefulness', reason: 'Not in this job' }, ...rest]);
  expect(unpackScores(packed)[0]).toBeNull();
});

test('refuses bytes of another length', () => {
  expect(() => unpackScores(new Uint8Array(47))).toThrow(/SCORES_DAMAGED/);
});
