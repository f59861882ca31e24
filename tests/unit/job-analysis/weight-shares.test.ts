import fc from 'fast-check';
import { expect, test } from 'vitest';

import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { weightShares } from '@/lib/job-analysis/weight-shares';
import { SCALE_KEYS } from '@/lib/scales';
import { WORKED_EXAMPLE, rated } from '../job-factory';

test('divides a weight by criticality times relevance, largest first', () => {
  // Criticality 1 and ½; demands 1·1 and ½·3 = 1.5 → shares .4 and .6 of the weight.
  const steps = [rated(6, 4, 0, [1, 0, 0, 0, 0, 0]), rated(1.5, 4, 0, [3, 0, 0, 0, 0, 0])];
  const shares = weightShares(
    steps,
    [1, 0.5],
    { weights: [0.3, 0.7, 0, 0, 0, 0], percents: [30, 70, 0, 0, 0, 0] },
    'carefulness',
  );
  expect(shares).toHaveLength(2);
  expect(shares[0]).toMatchObject({ step: 1, shownOfWeight: 60, shownPoints: 18 });
  expect(shares[1]).toMatchObject({ step: 0, shownOfWeight: 40, shownPoints: 12 });
  expect(shares[0]?.share).toBeCloseTo(0.18, 12);
  expect(shares[1]?.share).toBeCloseTo(0.12, 12);
});

test('keeps step order among equals and leaves out steps without a part', () => {
  const steps = [
    rated(6, 4, 0, [0, 1, 0, 0, 0, 0]),
    rated(6, 4, 0, [2, 0, 0, 0, 0, 0]),
    rated(6, 4, 0, [2, 0, 0, 0, 0, 0]),
  ];
  const weights = { weights: [0.8, 0.2, 0, 0, 0, 0], percents: [80, 20, 0, 0, 0, 0] } as const;
  expect(weightShares(steps, [1, 1, 1], weights, 'carefulness').map(({ step }) => step)).toEqual([1, 2]);
});

test('a scale without weight has no shares', () => {
  const weights = { weights: [0, 1, 0, 0, 0, 0], percents: [0, 100, 0, 0, 0, 0] } as const;
  const linked = [rated(6, 4, 0, [2, 1, 0, 0, 0, 0])];
  expect(weightShares(linked, [1], weights, 'carefulness')).toEqual([]);
  expect(weightShares([rated(6, 4, 0, [1, 0, 0, 0, 0, 0])], [1], weights, 'salesConfidence')).toEqual([]);
});

test('shown shares add up to the shown number for every scale, also where a limit holds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 }), (extra) => {
      const steps = WORKED_EXAMPLE.map((step, index) =>
        rated(step.frequency, step.loss, step.gain, [extra[index] ?? 0, ...step.relevance.slice(1)] as never),
      );
      const derived = deriveWeights(steps);
      if (derived.status === 'none') return;
      SCALE_KEYS.forEach((key, index) => {
        const shares = weightShares(steps, derived.criticality, derived, key);
        if (shares.length === 0) return;
        const sum = (pick: (share: (typeof shares)[number]) => number) =>
          shares.reduce((total, share) => total + pick(share), 0);
        expect(sum(({ share }) => share)).toBeCloseTo(derived.weights[index] ?? Number.NaN, 12);
        expect(sum(({ shownOfWeight }) => shownOfWeight)).toBe(100);
        expect(sum(({ shownPoints }) => shownPoints)).toBeCloseTo(derived.percents[index] ?? Number.NaN, 9);
      });
    }),
  );
});
