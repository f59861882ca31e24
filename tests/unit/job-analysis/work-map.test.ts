import { describe, expect, test } from 'vitest';

import { mapGaps } from '@/lib/job-analysis/map-gaps';
import { channelsOf, channelText, SERVICE_CHANNELS, stepDetails } from '@/lib/job-analysis/step-attributes';
import type { DraftRating, DraftStep } from '@/lib/job-analysis/types';
import { fixFirst, workMap } from '@/lib/job-analysis/work-map';
import { perScale } from '@/lib/scales';

const rating = (frequency: number, loss: number, gain: number): DraftRating => ({
  raterId: 'r1',
  ratedAt: '2026-11-01T08:00:00.000Z',
  frequency,
  loss,
  gain,
  relevance: perScale(() => 1),
});

function step(id: string, stageId: string, position: number, more: Partial<DraftStep> = {}): DraftStep {
  return {
    id,
    stageId,
    position,
    title: `Step ${id}`,
    kind: 'core',
    contact: 'direct',
    customerNotices: '',
    ratings: [],
    ...more,
  };
}

const stage = (id: string, more: object = {}) => ({ id, title: `Stage ${id}`, target: 'Heard', ...more });
const KPI = { kpi: 'Settled at once', kpiGoal: '78', owner: 'Service manager' };

describe('the map', () => {
  const stages = [stage('s1'), stage('s2')];
  const steps = [
    step('b', 's2', 2, { ratings: [rating(4, 4, 1)], latitude: 0 }),
    step('a', 's1', 0, { ratings: [rating(6, 4, 0)], latitude: 1 }),
    step('c', 's2', 1, { ratings: [rating(6, 3, 4)], latitude: 4 }),
    step('d', 's1', 1),
  ];

  test('numbers the steps along the path, whatever order they were read in', () => {
    const numbers = workMap({ stages, steps: steps.toReversed() }).flatMap((mapped) =>
      mapped.steps.map(({ step: { id }, number }) => `${number}${id}`),
    );
    expect(numbers).toEqual(['1a', '2d', '3c', '4b']);
  });

  test('a step without a complete rating has no numbers and is never on the list to fix', () => {
    const [, unrated] = workMap({ stages, steps })[0]?.steps ?? [];
    expect(unrated).toMatchObject({
      criticality: null,
      loss: null,
      gain: null,
      authority: null,
      fixFirst: false,
    });
  });

  test('what to fix first: costly errors where the worker has to ask, the most critical first', () => {
    expect(fixFirst(workMap({ stages, steps })).map(({ step: { id } }) => id)).toEqual(['a', 'b']);
    // A free worker and a cheap error are no reason.
    const mild = [step('a', 's1', 0, { ratings: [rating(6, 2.9, 4)], latitude: 0 })];
    expect(fixFirst(workMap({ stages, steps: mild }))).toEqual([]);
  });
});

describe('gaps', () => {
  const whole = {
    stages: [stage('s1', KPI), stage('s2', KPI)],
    steps: [step('a', 's1', 0), step('b', 's2', 1, { kind: 'surrounding' })],
  };

  test('a whole map has none, and neither has an empty one', () => {
    expect(mapGaps(whole)).toEqual([]);
    expect(mapGaps({ stages: [], steps: [] })).toEqual([]);
  });

  test('what a stage lacks, in the order of the path', () => {
    const stages = [
      stage('s1', { ...KPI, kpiGoal: ' ' }),
      { id: 's2', title: 'x', target: ' ' },
      stage('s3', KPI),
    ];
    expect(mapGaps({ ...whole, stages })).toEqual([
      { code: 'kpiWithoutGoal', stageId: 's1' },
      { code: 'stageWithoutTarget', stageId: 's2' },
      { code: 'stageWithoutKpi', stageId: 's2' },
      { code: 'stageWithoutOwner', stageId: 's2' },
      { code: 'stageWithoutStep', stageId: 's3' },
      { code: 'noAftercare' },
    ]);
  });

  test('measures that only count, and paths without small things', () => {
    const stages = whole.stages.map((each) => ({ ...each, kpiKind: 'volume' as const }));
    expect(mapGaps({ ...whole, stages })).toContainEqual({ code: 'onlyVolumeKpis' });
    const oneOfQuality = [
      ...stages.slice(1),
      { ...stages[0], id: 's1', title: 'x', target: 'y', kpiKind: 'quality' as const },
    ];
    expect(mapGaps({ ...whole, stages: oneOfQuality })).not.toContainEqual({ code: 'onlyVolumeKpis' });
    const steps = whole.steps.map((each) => ({ ...each, kind: 'core' as const }));
    expect(mapGaps({ ...whole, steps }).map(({ code }) => code)).toEqual(['onlyCoreSteps', 'noAftercare']);
    // What the customer only sees the effect of is aftercare too.
    const behind = steps.map((each) => ({
      ...each,
      contact: each.id === 'b' ? ('indirect' as const) : each.contact,
    }));
    expect(mapGaps({ ...whole, steps: behind }).map(({ code }) => code)).toEqual(['onlyCoreSteps']);
  });

  test('a customer who is passed from desk to desk; steps without contact do not count', () => {
    const desks = ['Info', 'Tools', 'info ', 'Info'].map((desk, i) =>
      step(`d${i}`, 's1', i, { desk, ...(i === 1 ? { kind: 'surrounding' as const } : {}) }),
    );
    const steps = [...desks, step('last', 's2', 9, { kind: 'surrounding' })];
    expect(mapGaps({ ...whole, steps })).toEqual([{ code: 'handOffs', count: 2, stepIds: ['d1', 'd2'] }]);
    const hidden = steps.map((each) => (each.id === 'd1' ? { ...each, contact: 'none' as const } : each));
    expect(mapGaps({ ...whole, steps: hidden })).toEqual([]);
  });

  test('shares of customers must make a whole once there are any', () => {
    expect(mapGaps({ ...whole, mixAttention: 30, mixSubstance: 60 })).toEqual([
      { code: 'mixNotWhole', sum: 90 },
    ]);
    expect(mapGaps({ ...whole, mixAttention: 0, mixSubstance: 100 })).toEqual([]);
  });
});

test('channels as one text keep their order and nothing else', () => {
  expect(channelText(['phone', 'faceToFace', 'phone'])).toBe('faceToFace,phone');
  expect(channelsOf('phone,post,faceToFace')).toEqual(['faceToFace', 'phone']);
  expect(channelText(channelsOf(channelText(SERVICE_CHANNELS)))).toBe(SERVICE_CHANNELS.join(','));
  expect(stepDetails({ latitude: 0 })).toMatchObject({ latitude: 0, rules: null, channels: '' });
});
