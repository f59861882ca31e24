import { expect, test } from 'vitest';

import { type RaterSheet, screenRaters } from '@/lib/psychometrics/agreement/rater-screening';
import golden from '../../../golden/r/agreement.json' with { type: 'json' };

const sheet = (ratings: readonly number[], rest: Partial<RaterSheet> = {}): RaterSheet => ({
  ratings,
  relevance: [],
  seconds: [],
  ...rest,
});

test('the correlation with the mean of the others is that of R', () => {
  const table = golden.icc.many.ratings;
  const raters = golden.leaveOneOut.map((_, rater) => sheet(table.map((row) => row[rater] ?? NaN)));
  screenRaters(raters).forEach(({ leaveOneOut, flags }, rater) => {
    expect(leaveOneOut).toBeCloseTo(golden.leaveOneOut[rater] ?? NaN, 12);
    expect(flags).toEqual([]);
  });
});

test('a rater who orders the steps the other way round is flagged, the others are not', () => {
  const raters = [sheet([0.1, 0.5, 0.9]), sheet([0.2, 0.5, 1]), sheet([0, 0.4, 0.8]), sheet([1, 0.5, 0.1])];
  expect(screenRaters(raters).map(({ flags }) => flags)).toEqual([[], [], [], ['unlikeOthers']]);
});

test('the same rating everywhere has no correlation and a flag of its own', () => {
  const [flat, other] = screenRaters([sheet([0.1, 0.1, 0.1]), sheet([0, 0.4, 0.8])]);
  expect(flat).toEqual({ leaveOneOut: null, flags: ['noVariance'] });
  expect(other).toEqual({ leaveOneOut: null, flags: [] });
});

test('the same relevance in every cell is flagged, whatever it is', () => {
  const relevance = [
    [3, 3, 3, 3],
    [0, 0, 0, 0],
    [0, 3, 0, 0],
  ];
  const raters = relevance.map((cells) => sheet([0, 0.4, 0.8], { relevance: cells }));
  expect(screenRaters(raters).map(({ flags }) => flags)).toEqual([['sameRelevance'], ['sameRelevance'], []]);
});

test('less than three seconds for the middle rating is too fast; one slow rating does not hide it', () => {
  const seconds = [
    [2.9, 2.9, 400],
    [3, 3, 3],
  ];
  const raters = seconds.map((times) => sheet([0, 0.4, 0.8], { seconds: times }));
  expect(screenRaters(raters).map(({ flags }) => flags)).toEqual([['tooFast'], []]);
});

test('a correlation of .20 is enough', () => {
  // r = .2 exactly: x = (−1, 0, 1), y = (−2, 1.., …) made so that Sxy/√(Sxx·Syy) = .2.
  const near = screenRaters([
    sheet([-1, 0, 1]),
    sheet([-0.2, 0, 0.2].map((part, i) => part + (i === 1 ? 2 : -1) * 0.5656854)),
  ]);
  const [{ leaveOneOut } = { leaveOneOut: null }] = near;
  expect(leaveOneOut).toBeCloseTo(0.2, 6);
});

test('a single rater is compared with nobody', () => {
  expect(screenRaters([sheet([0, 1])])).toEqual([{ leaveOneOut: null, flags: [] }]);
  expect(screenRaters([])).toEqual([]);
});

test.each([
  ['sheets of different length', [sheet([1, 2]), sheet([1, 2, 3])], 'WRONG_SHAPE'],
  ['relevance of different length', [sheet([1, 2]), sheet([1, 2], { relevance: [1] })], 'WRONG_SHAPE'],
  ['one rating', [sheet([1])], 'TOO_FEW'],
  ['a rating that is no number', [sheet([1, Number.NaN])], 'NOT_FINITE'],
  ['negative seconds', [sheet([1, 2], { seconds: [-1] })], 'OUT_OF_RANGE'],
  ['seconds that are no number', [sheet([1, 2], { seconds: [Number.NaN] })], 'OUT_OF_RANGE'],
])('refuses %s', (_, raters, code) => {
  expect(() => screenRaters(raters)).toThrow(code);
});
