import { describe, expect, test } from 'vitest';
import { takeStateOf } from '@/lib/services/internal/take-state';
import { addressOf, CHECK, viewAfter, viewAt } from '@/components/take/view';
import { fill } from '@/components/take/texts';

describe('where a candidate stands', () => {
  const facts = { over: false, opensAt: null, consent: null } as const;

  test.each([
    ['invited', {}, 'consent'],
    ['opened', { consent: 'refused' }, 'consent'],
    ['inProgress', { consent: 'given' }, 'answering'],
    ['inProgress', {}, 'consent'],
    ['inProgress', { consent: 'given', over: true }, 'expired'],
    ['opened', { opensAt: new Date(0) }, 'early'],
    ['submitted', { consent: 'given', over: true }, 'submitted'],
    ['reviewed', { over: true }, 'submitted'],
    ['withdrawn', { over: true }, 'withdrawn'],
    ['cancelled', {}, 'cancelled'],
    ['expired', {}, 'expired'],
  ] as const)('%s with %o: %s', (status, more, state) => {
    expect(takeStateOf({ ...facts, ...more, status })).toBe(state);
  });
});

describe('addresses of the questionnaire', () => {
  test('lead to their view and back', () => {
    for (const fromCheck of [false, true]) {
      for (const position of [1, 12, 72]) {
        const view = { kind: 'statement', position, fromCheck } as const;
        const [path = '', query = ''] = addressOf(view).split('?');
        expect(viewAt(path, query && `?${query}`, 72)).toEqual(view);
      }
    }
    expect(viewAt('/take/check', '', 72)).toBe(CHECK);
  });

  test.each([
    '/take/0',
    '/take/73',
    '/take/1x',
    '/take/-1',
    '/take/1e1',
    '/take/01234',
    '/take',
    '/take/receipt',
  ])('%s is none of them', (path) => expect(viewAt(path, '', 72)).toBeNull());

  test('continue goes on, to the check page after the last statement, and back to it from a change', () => {
    expect(viewAfter(3, false, 72)).toEqual({ kind: 'statement', position: 4, fromCheck: false });
    expect(viewAfter(72, false, 72)).toBe(CHECK);
    expect(viewAfter(3, true, 72)).toBe(CHECK);
  });
});

test('texts take their values, and keep places that have none', () => {
  expect(fill('{position}/{total} {other}', { position: 12, total: 60 })).toBe('12/60 {other}');
});
