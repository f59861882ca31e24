import { expect, test } from 'vitest';
import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { weightFlips, type WeightFlip } from '@/lib/job-analysis/weight-flips';
import { SCALE_KEYS } from '@/lib/scales';
import { rated, WORKED_EXAMPLE } from '../job-factory';

function weightsOf(steps: Parameters<typeof deriveWeights>[0]) {
  const derived = deriveWeights(steps);
  if (derived.status === 'none') throw new Error('no weights');
  return derived.weights;
}

function applied({ move }: WeightFlip) {
  return WORKED_EXAMPLE.map((step, index) => {
    if (index !== move.step) return step;
    const { cell, to } = move;
    if (cell.kind === 'rating') return { ...step, [cell.field]: to };
    const relevance = SCALE_KEYS.map((scale, at) => (scale === cell.scale ? to : (step.relevance[at] ?? 0)));
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = relevance;
    return rated(step.frequency, step.loss, step.gain, [a, b, c, d, e, f]);
  });
}

test('every change told is one that happens', () => {
  const now = weightsOf(WORKED_EXAMPLE);
  const flips = weightFlips(WORKED_EXAMPLE);
  expect(flips).toHaveLength(6);
  flips.forEach((flip, scale) => {
    if (flip === null) throw new Error(`nothing for scale ${scale}`);
    const then = weightsOf(applied(flip));
    expect(100 * ((then[scale] ?? 0) - (now[scale] ?? 0))).toBeCloseTo(flip.points, 9);
    const other = flip.swapsWith === null ? -1 : SCALE_KEYS.indexOf(flip.swapsWith);
    if (other >= 0) {
      const side = (weights: readonly number[]) => Math.sign((weights[scale] ?? 0) - (weights[other] ?? 0));
      expect(side(then)).toBe(-side(now));
    } else expect(Math.abs(flip.points)).toBeGreaterThanOrEqual(2);
  });
});

test('no smaller change would do, and none of the same size does more', () => {
  const steps = [rated(4, 2, 2, [2, 1, 2, 0, 0, 0]), rated(3, 2, 1, [1, 2, 1, 0, 0, 0])];
  const [first] = weightFlips(steps, {}, 30);
  expect(first === null || Math.abs(first?.points ?? 0) >= 30 || first?.swapsWith !== null).toBe(true);
  const [one] = weightFlips(steps);
  expect(Math.abs((one?.move.to ?? 0) - (one?.move.from ?? 0))).toBe(1);
});

test('a scale without a weight and a job without weights have nothing to change', () => {
  const steps = [rated(4, 2, 2, [2, 1, 2, 0, 0, 0])];
  expect(weightFlips(steps)[5]).toBeNull();
  expect(weightFlips([rated(0, 0, 0, [0, 0, 0, 0, 0, 0])])).toEqual([null, null, null, null, null, null]);
});

test('a weight set by hand cannot be moved by a rating', () => {
  const overrides = [0.2, null, null, null, null, null] as const;
  const [set] = weightFlips(WORKED_EXAMPLE, { overrides });
  expect(set === null || Math.abs(set?.points ?? 1) < 1e-9).toBe(true);
});
