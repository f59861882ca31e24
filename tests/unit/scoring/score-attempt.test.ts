import { expect, test } from 'vitest';

import { Z_90 } from '@/lib/psychometrics/scores/interval';
import { SCALE_KEYS, perScale, type PerScale } from '@/lib/scales';
import { normOf } from '@/lib/scoring/norm';
import { CURRENT_SCORING_VERSION, SCORING_VERSIONS, isScoringVersion } from '@/lib/scoring/registry';
import type { Norm, ScaleNorm } from '@/lib/scoring/types';
import { scoreAttempt } from '@/lib/scoring/v1/score-attempt';
import { FORM, NORM, answersOf } from './form-factory';

const NONE: PerScale<boolean> = [false, false, false, false, false, false];
const keyed = (points: number) => answersOf((_, { reversed }) => (reversed ? 6 - points : points));
const withNorm = (scale: ScaleNorm): Norm => ({ ...NORM, scales: perScale(() => scale) });

test('scores every scale by hand', () => {
  // Mean 4 with norm 3 ± .5: z = 2, T 70, STEN floor(6 + 4) = 10, POMP 75, SEM √20, norm error √(100/60 + 400/118).
  const { scoringVersion, scales } = scoreAttempt({
    questionnaire: FORM,
    norm: NORM,
    answers: keyed(4),
    excluded: NONE,
  });
  expect(scoringVersion).toBe('1');
  const normSem = Math.sqrt(100 / 60 + 400 / 118);
  const half = Z_90 * Math.sqrt(20 + normSem ** 2);
  scales.forEach((score, index) => {
    expect(score).toMatchObject({
      status: 'scored',
      scale: SCALE_KEYS[index],
      mean: 4,
      pomp: 75,
      t: 70,
      sten: 10,
      answered: 12,
      items: 12,
    });
    if (score.status !== 'scored') return;
    expect(score.sem).toBeCloseTo(Math.sqrt(20), 12);
    expect(score.normSem).toBeCloseTo(normSem, 12);
    expect(score.interval90[0]).toBeCloseTo(70 - half, 12);
    expect(score.interval90[1]).toBeCloseTo(70 + half, 12);
  });
});

test('each scale has its own items and norm', () => {
  const answers = answersOf((index, { reversed }) => {
    const points = index % 6 === 2 ? 5 : 3;
    return reversed ? 6 - points : points;
  });
  const norm = {
    ...NORM,
    scales: perScale((_, index) => ({ mean: 3, sd: index === 2 ? 1 : 0.5, reliability: 0.8 })),
  };
  const { scales } = scoreAttempt({ questionnaire: FORM, norm, answers, excluded: NONE });
  expect(scales.map((score) => score.status === 'scored' && score.t)).toEqual([50, 50, 70, 50, 50, 50]);
});

test('a scale with too few answers has no score, and says why', () => {
  const threeOpen = answersOf((index) => (index % 6 === 0 && index < 18 ? null : 3));
  const { scales } = scoreAttempt({ questionnaire: FORM, norm: NORM, answers: threeOpen, excluded: NONE });
  expect(scales[0]).toEqual({
    status: 'insufficient',
    scale: 'carefulness',
    reason: 'scaleTooFew',
    answered: 9,
    items: 12,
  });
  expect(scales[1].status).toBe('scored');

  const oneFacet = answersOf((index, { facet }) =>
    index % 6 === 1 && facet === 'facet 0' && index < 40 ? null : 3,
  );
  const again = scoreAttempt({ questionnaire: FORM, norm: NORM, answers: oneFacet, excluded: NONE });
  expect(again.scales[1]).toMatchObject({ status: 'insufficient', reason: 'facetTooFew', answered: 10 });
});

test('an excluded scale is not scored, even where answers exist', () => {
  const excluded: PerScale<boolean> = [false, true, false, false, false, false];
  const { scales } = scoreAttempt({ questionnaire: FORM, norm: NORM, answers: keyed(4), excluded });
  expect(scales[1]).toEqual({ status: 'excluded', scale: 'salesConfidence' });
  expect(scales.filter(({ status }) => status === 'scored')).toHaveLength(5);
});

test('refuses an answer to no item of the questionnaire', () => {
  const answers = new Map([...keyed(3), ['i99', 3], ['x', null]]);
  expect(() => scoreAttempt({ questionnaire: FORM, norm: NORM, answers, excluded: NONE })).toThrow(
    expect.objectContaining({ code: 'UNKNOWN_ITEM', message: expect.stringContaining('2 answers') }),
  );
  expect(() =>
    scoreAttempt({ questionnaire: FORM, norm: NORM, answers: new Map(), excluded: NONE }),
  ).not.toThrow();
});

test.each([
  ['an infinite mean', withNorm({ mean: Number.POSITIVE_INFINITY, sd: 0.5, reliability: 0.8 })],
  ['no spread', withNorm({ mean: 3, sd: 0, reliability: 0.8 })],
  ['a reliability of 1', withNorm({ mean: 3, sd: 0.5, reliability: 1 })],
  ['a negative reliability', withNorm({ mean: 3, sd: 0.5, reliability: -0.1 })],
  ['one person', { ...NORM, n: 1 }],
  ['a number of people that is none', { ...NORM, n: Number.NaN }],
  ['five scales', { ...NORM, scales: NORM.scales.slice(0, 5) as never }],
])('refuses a norm with %s', (_name, norm) => {
  expect(() => scoreAttempt({ questionnaire: FORM, norm, answers: keyed(3), excluded: NONE })).toThrow(
    expect.objectContaining({
      code: 'NORM_OUT_OF_RANGE',
      message: expect.stringContaining('norm norm, scale'),
    }),
  );
});

test('a reliability of 0 is usable: the score says nothing, and its error says so', () => {
  const norm = withNorm({ mean: 3, sd: 0.5, reliability: 0 });
  const { scales } = scoreAttempt({ questionnaire: FORM, norm, answers: keyed(3), excluded: NONE });
  expect(scales[0]).toMatchObject({ status: 'scored', sem: 10 });
});

test('a form without items for a scale is refused, unless the scale is excluded', () => {
  const questionnaire = { ...FORM, items: FORM.items.filter(({ scale }) => scale !== 'integrity') };
  const answers = answersOf(() => 3, questionnaire);
  const score = (excluded: PerScale<boolean>) =>
    scoreAttempt({ questionnaire, norm: NORM, answers, excluded });
  expect(() => score(NONE)).toThrow(expect.objectContaining({ code: 'EMPTY_SCALE' }));
  expect(score([false, false, false, false, false, true]).scales[5].status).toBe('excluded');
});

test('knows its released versions', () => {
  expect(CURRENT_SCORING_VERSION).toBe('1');
  expect(SCORING_VERSIONS['1'].scoreAttempt).toBe(scoreAttempt);
  expect([isScoringVersion('1'), isScoringVersion('2'), isScoringVersion('toString')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('takes a norm document as it is released', () => {
  const scale = { mean: 3, sd: 0.5, reliability: 0.8 };
  const document = {
    key: 'planning',
    version: 1,
    provisional: true,
    sample: { n: 0, pseudoN: 60 },
    scales: Object.fromEntries(SCALE_KEYS.map((key, index) => [key, { ...scale, mean: index }])) as never,
    correlations: NORM.correlations,
  };
  expect(normOf(document)).toMatchObject({
    key: 'planning',
    version: 1,
    provisional: true,
    people: 0,
    n: 60,
  });
  expect(normOf(document).scales.map(({ mean }) => mean)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(normOf({ ...document, sample: { n: 400, pseudoN: 60 } })).toMatchObject({ people: 400, n: 400 });
});
