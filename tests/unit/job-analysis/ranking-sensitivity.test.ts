import fc from 'fast-check';
import { expect, test, vi } from 'vitest';

import { dirichletPerturbation } from '@/lib/job-analysis/dirichlet-perturbation';
import { swingWeights } from '@/lib/job-analysis/swing-weights';
import { perScale, type PerScale } from '@/lib/scales';
import golden from '../../golden/r/weights.json' with { type: 'json' };

const six = (values: readonly number[]): PerScale<number> =>
  perScale((_, index) => values[index] ?? Number.NaN);
const WEIGHTS = six(golden.effective.weights);
const [FIRST, SECOND] = [six(golden.swing.first), six(golden.swing.second)];

test('swing weights agree with R', () => {
  const swings = swingWeights(WEIGHTS, FIRST, SECOND) ?? [];
  expect(swings.map((swing) => ('weight' in swing ? swing.weight : null))).toEqual(
    golden.swing.at.map((at) => (at === null ? null : (expect.closeTo(at, 12) as number))),
  );
  expect(swings.map(({ status }) => status)).toEqual(['never', 'above', 'above', 'never', 'below', 'above']);
});

test('at the swing weight the two are equal, on its sides they change places', () => {
  const value = fc.double({ min: 0, max: 1, noNaN: true });
  const profile = fc.tuple(value, value, value, value, value, value);
  fc.assert(
    fc.property(profile, profile, (first, second) => {
      const swings = swingWeights(WEIGHTS, first, second);
      const lead = (weights: PerScale<number>) =>
        weights.reduce(
          (sum, weight, scale) => sum + weight * ((first[scale] ?? 0) - (second[scale] ?? 0)),
          0,
        );
      if (swings === null) {
        expect(lead(WEIGHTS)).toBeLessThanOrEqual(1e-12);
        return;
      }
      swings.forEach((swing, scale) => {
        const moved = (to: number) =>
          perScale((_, other) => {
            const weight = WEIGHTS[other] ?? 0;
            return other === scale ? to : (weight * (1 - to)) / (1 - (WEIGHTS[scale] ?? 0));
          });
        if (swing.status === 'below') expect(WEIGHTS[scale]).toBeGreaterThanOrEqual(swing.weight - 1e-9);
        if (swing.status === 'above') expect(WEIGHTS[scale]).toBeLessThanOrEqual(swing.weight + 1e-9);
        if ('weight' in swing) expect(lead(moved(swing.weight))).toBeCloseTo(0, 9);
        else for (const to of [0, 0.3, 0.6, 0.99]) expect(lead(moved(to))).toBeGreaterThanOrEqual(-1e-9);
      });
    }),
  );
});

test('swing: nothing to lose when not ahead; nothing to move beside the only weight; nonsense is refused', () => {
  expect(swingWeights(WEIGHTS, FIRST, FIRST)).toBeNull();
  expect(swingWeights(WEIGHTS, SECOND, FIRST)).toBeNull();
  const alone = swingWeights([1, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]);
  expect(alone?.[0]).toEqual({ status: 'rest' });
  const code = (expected: string) => expect.objectContaining({ code: expected }) as Error;
  expect(() => swingWeights([1, 1, 0, 0, 0, 0], FIRST, SECOND)).toThrow(code('WEIGHT_OUT_OF_RANGE'));
  expect(() => swingWeights([-1, 2, 0, 0, 0, 0], FIRST, SECOND)).toThrow(code('WEIGHT_OUT_OF_RANGE'));
  expect(() => swingWeights(WEIGHTS, [Number.NaN, 1, 1, 1, 1, 1], SECOND)).toThrow(code('OUT_OF_RANGE'));
});

const OPTIONS = { seed: 11, kappa: 50, draws: 1000 };

test('who is better on every scale is first in every draw', () => {
  const [low, high] = [perScale(() => 0.2), perScale(() => 0.8)];
  const result = dirichletPerturbation(WEIGHTS, [low, high], OPTIONS);
  expect(result.rankAcceptability).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect(result.pairwiseShare).toEqual([
    [0.5, 0],
    [1, 0.5],
  ]);
  expect(result.mean).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.8, 12)]);
});

test('equal candidates share their ranks', () => {
  const result = dirichletPerturbation(WEIGHTS, [FIRST, FIRST, perScale(() => 0)], OPTIONS);
  expect(result.rankAcceptability).toEqual([
    [0.5, 0.5, 0],
    [0.5, 0.5, 0],
    [0, 0, 1],
  ]);
  expect(result.pairwiseShare[0]).toEqual([0.5, 0.5, 1]);
});

test('the draws have the mean and the spread of the Dirichlet distribution, and a weight of 0 stays 0', () => {
  const unit = perScale((_, scale) => perScale((__, other) => (scale === other ? 1 : 0)));
  const result = dirichletPerturbation(WEIGHTS, unit, { ...OPTIONS, draws: 20_000 });
  WEIGHTS.forEach((weight, scale) => {
    const sd = Math.sqrt((weight * (1 - weight)) / (OPTIONS.kappa + 1));
    expect(Math.abs((result.mean[scale] ?? 1) - weight)).toBeLessThanOrEqual((5 * sd) / Math.sqrt(20_000));
    expect(Math.abs((result.sd[scale] ?? 1) - sd)).toBeLessThanOrEqual(0.04 * sd);
  });
  expect([result.mean[5], result.sd[5]]).toEqual([0, 0]);
});

test('ranks and pairs are shares; the same seed gives the same; progress reaches 1', () => {
  const onProgress = vi.fn<(share: number) => void>();
  const values = [FIRST, SECOND, perScale(() => 0.7)];
  const result = dirichletPerturbation(WEIGHTS, values, { ...OPTIONS, onProgress });
  expect(dirichletPerturbation(WEIGHTS, values, OPTIONS)).toEqual(result);
  expect(dirichletPerturbation(WEIGHTS, values, { ...OPTIONS, seed: 12 })).not.toEqual(result);
  result.rankAcceptability.forEach((row, candidate) => {
    expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const column = result.rankAcceptability.map((other) => other[candidate] ?? 0);
    expect(column.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    result.pairwiseShare.forEach((other, index) =>
      expect((other[candidate] ?? 0) + (result.pairwiseShare[candidate]?.[index] ?? 0)).toBeCloseTo(1, 12),
    );
  });
  expect(onProgress.mock.calls.length).toBeGreaterThanOrEqual(20);
  expect(onProgress).toHaveBeenLastCalledWith(1);
});

test.each([
  ['no candidates', WEIGHTS, [], {}, 'WRONG_SHAPE'],
  ['no shares', perScale(() => 0.5), [FIRST], {}, 'WEIGHT_OUT_OF_RANGE'],
  ['no number', WEIGHTS, [perScale(() => Number.NaN)], {}, 'OUT_OF_RANGE'],
  ['κ 0', WEIGHTS, [FIRST], { kappa: 0 }, 'OUT_OF_RANGE'],
  ['κ without end', WEIGHTS, [FIRST], { kappa: Number.POSITIVE_INFINITY }, 'OUT_OF_RANGE'],
  ['too few draws', WEIGHTS, [FIRST], { draws: 10 }, 'OUT_OF_RANGE'],
] as const)('refuses %s', (_, weights, values, options, code) => {
  expect(() => dirichletPerturbation(weights, values, { ...OPTIONS, ...options })).toThrow(
    expect.objectContaining({ code }),
  );
});
