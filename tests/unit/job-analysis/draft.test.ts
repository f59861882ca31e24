import { expect, test } from 'vitest';

import { averageRatings, completeRatings } from '@/lib/job-analysis/average-ratings';
import { defaultTargets } from '@/lib/job-analysis/default-targets';
import { draftProblems } from '@/lib/job-analysis/draft-problems';
import { draftWeights, excludedScales, inStepOrder } from '@/lib/job-analysis/draft-weights';
import type { DraftProblem, DraftRating, RoleDraft } from '@/lib/job-analysis/types';
import {
  RATED_AT,
  WORKED_EXAMPLE,
  completeDraft,
  draftRating,
  draftScales,
  draftStep,
  rated,
} from '../job-factory';

const OPEN: DraftRating = {
  raterId: 'r1',
  ratedAt: RATED_AT,
  frequency: null,
  loss: null,
  gain: null,
  relevance: [null, null, null, null, null, null],
};

const only = (changes: Partial<RoleDraft>): readonly DraftProblem[] => draftProblems(completeDraft(changes));
const withFirst = (changes: Parameters<typeof draftStep>[2], ratings = [draftRating(rated(6, 3, 1))]) => {
  const { steps } = completeDraft();
  return only({ steps: [draftStep('s1', ratings, changes), ...steps.slice(1)] });
};

test('ratings are averaged cell by cell before criticality; a link that half of the raters see is none', () => {
  expect(averageRatings([rated(6, 1, 3, [0, 1, 2, 3, 0, 0]), rated(5, 2, 3, [1, 1, 0, 3, 0, 3])])).toEqual({
    frequency: 5.5,
    loss: 1.5,
    gain: 3,
    relevance: [0, 1, 0, 3, 0, 0],
  });
  expect(() => averageRatings([])).toThrow(RangeError);
});

test('a rating counts once frequency, loss and gain are there; open relevance is 0', () => {
  const done = draftRating(rated(6, 1, 3), 'r2');
  const partly: DraftRating = { ...done, raterId: 'r3', relevance: [null, 2, null, 0, null, 3] };
  const ratings = [
    OPEN,
    { ...done, frequency: null },
    { ...done, loss: null },
    { ...done, gain: null },
    done,
    partly,
  ];
  expect(completeRatings(ratings)).toEqual([done, { ...partly, relevance: [0, 2, 0, 0, 0, 3] }]);
});

test('weights of a draft follow the complete steps in step order', () => {
  const { steps } = completeDraft();
  const open = draftStep('s9', [OPEN]);
  const weights = draftWeights(completeDraft({ steps: [...steps].reverse().concat(open) }));
  expect(weights.stepIds).toEqual(['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8']);
  expect(weights.rated).toEqual(WORKED_EXAMPLE.map((step) => ({ ...step })));
  expect(weights.derived).toMatchObject({ status: 'derived', percents: [18, 9, 22, 18, 17, 16] });
});

test('weights of a draft use its alpha, its exclusions and the mean over raters', () => {
  const steps = [
    draftStep('s1', [
      draftRating(rated(6, 4, 0, [3, 1, 0, 0, 0, 0])),
      draftRating(rated(0, 4, 0, [1, 1, 0, 0, 0, 0]), 'r2'),
    ]),
  ];
  const scales = draftScales({ salesConfidence: { excludedReason: 'no selling' } });
  const { derived } = draftWeights({ steps, scales, alpha: 0.25 });
  // Mean frequency 3: (1/2)^¼.
  expect(derived.criticality[0]).toBeCloseTo(0.5 ** 0.25, 14);
  expect(derived).toMatchObject({ weights: [1, 0, 0, 0, 0, 0] });
});

test('steps stand by position, equal positions by id', () => {
  const at = (id: string, position: number) => ({ id, position });
  const steps = Object.freeze([at('b', 2), at('c', 1), at('a', 2), at('d', 0)]);
  expect(inStepOrder(steps).map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b']);
  expect(inStepOrder([at('a', 2), at('b', 2)]).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('an exclusion is known by its reason, written or not yet', () => {
  const scales = draftScales({ integrity: { excludedReason: '' }, carefulness: { excludedReason: 'why' } });
  expect(excludedScales(scales)).toEqual([true, false, false, false, false, true]);
});

test('default targets: 55 from an even share on, else 50, none without weight', () => {
  expect(defaultTargets([0.5, 0.3, 0.2, 0, 0, 0])).toEqual([55, 50, 50, null, null, null]);
  expect(defaultTargets([1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6])).toEqual([55, 55, 55, 55, 55, 55]);
  // A sixth that lost its last digit is still an even share.
  expect(
    defaultTargets([0.1666666666666666, 0.1666666666666667, 0.166666666666666, 0.17, 0.17, 0.16]).slice(0, 3),
  ).toEqual([55, 55, 55]);
});

test('a complete draft has no problems', () => {
  expect(draftProblems(completeDraft())).toEqual([]);
  const twoSided = draftScales({
    socialConfidence: { targetLower: 20, targetUpper: 65, upperReason: 'an incident' },
  });
  expect(only({ scales: twoSided })).toEqual([]);
  expect(only({ scales: draftScales({ integrity: { targetLower: 80 } }) })).toEqual([]);
  expect(
    only({ scales: draftScales({ integrity: { targetLower: 79, targetUpper: 80, upperReason: 'x' } }) }),
  ).toEqual([]);
});

test('names what the job itself lacks', () => {
  expect(only({ title: ' ' })).toEqual([{ code: 'titleMissing' }]);
  expect(only({ successCriterion: '\n' })).toEqual([{ code: 'successCriterionMissing' }]);
  expect(only({ stages: [] })).toEqual([{ code: 'noStage' }]);
  const stages = [{ id: 'stage-1', title: ' ', target: null }];
  expect(only({ stages })).toEqual([{ code: 'stageTitleMissing', stageId: 'stage-1' }]);
  expect(only({ steps: [] })).toEqual([{ code: 'noStep' }]);
});

test('names what a step lacks, with its id', () => {
  expect(withFirst({ title: '' })).toEqual([{ code: 'stepTitleMissing', stepId: 's1' }]);
  expect(withFirst({ stageId: null })).toEqual([{ code: 'stepStageMissing', stepId: 's1' }]);
  expect(withFirst({ stageId: 'gone' })).toEqual([{ code: 'stepStageMissing', stepId: 's1' }]);
  expect(withFirst({ customerNotices: ' ' })).toEqual([{ code: 'customerNoticesMissing', stepId: 's1' }]);
  expect(withFirst({}, [])).toEqual([{ code: 'stepNotRated', stepId: 's1' }]);
  expect(withFirst({}, [OPEN])).toEqual([{ code: 'stepNotRated', stepId: 's1' }]);
});

test('names the cells that a rating lacks; one begun rating does not hide behind another', () => {
  const done = draftRating(rated(6, 3, 1));
  const begun: DraftRating = { ...done, raterId: 'r2', loss: null, gain: null };
  expect(withFirst({}, [done, begun])).toEqual([
    { code: 'ratingIncomplete', stepId: 's1', raterId: 'r2', missing: ['loss', 'gain'] },
  ]);
  const relevanceOnly: DraftRating = { ...OPEN, relevance: [null, null, 1, null, null, null] };
  expect(withFirst({}, [relevanceOnly])).toEqual([
    { code: 'ratingIncomplete', stepId: 's1', raterId: 'r1', missing: ['frequency', 'loss', 'gain'] },
  ]);
});

test.each([
  ['frequency', { frequency: 7 }],
  ['frequency', { frequency: 1.5 }],
  ['loss', { loss: 5 }],
  ['gain', { gain: -1 }],
  ['relevance', { relevance: [0, 0, 4, 0, 0, 0] as const }],
])('names a %s outside its range and does not weigh it', (field, changes) => {
  const problems = withFirst({}, [{ ...draftRating(rated(6, 3, 1)), ...changes }]);
  expect(problems).toEqual([{ code: 'ratingOutOfRange', stepId: 's1', raterId: 'r1', field }]);
});

test('names what keeps weights from existing', () => {
  const one = (step: ReturnType<typeof rated>) => only({ steps: [draftStep('s1', [draftRating(step)])] });
  expect(one(rated(0, 4, 4))).toEqual([{ code: 'noCriticalStep' }]);
  expect(one(rated(6, 4, 4, [0, 0, 0, 0, 0, 0]))).toEqual([{ code: 'noRelevance' }]);
  const reason = { excludedReason: 'not needed' };
  const allOut = draftScales({
    carefulness: reason,
    salesConfidence: reason,
    serviceOrientation: reason,
    socialConfidence: reason,
    stressTolerance: reason,
    integrity: reason,
  });
  expect(only({ scales: allOut })).toEqual([{ code: 'allScalesExcluded' }]);
});

test('without any rating only the steps are named', () => {
  expect(only({ steps: [draftStep('s1', [])] })).toEqual([{ code: 'stepNotRated', stepId: 's1' }]);
});

test('one cell is enough for a rating to have begun', () => {
  const problems = (changes: Partial<DraftRating>) => withFirst({}, [{ ...OPEN, ...changes }]);
  expect(problems({ gain: 0 })).toEqual([
    { code: 'ratingIncomplete', stepId: 's1', raterId: 'r1', missing: ['frequency', 'loss'] },
  ]);
});

test('a fault in a step does not hide what the weights lack', () => {
  const steps = [draftStep('s1', [draftRating(rated(6, 3, 1, [1, 0, 1, 1, 1, 1]))], { title: '' })];
  expect(only({ steps })).toEqual([
    { code: 'stepTitleMissing', stepId: 's1' },
    { code: 'scaleWithoutSteps', scale: 'salesConfidence' },
  ]);
});

test('a scale that no critical step needs must be excluded or linked', () => {
  const steps = [draftStep('s1', [draftRating(rated(6, 3, 1, [1, 0, 1, 1, 1, 1]))])];
  expect(only({ steps })).toEqual([{ code: 'scaleWithoutSteps', scale: 'salesConfidence' }]);
  expect(only({ steps, scales: draftScales({ salesConfidence: { excludedReason: 'no selling' } }) })).toEqual(
    [],
  );
});

test('an exclusion needs its reason, and its targets are not read', () => {
  const scales = draftScales({ integrity: { excludedReason: ' ', targetLower: 5, targetUpper: 1 } });
  expect(only({ scales })).toEqual([{ code: 'excludedReasonMissing', scale: 'integrity' }]);
});

test.each([
  [{ targetLower: 19.9 }, [{ code: 'targetLowerOutOfRange', scale: 'integrity', min: 20, max: 80 }]],
  [{ targetLower: 80.1 }, [{ code: 'targetLowerOutOfRange', scale: 'integrity', min: 20, max: 80 }]],
  [{ targetLower: Number.NaN }, [{ code: 'targetLowerOutOfRange', scale: 'integrity', min: 20, max: 80 }]],
  [{ targetUpper: 70 }, [{ code: 'upperReasonMissing', scale: 'integrity' }]],
  [{ targetUpper: 70, upperReason: ' ' }, [{ code: 'upperReasonMissing', scale: 'integrity' }]],
  [{ targetUpper: 64.9, upperReason: 'x' }, [{ code: 'upperTooLow', scale: 'integrity', min: 65 }]],
  [{ targetUpper: 80.1, upperReason: 'x' }, [{ code: 'upperOutOfRange', scale: 'integrity', max: 80 }]],
  [
    { targetLower: 70, targetUpper: 70, upperReason: 'x' },
    [{ code: 'upperNotAboveLower', scale: 'integrity' }],
  ],
])('names what is wrong with the target %j', (changes, problems) => {
  expect(only({ scales: draftScales({ integrity: changes }) })).toEqual(problems);
});
