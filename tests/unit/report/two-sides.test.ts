import { expect, test } from 'vitest';
import { twoSides } from '@/lib/report/two-sides';
import { sampleReport, UNEVEN } from '../report-page/sample';

const { model, profile } = sampleReport(UNEVEN);
const [first, second] = profile.steps;
if (!first || !second) throw new Error('the sample has too few steps');

/** The same profile, whose first step costs much when it fails and leaves nothing to the worker. */
const bound = {
  ...profile,
  steps: profile.steps.map((step) =>
    step.id === first.id
      ? { ...step, latitude: 0, ratings: step.ratings.map((rating) => ({ ...rating, loss: 4 })) }
      : step,
  ),
};

test('the person: scales outside their target, the costliest first, with the steps that ask for them', () => {
  const { person } = twoSides(model, profile);
  expect(person.length).toBeGreaterThan(0);
  const lost = person.map(({ pointsLost }) => pointsLost);
  expect(lost).toEqual([...lost].sort((a, b) => b - a));
  for (const { band, steps } of person) {
    expect(band).not.toBe('within');
    expect(steps.length).toBeLessThanOrEqual(2);
    for (const { title, number } of steps) {
      expect(title).not.toBe('');
      expect(number).toBeGreaterThan(0);
    }
  }
});

test('the job: a costly step where the worker must ask comes with its reason, and nothing planned is said', () => {
  expect(twoSides(model, profile).job).toEqual([]);
  expect(twoSides(model, bound).job).toMatchObject([
    { stepId: first.id, reasons: ['mustAsk'], change: '', state: 'open' },
  ]);
});

test('what is planned stands beside the step; what is mended is no longer there', () => {
  const fix = {
    stepId: first.id,
    change: 'Limit of 50 euros',
    owner: 'Store',
    dueOn: null,
    state: 'agreed',
  } as const;
  expect(twoSides(model, { ...bound, fixes: [fix] }).job).toMatchObject([
    { change: 'Limit of 50 euros', owner: 'Store', state: 'agreed' },
  ]);
  expect(twoSides(model, { ...bound, fixes: [{ ...fix, state: 'done' }] }).job).toEqual([]);
});

test('conditions: what is missing and not mended', () => {
  const none = { owner: '', dueOn: null, state: 'open' } as const;
  const conditions = [
    { kind: 'training', present: 'A week', missing: '', ...none },
    { kind: 'tools', present: '', missing: 'A headset', ...none },
    { kind: 'time', present: '', missing: 'Breaks', ...none, state: 'done' },
  ] as const;
  expect(twoSides(model, { ...profile, conditions }).conditions).toMatchObject([
    { kind: 'tools', missing: 'A headset' },
  ]);
});
