import { expect, test } from 'vitest';

import { canonicalJson } from '@/lib/core/canonical-json';
import { buildReport } from '@/lib/report/build-report';
import { compareReports } from '@/lib/report/compare-reports';
import { fitTargetOf } from '@/lib/report/fit-input';
import { targetBand } from '@/lib/report/target-band';
import type { ReportInput } from '@/lib/report/types';
import { SCALE_KEYS } from '@/lib/scales';
import { draftScales } from '../job-factory';
import { NORM_DOCUMENT, reportInput, twoRaterDraft } from './report-factory';

test('scores, targets and weights stand side by side', () => {
  // Points 3.5, 2.5, 3, 3.5, 2.5, 4 on a norm of 3 ± .5: T 60, 40, 50, 60, 40, 70. Targets 55, 50, 55, 55, 55, 50.
  const { scales } = buildReport(reportInput());
  expect(scales.map((scale) => scale.status === 'scored' && scale.t)).toEqual([60, 40, 50, 60, 40, 70]);
  expect(scales.map((scale) => scale.status !== 'excluded' && scale.targetLower)).toEqual([
    55, 50, 55, 55, 55, 50,
  ]);
  expect(scales.map((scale) => scale.status !== 'excluded' && scale.weightPercent)).toEqual([
    18, 9, 22, 18, 17, 16,
  ]);
  expect(scales.map((scale) => scale.status === 'scored' && scale.distance)).toEqual([0, 10, 5, 0, 15, 0]);
  expect(scales.map((scale) => scale.status === 'scored' && scale.band)).toEqual([
    'within',
    'clearlyBelow',
    'belowWithinError',
    'within',
    'clearlyBelow',
    'within',
  ]);
  expect(scales[0]).toMatchObject({
    key: 'carefulness',
    mean: 3.5,
    pomp: 62.5,
    sten: 8,
    answered: 12,
    items: 12,
    norm: { mean: 3, sd: 0.5, reliability: 0.8 },
  });
});

test('the fit and what it costs add up, also as shown', () => {
  // Lost: 100 w · distance/20 = 8.5758/2 + 22.1625/4 + 17.3226·3/4 = 4.288 + 5.541 + 12.992 = 22.821 → fit 77.179.
  const report = buildReport(reportInput());
  if (report.fit.status !== 'fitted') throw new Error('a fit expected');
  expect(report.fit.fit).toBeCloseTo(77.18, 2);
  expect(report.fit.shown).toBe(77);
  const lost = report.scales.map((scale) => (scale.status === 'scored' ? scale.pointsLost : Number.NaN));
  expect(lost[1]).toBeCloseTo(4.288, 3);
  expect(lost[4]).toBeCloseTo(12.992, 3);
  expect(lost.reduce((sum, value) => sum + value, 0)).toBeCloseTo(100 - report.fit.fit, 5);
  // Floors 4, 5, 12 of 23: the remainders .54 and .99 win… scaled to 23: 4.32, 5.58, 13.09 → 4, 6, 13.
  expect(report.scales.map((scale) => scale.status === 'scored' && scale.shownPointsLost)).toEqual([
    0, 4, 6, 0, 13, 0,
  ]);
  expect([report.withinTarget, report.activeScales]).toEqual([3, 6]);
});

test('says which versions it rests on', () => {
  const { versions, basis, schemaVersion } = buildReport(reportInput());
  const contentHash = 'a'.repeat(64);
  expect(schemaVersion).toBe(1);
  expect(versions).toEqual({
    scoring: '1',
    narratives: 1,
    questionnaire: { key: 'form', version: 1, contentHash },
    norm: { key: 'planning', version: 1, contentHash, provisional: true, people: 0, n: 60 },
    profile: { key: 'role-1', version: 2, contentHash, title: 'Customer adviser' },
  });
  expect(basis).toMatchObject({ raterCount: 2, firstRatedAt: '2026-11-03T08:00:00.000Z' });
});

test('the composite stands beside the fit', () => {
  // Independent scales: Σ w (T − 50)/10 / √Σ w².
  const { composite, scales } = buildReport(reportInput());
  if (composite.status !== 'scored') throw new Error('a composite expected');
  let [sum, square] = [0, 0];
  for (const scale of scales) {
    if (scale.status !== 'scored') continue;
    sum += (scale.weight * (scale.t - 50)) / 10;
    square += scale.weight ** 2;
  }
  expect(composite.t).toBeCloseTo(50 + (10 * sum) / Math.sqrt(square), 4);
});

test('a perfect fit loses nothing and never shows −0', () => {
  const report = buildReport(reportInput([5, 5, 5, 5, 5, 5]));
  expect(report.fit).toMatchObject({ status: 'fitted', fit: 100, shown: 100 });
  expect(
    report.scales.every((scale) => scale.status === 'scored' && Object.is(scale.shownPointsLost, 0)),
  ).toBe(true);
});

test('a missing scale with weight: no fit, no composite, and why', () => {
  const report = buildReport(reportInput([3.5, null, 3, 3.5, 2.5, 4]));
  const missing = ['salesConfidence'];
  expect(report.fit).toEqual({ status: 'noFit', reason: 'missingScale', missing });
  expect(report.composite).toEqual({ status: 'none', reason: 'missingScale', missing });
  expect(report.scales[1]).toMatchObject({
    status: 'insufficient',
    reason: 'scaleTooFew',
    answered: 0,
    items: 12,
    weightPercent: 9,
  });
  expect(report.scales[0]).toMatchObject({ status: 'scored', shownPointsLost: null });
  expect([report.withinTarget, report.activeScales]).toEqual([3, 6]);
});

test('an excluded scale is not administered, not scored and not reported', () => {
  const scales = draftScales({ salesConfidence: { excludedReason: 'no selling' } });
  const full = reportInput(undefined, twoRaterDraft({ scales }));
  const report = buildReport(full);
  expect(report.scales[1]).toEqual({ status: 'excluded', key: 'salesConfidence', reason: 'no selling' });
  expect(report.activeScales).toBe(5);
  expect(report.quality).toMatchObject({ administered: 60, unanswered: 0 });
  const asked = full.answers.filter(({ itemId }) => Number(itemId.slice(1)) % 6 !== 2);
  expect(buildReport({ ...full, answers: asked })).toEqual(report);
});

test('an upper limit counts', () => {
  const scales = draftScales({ integrity: { targetUpper: 65, upperReason: 'seen' } });
  const report = buildReport(reportInput(undefined, twoRaterDraft({ scales })));
  // T 70 is 5 above 65.
  expect(report.scales[5]).toMatchObject({
    band: 'aboveUpper',
    distance: 5,
    desirability: 0.75,
    targetUpper: 65,
  });
});

test('quality is a question beside the scores', () => {
  const input = reportInput();
  const fast = { ...input, answers: input.answers.map((answer) => ({ ...answer, shownMs: 300 })) };
  const [slow, hurried] = [buildReport(input), buildReport(fast)];
  expect(hurried.quality.responseTime).toMatchObject({ value: 300, flagged: true });
  expect(slow.quality.responseTime).toMatchObject({ flagged: false });
  expect({ ...hurried, quality: null }).toEqual({ ...slow, quality: null });
});

test('statements that nobody answered are counted as open', () => {
  const input = reportInput();
  const report = buildReport({ ...input, answers: input.answers.slice(0, 71) });
  expect(report.quality).toMatchObject({ administered: 72, unanswered: 1 });
});

test('is a pure function: same input, same text; the input stays as it is', () => {
  const input = reportInput();
  const before = canonicalJson(input);
  expect(canonicalJson(buildReport(input))).toBe(canonicalJson(buildReport(reportInput())));
  expect(canonicalJson(input)).toBe(before);
});

test('the order of the answers makes no difference to the scores', () => {
  const input = reportInput();
  expect(buildReport({ ...input, answers: [...input.answers].reverse() })).toEqual(buildReport(input));
});

test('every number is rounded once, to six decimals', () => {
  const check = (value: unknown): void => {
    if (typeof value === 'number') expect(Math.abs(value * 1e6 - Math.round(value * 1e6))).toBeLessThan(1e-4);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(check);
  };
  check(buildReport(reportInput()));
});

test('refuses two answers to one statement, and a profile without its scales', () => {
  const input = reportInput();
  const twice: ReportInput = {
    ...input,
    answers: [...input.answers, { itemId: 'i01', value: 3, shownMs: null }],
  };
  expect(() => buildReport(twice)).toThrow(expect.objectContaining({ code: 'ANSWERS_MISMATCH' }));
  const { document } = input.profile;
  const turned = { ...document, scales: [...document.scales].reverse() as never };
  expect(() => buildReport({ ...input, profile: { ...input.profile, document: turned } })).toThrow(
    expect.objectContaining({ code: 'PROFILE_MISMATCH' }),
  );
});

test.each([
  [50, [43, 57], 50, null, 'within'],
  [49.9, [43, 57], 50, null, 'belowWithinError'],
  [43, [36, 50], 50, null, 'belowWithinError'],
  [42.9, [36, 49.9], 50, null, 'clearlyBelow'],
  [65, [58, 72], 50, 65, 'within'],
  [65.1, [58, 72], 50, 65, 'aboveUpper'],
] as const)('T %s with interval %j against %s to %s is %s', (t, interval, lower, upper, band) => {
  expect(targetBand(t, interval, lower, upper)).toBe(band);
});

test('the fit asks what the profile says', () => {
  const scales = draftScales({
    salesConfidence: { excludedReason: 'no selling' },
    integrity: { targetLower: 45, targetUpper: 70, upperReason: 'seen' },
  });
  const target = fitTargetOf(reportInput(undefined, twoRaterDraft({ scales })).profile.document);
  expect([target.weights[1], target.lower[5], target.upper[5], target.upper[0], target.shoulder]).toEqual([
    0,
    45,
    70,
    null,
    20,
  ]);
});

test('finds every difference between a stored and a recomputed report', () => {
  const stored = buildReport(reportInput());
  expect(compareReports(stored, buildReport(reportInput()))).toEqual([]);
  const flipped = reportInput();
  const answers = flipped.answers.map((answer, index) =>
    index === 4 ? { ...answer, value: 6 - (answer.value ?? 3) } : answer,
  );
  const paths = compareReports(stored, buildReport({ ...flipped, answers })).map(({ path }) => path);
  expect(paths).toContain('scales[4].t');
  expect(paths).toContain('fit.fit');
  const scale = NORM_DOCUMENT.scales.carefulness;
  const document = {
    ...NORM_DOCUMENT,
    scales: { ...NORM_DOCUMENT.scales, carefulness: { ...scale, mean: 3.01 } },
  };
  const otherNorm = buildReport({ ...flipped, norm: { ...flipped.norm, document } });
  expect(compareReports(stored, otherNorm).map(({ path }) => path)).toContain('scales[0].norm.mean');
});

test('compares with the rounding of storage and nothing more', () => {
  expect(compareReports({ a: 1 }, { a: 1.000001 })).toEqual([]);
  expect(compareReports({ a: 1 }, { a: 1.000002 })).toEqual([{ path: 'a', stored: 1, recomputed: 1.000002 }]);
  expect(compareReports({ a: [1, { b: 'x' }] }, { a: [1, { b: 'y' }, 2] })).toEqual([
    { path: 'a[1].b', stored: 'x', recomputed: 'y' },
    { path: 'a[2]', stored: undefined, recomputed: 2 },
  ]);
  expect(compareReports({ a: null }, { a: {} })).toEqual([{ path: 'a', stored: null, recomputed: {} }]);
  expect(compareReports({ a: [] }, { a: {} })).toHaveLength(1);
  expect(compareReports({ a: 1 }, {})).toEqual([{ path: 'a', stored: 1, recomputed: undefined }]);
  expect(compareReports({ n: Number.NaN }, { n: Number.NaN })).toEqual([
    { path: 'n', stored: Number.NaN, recomputed: Number.NaN },
  ]);
});

test('covers the six scales in their order', () => {
  expect(buildReport(reportInput()).scales.map(({ key }) => key)).toEqual(SCALE_KEYS);
});
