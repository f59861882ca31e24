import { expect, test } from 'vitest';
import { orderOfPeople } from '@/lib/report/order-of-people';
import { orderOfNames } from '@/lib/services/internal/order-of-names';
import type { PerScale } from '@/lib/scales';
import { roleDraft } from '../../support/role-draft';

const WEIGHTS: PerScale<number> = [0.4, 0.3, 0.3, 0, 0, 0];
const LOW: PerScale<number> = [40, 45, 40, 40, 40, 40];
const HIGH: PerScale<number> = [60, 55, 60, 60, 60, 60];

test('what is remembered of scores serves other names, and none stays', () => {
  const input = { draft: roleDraft('r'), weights: WEIGHTS, standardError: null };
  for (const [low, high] of [
    ['Aino', 'Veikko'],
    ['Maija', 'Olli'],
  ] as const) {
    const people = [
      { name: low, t: LOW },
      { name: high, t: HIGH },
    ];
    expect(orderOfNames({ ...input, people })).toEqual(orderOfPeople({ ...input, people }));
    expect(orderOfNames({ ...input, people }).pairs).toMatchObject([{ ahead: high, behind: low }]);
  }
});
