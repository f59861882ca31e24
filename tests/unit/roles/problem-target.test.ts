import { expect, test } from 'vitest';
import { newId } from '@/components/roles/draft/new-id';
import { problemTarget } from '@/components/roles/editor/problem-target';
import { viewOf } from '@/components/roles/editor/table-view';
import { uuid } from './draft-fixture';

test('every problem of a step leads to the cell that solves it', () => {
  const stepId = uuid(1);
  expect(problemTarget({ code: 'stepTitleMissing', stepId }).id).toBe(`step-${stepId}-title`);
  expect(problemTarget({ code: 'customerNoticesMissing', stepId })).toEqual({
    id: `step-${stepId}-customerNotices`,
    stepField: 'customerNotices',
  });
  const missing = ['loss', 'gain'] as const;
  expect(problemTarget({ code: 'ratingIncomplete', stepId, raterId: uuid(2), missing }).id).toBe(
    `step-${stepId}-loss`,
  );
});

test('the table turns to the view that has the cell, and stays where both have it', () => {
  expect(viewOf('customerNotices', 'ratings')).toBe('words');
  expect(viewOf('frequency', 'words')).toBe('ratings');
  expect(viewOf('title', 'words')).toBe('words');
});

test('ids made in the browser are version 7 UUIDs that grow with time', () => {
  const made = [1_000, 1_700_000_000_000, 1_800_000_000_000].map((now) => newId(now));
  for (const id of made)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([...made].sort()).toEqual(made);
  expect(Number.parseInt(made[1]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBe(1_700_000_000_000);
  expect(new Set(Array.from({ length: 1_000 }, () => newId(1)))).toHaveProperty('size', 1_000);
});
