import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionKeys } from '@/lib/interview/question-keys';
import { heaviestSteps, rankGaps } from '@/lib/interview/rank-gaps';
import { favourableScales, selectQuestions } from '@/lib/interview/select-questions';
import type { GuideFacets } from '@/lib/interview/types';
import type { RoleDraft } from '@/lib/job-analysis/types';
import { buildReport } from '@/lib/report/build-report';
import type { ReportModel } from '@/lib/report/types';
import { SCALE_KEYS, perScale, type ScaleKey } from '@/lib/scales';
import { draftScales } from '../job-factory';
import { reportInput, twoRaterDraft } from '../report/report-factory';

const NAMES = ['first', 'second', 'third', 'fourth'];
const FACETS: GuideFacets = {
  carefulness: NAMES,
  salesConfidence: NAMES,
  serviceOrientation: NAMES,
  socialConfidence: NAMES,
  stressTolerance: NAMES,
  integrity: NAMES,
};

/** A report from wanted points per scale: 3 is T 50, 3.5 is T 60, 4 is T 70. */
function made(points: readonly (number | null)[], draft: RoleDraft = twoRaterDraft()) {
  const input = reportInput(points, draft);
  return { report: buildReport(input), profile: input.profile.document };
}

const select = (points: readonly (number | null)[], draft?: RoleDraft) => {
  const { report, profile } = made(points, draft);
  return { ...selectQuestions(report, profile, FACETS), report, profile };
};

const lostOf = (report: ReportModel, key: ScaleKey) => {
  const scale = report.scales[SCALE_KEYS.indexOf(key)];
  return scale?.status === 'scored' ? scale.pointsLost : null;
};

describe('gaps', () => {
  test('stand by what they cost, and each has two questions with the steps behind its weight', () => {
    const { gaps, questions, report, profile, basis } = select([2.5, 2.5, 2.5, 2.5, 2.5, 2.5]);
    expect(basis).toBe('gaps');
    const costs = SCALE_KEYS.map((key) => lostOf(report, key) ?? 0).sort((a, b) => b - a);
    expect(gaps.map(({ pointsLost }) => pointsLost)).toEqual(costs.slice(0, 3));
    expect(questions).toHaveLength(6);
    for (const [index, { scale, steps }] of gaps.entries()) {
      const [past, situational] = questions.slice(2 * index, 2 * index + 2);
      expect(past).toEqual({
        kind: 'below',
        key: `${scale}.first.past`,
        scale,
        stepId: steps[0]?.stepId,
      });
      expect(situational).toMatchObject({
        key: `${scale}.second.situational`,
        stepId: (steps[1] ?? steps[0])?.stepId,
      });
      expect(steps.reduce((sum, { shownOfWeight }) => sum + shownOfWeight, 0)).toBe(100);
      expect(profile.steps.map(({ id }) => id)).toEqual(
        expect.arrayContaining(steps.map(({ stepId }) => stepId)),
      );
    }
  });

  test('of equal cost keep the fixed order of the scales', () => {
    const { report, profile } = made([2.5, 2.5, 2.5, 2.5, 2.5, 2.5]);
    const scales = report.scales.map((scale) =>
      scale.status === 'scored' ? { ...scale, pointsLost: 4 } : scale,
    );
    const ranked = rankGaps(
      { ...report, scales: perScale((_, index) => scales[index] ?? report.scales[0]) },
      profile,
    );
    expect(ranked.map(({ scale }) => scale)).toEqual(SCALE_KEYS);
  });

  test('above an upper limit are asked about with their own questions', () => {
    const draft = twoRaterDraft({
      scales: draftScales({
        stressTolerance: { targetLower: 50, targetUpper: 66, upperReason: 'Missed alarms' },
      }),
    });
    const { gaps, questions } = select([3.5, 3.5, 3.5, 3.5, 4.5, 3.5], draft);
    expect(gaps).toMatchObject([{ scale: 'stressTolerance', kind: 'above' }]);
    expect(questions.map(({ key }) => key)).toEqual(['stressTolerance.above.1', 'stressTolerance.above.2']);
  });

  test('a scale without a score is asked about after the measured gaps', () => {
    const { gaps, questions } = select([2.5, 3.5, null, 3.5, 3.5, 3.5]);
    expect(gaps.map(({ scale, kind }) => [scale, kind])).toEqual([
      ['carefulness', 'below'],
      ['serviceOrientation', 'noScore'],
    ]);
    expect(questions.filter(({ kind }) => kind === 'noScore')).toHaveLength(2);
  });

  test('an excluded scale is never asked about', () => {
    const draft = twoRaterDraft({
      scales: draftScales({ salesConfidence: { excludedReason: 'Nothing is sold' } }),
    });
    const { questions } = select([2.5, 1, 2.5, 2.5, 2.5, 2.5], draft);
    expect(questions.map(({ scale }) => scale)).not.toContain('salesConfidence');
  });
});

describe('where everything looks good', () => {
  test('T above 65 on four of six scales makes a result uniformly favourable, on three it does not', () => {
    const high = 4;
    expect(favourableScales(made([high, high, high, high, 3, 3]).report)).toEqual(SCALE_KEYS.slice(0, 4));
    expect(favourableScales(made([high, high, high, 3, 3, 3]).report)).toEqual([]);
  });

  test('the strengths are asked about from three sides, and the two heaviest steps', () => {
    const { basis, questions, heaviestSteps: steps, report } = select([4, 4, 4, 4, 4, 4]);
    expect(basis).toBe('favourable');
    const byWeight = report.scales
      .flatMap((scale) => (scale.status === 'scored' ? [scale] : []))
      .sort((a, b) => b.weight - a.weight)
      .map(({ key }) => key);
    const favourable = questions.filter(({ kind }) => kind === 'favourable').map(({ key }) => key);
    expect(favourable.slice(0, 4)).toEqual([
      `${byWeight[0]}.favourable.cost`,
      `${byWeight[0]}.favourable.motive`,
      `${byWeight[1]}.favourable.cost`,
      `${byWeight[1]}.favourable.consistency`,
    ]);
    expect(favourable.slice(4)).toEqual(byWeight.slice(2).map((key) => `${key}.favourable.consistency`));
    expect(questions.filter(({ kind }) => kind === 'step')).toEqual(
      steps.map(({ stepId, scale }, index) => ({
        kind: 'step',
        key: ['step.past', 'step.situational'][index],
        scale,
        stepId,
      })),
    );
  });

  test('a result inside every target without being high is asked about on its two heaviest scales', () => {
    const { basis, questions } = select([3.5, 3.5, 3.5, 3.5, 3.5, 3.5]);
    expect(basis).toBe('withinTargets');
    expect(questions.map(({ kind }) => kind)).toEqual([
      ...Array<string>(4).fill('favourable'),
      ...Array<string>(2).fill('step'),
    ]);
  });

  test('a gap beside strengths is asked about first', () => {
    const { basis, questions } = select([4, 4, 4, 4, 4, 2]);
    expect(basis).toBe('gapsAndFavourable');
    expect(questions.slice(0, 2).map(({ scale }) => scale)).toEqual(['integrity', 'integrity']);
    expect(questions.filter(({ kind }) => kind === 'favourable').map(({ scale }) => scale)).not.toContain(
      'integrity',
    );
  });

  test('the heaviest steps have the largest part in all weights together', () => {
    const { report, profile } = made([4, 4, 4, 4, 4, 4]);
    const all = heaviestSteps(report, profile, profile.steps.length);
    const total = all.reduce((sum, { share }) => sum + share, 0);
    expect(total).toBeCloseTo(1, 9);
    expect(all.map(({ share }) => share)).toEqual([...all.map(({ share }) => share)].sort((a, b) => b - a));
  });
});

test('one neutral question follows where the way of answering was flagged', () => {
  const { report, profile } = made([2.5, 3.5, 3.5, 3.5, 3.5, 3.5]);
  const flagged = { ...report, quality: { ...report.quality, flagCount: 1 } };
  expect(selectQuestions(flagged, profile, FACETS).questions.at(-1)).toEqual({
    kind: 'clarify',
    key: 'clarify.answering',
    scale: null,
    stepId: null,
  });
  const calm = { ...report, quality: { ...report.quality, flagCount: 0 } };
  expect(selectQuestions(calm, profile, FACETS).questions.map(({ kind }) => kind)).not.toContain('clarify');
});

test('a profile of another report is refused', () => {
  const { report, profile } = made([3, 3, 3, 3, 3, 3]);
  expect(() => selectQuestions(report, { ...profile, title: 'Another job' }, FACETS)).toThrow(
    'PROFILE_MISMATCH',
  );
});

test('any result gives known questions, each once, with two for each of the gaps asked about', () => {
  const known = new Set(questionKeys(FACETS));
  const point = fc.oneof(fc.constantFrom(1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5), fc.constant(null));
  fc.assert(
    fc.property(fc.tuple(point, point, point, point, point, point), (points) => {
      const { report, profile } = made(points);
      const once = selectQuestions(report, profile, FACETS);
      expect(selectQuestions(report, profile, FACETS)).toEqual(once);
      const keys = once.questions.map(({ key, stepId }) =>
        key.startsWith('step.') ? `${key} ${stepId}` : key,
      );
      expect(new Set(keys).size).toBe(keys.length);
      expect(once.questions.every(({ key }) => known.has(key))).toBe(true);
      for (const { scale } of once.gaps) {
        const own = once.questions.filter((question) => question.scale === scale && question.kind !== 'step');
        expect(own).toHaveLength(2);
      }
      const costs = once.gaps.map(({ pointsLost }) => pointsLost ?? -1);
      expect(costs).toEqual([...costs].sort((a, b) => b - a));
      expect(once.questions.length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});
