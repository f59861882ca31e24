import { describe, expect, test } from 'vitest';

import {
  costlyWithoutDecision,
  fixNeeds,
  latitudeIndex,
  MANY_RULES,
  ruleBurden,
} from '@/lib/job-analysis/authority';
import { jobSideChanges } from '@/lib/job-analysis/diff-job-side';
import { stepEvidence } from '@/lib/job-analysis/incident-evidence';
import { type JobDecision, jobSide, type JobSide, writtenJobSide } from '@/lib/job-analysis/job-side';
import type { MappedStep } from '@/lib/job-analysis/work-map';
import { draftStep } from '../job-factory';

type Facts = Readonly<{
  criticality?: number | null;
  loss?: number | null;
  latitude?: number;
  rules?: number;
}>;

function mapped(number: number, { criticality = 0.5, loss = 1, latitude, rules }: Facts): MappedStep {
  const details = {
    ...(latitude === undefined ? {} : { latitude }),
    ...(rules === undefined ? {} : { rules }),
  };
  const step = draftStep(`s${number}`, [], details);
  return { step, number, criticality, loss, gain: 1, authority: null, fixFirst: false };
}

function decision(stepIds: readonly string[], more: Partial<JobDecision> = {}): JobDecision {
  return {
    ...{ id: 'd1', title: 'Refund', condition: '', limitAmount: 50, limitUnit: '€', decider: 'worker' },
    ...{ mustInform: '', escalation: '', stepIds },
    ...more,
  };
}

describe('the latitude of a job', () => {
  test('is the mean of its steps, each weighted by its criticality', () => {
    const steps = [
      mapped(1, { criticality: 0.8, latitude: 0 }),
      mapped(2, { criticality: 0.2, latitude: 4 }),
    ];
    expect(latitudeIndex(steps)).toEqual({
      status: 'known',
      value: expect.closeTo(0.8, 12),
      steps: 2,
      total: 2,
    });
  });

  test('leaves out steps without latitude or criticality, and says how many it rests on', () => {
    const steps = [mapped(1, { latitude: 3 }), mapped(2, {}), mapped(3, { criticality: null, latitude: 0 })];
    expect(latitudeIndex(steps)).toEqual({ status: 'known', value: 3, steps: 1, total: 3 });
  });

  test('is not made up where there is nothing to rest on', () => {
    expect(latitudeIndex([mapped(1, {})])).toEqual({ status: 'none', reason: 'noLatitude' });
    const unrated = [mapped(1, { criticality: null, latitude: 2 })];
    expect(latitudeIndex(unrated)).toEqual({ status: 'none', reason: 'noCriticality' });
    expect(latitudeIndex([mapped(1, { criticality: 0, latitude: 2 })])).toMatchObject({ status: 'none' });
  });
});

test('the burden of rules is their sum, and their mean where the work is critical', () => {
  const steps = [
    mapped(1, { criticality: 0.9, rules: 6 }),
    mapped(2, { criticality: 0.5, rules: 2 }),
    mapped(3, { criticality: 0.49, rules: 1 }),
    mapped(4, { criticality: 0.9 }),
  ];
  expect(ruleBurden(steps)).toEqual({ sum: 9, counted: 3, total: 4, perCriticalStep: 4 });
  expect(ruleBurden([mapped(1, {})])).toEqual({ sum: 0, counted: 0, total: 1, perCriticalStep: null });
});

describe('the job before the person', () => {
  const asks = mapped(1, { loss: 3, latitude: 1, criticality: 0.4 });
  const bound = mapped(2, { loss: 4, latitude: 4, rules: MANY_RULES, criticality: 0.9 });
  const cheap = mapped(3, { loss: 2.9, latitude: 0, rules: 9 });
  const free = mapped(4, { loss: 4, latitude: 2, rules: MANY_RULES - 1 });
  const steps = [asks, bound, cheap, free];

  test('finds costly steps that are closed, bound by rules or undecided, the most critical first', () => {
    const needs = fixNeeds(steps, [decision(['s4'], { decider: 'nobodyKnows' })]);
    expect(needs.map(({ mapped: { number }, reasons }) => [number, reasons])).toEqual([
      [2, ['manyRules']],
      [4, ['nobodyKnows']],
      [1, ['mustAsk']],
    ]);
    expect(fixNeeds(steps, []).map(({ mapped: { number } }) => number)).toEqual([2, 1]);
  });

  test('finds costly steps without a decision', () => {
    const open = costlyWithoutDecision(steps, [decision(['s2', 's3'])]);
    expect(open.map(({ number }) => number)).toEqual([4, 1]);
  });
});

describe('what situations show of a step', () => {
  const incidents = [
    { stepId: 's1', kind: 'bad', level: 4 },
    { stepId: 's1', kind: 'bad', level: 2 },
    { stepId: 's2', kind: 'bad', level: 1 },
    { stepId: 's1', kind: 'good', level: 3 },
  ] as const;

  test('stands beside the ratings: bad ones beside loss, good ones beside gain', () => {
    expect(stepEvidence(incidents, 's1', { loss: 2.5, gain: 4 })).toEqual({
      loss: { count: 2, mean: 3, highest: 4, rated: 2.5, gap: 1.5 },
      gain: { count: 1, mean: 3, highest: 3, rated: 4, gap: -1 },
    });
  });

  test('has no gap before anybody has rated, and nothing without situations', () => {
    const { loss, gain } = stepEvidence(incidents, 's2', null);
    expect(loss).toEqual({ count: 1, mean: 1, highest: 1, rated: null, gap: null });
    expect(gain).toBeNull();
  });
});

describe('the organisation’s side of two profiles', () => {
  const steps = [
    { id: 's1', title: 'Hears the customer out' },
    { id: 's2', title: 'Decides on a refund' },
  ];
  const side: JobSide = {
    decisions: [decision(['s2'])],
    fixes: [{ stepId: 's2', change: 'Refund up to 50 €', owner: 'Service', dueOn: null, state: 'open' }],
    conditions: [{ kind: 'pay', present: 'Band 3', missing: '', owner: '', dueOn: null, state: 'open' }],
  };

  test('is absent where nothing is written, and equal to its own copy', () => {
    expect(writtenJobSide(jobSide({}))).toEqual({});
    expect(jobSideChanges({ steps, ...side }, { steps, ...side })).toEqual([]);
  });

  test('tells what came, what went and what is otherwise', () => {
    const later: JobSide = {
      decisions: [decision(['s1', 's2'], { limitAmount: 100, decider: 'workerTells' })],
      fixes: [
        { stepId: 's2', change: 'Refund up to 50 €', owner: 'Service', dueOn: '2027-01-31', state: 'agreed' },
      ],
      conditions: [],
    };
    const changes = jobSideChanges({ steps, ...side }, { steps, ...later });
    expect(changes).toEqual([
      {
        kind: 'jobSide',
        subject: 'decision',
        title: 'Refund',
        change: 'changed',
        field: 'limit',
        from: '50 €',
        to: '100 €',
      },
      {
        kind: 'jobSide',
        subject: 'decision',
        title: 'Refund',
        change: 'changed',
        field: 'decider',
        from: 'worker',
        to: 'workerTells',
      },
      {
        ...{ kind: 'jobSide', subject: 'decision', title: 'Refund', change: 'changed', field: 'steps' },
        ...{ from: 'Decides on a refund', to: 'Decides on a refund, Hears the customer out' },
      },
      {
        kind: 'jobSide',
        subject: 'fix',
        title: 'Decides on a refund',
        change: 'changed',
        field: 'dueOn',
        from: '',
        to: '2027-01-31',
      },
      {
        kind: 'jobSide',
        subject: 'fix',
        title: 'Decides on a refund',
        change: 'changed',
        field: 'state',
        from: 'open',
        to: 'agreed',
      },
      { kind: 'jobSide', subject: 'condition', title: 'pay', change: 'removed' },
    ]);
  });

  test('does not mind the order of the decisions', () => {
    const two = [decision(['s1']), decision(['s2'], { id: 'd2', title: 'Gift' })];
    expect(jobSideChanges({ steps, decisions: two }, { steps, decisions: two.toReversed() })).toEqual([]);
  });
});
