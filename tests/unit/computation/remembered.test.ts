import { describe, expect, it, vi } from 'vitest';
import { remembered } from '@/lib/computation/remembered';

describe('a function that remembers', () => {
  it('computes equal content once and other content anew', () => {
    const compute = vi.fn(({ cells }: Readonly<{ cells: readonly number[] }>) => ({
      sum: cells.reduce((sum, cell) => sum + cell, 0),
    }));
    const sums = remembered(compute);
    expect([sums({ cells: [1, 2] }), sums({ cells: [1, 2] }), sums({ cells: [2, 2] })]).toEqual([
      { sum: 3 },
      { sum: 3 },
      { sum: 4 },
    ]);
    expect(compute).toHaveBeenCalledTimes(2);
  });

  it('forgets the longest unused after sixty-four others', () => {
    const compute = vi.fn((cells: readonly number[]) => ({ cells }));
    const kept = remembered(compute);
    for (let cell = 0; cell <= 64; cell += 1) kept([cell]);
    kept([64]);
    expect(compute).toHaveBeenCalledTimes(65);
    kept([0]);
    expect(compute).toHaveBeenCalledTimes(66);
  });

  it('computes again after a failure', () => {
    const compute = vi.fn((cells: readonly number[]): { first: number } => {
      if (compute.mock.calls.length === 1) throw new Error('not now');
      return { first: cells[0] ?? 0 };
    });
    const firsts = remembered(compute);
    expect(() => firsts([7])).toThrow('not now');
    expect(firsts([7])).toEqual({ first: 7 });
  });
});
