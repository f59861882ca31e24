import { z } from 'zod';

import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { JobAnalysisError } from '@/lib/job-analysis/errors';
import { DEFAULT_ALPHA, RATING_MAX, type WeightBounds } from '@/lib/job-analysis/types';
import { NO_BOUNDS } from '@/lib/job-analysis/weight-bounds';
import { NONE_EXCLUDED, excludedScales, share, sixOf } from './fields';
import { InputError, parseInput } from './input-error';
import type { Operation } from './operation';

const rating = (max: number) => z.number().min(0).max(max);

const weightsInput = z.strictObject({
  steps: z.array(
    z.strictObject({
      frequency: rating(RATING_MAX.frequency),
      loss: rating(RATING_MAX.loss),
      gain: rating(RATING_MAX.gain),
      relevance: sixOf(rating(RATING_MAX.relevance)),
    }),
  ),
  alpha: share.optional(),
  floor: share.optional(),
  cap: share.optional(),
  excluded: excludedScales.optional(),
});

type WeightsInput = z.output<typeof weightsInput>;

function run(raw: unknown) {
  const input = parseInput(weightsInput, raw);
  const derived = derive(input);
  if (derived.status === 'none') {
    return { criticality: derived.criticality, weights: null, percents: null, reason: derived.reason };
  }
  return { criticality: derived.criticality, weights: derived.weights, percents: derived.percents };
}

function derive(input: WeightsInput) {
  const { steps, alpha = DEFAULT_ALPHA, excluded = NONE_EXCLUDED } = input;
  try {
    return deriveWeights(steps, { alpha, excluded, bounds: boundsOf(input) });
  } catch (error) {
    if (!(error instanceof JobAnalysisError && error.code === 'BOUNDS_INFEASIBLE')) throw error;
    throw new InputError('OUT_OF_RANGE', error.detail, input.cap === undefined ? 'floor' : 'cap');
  }
}

function boundsOf({ floor, cap }: WeightsInput): WeightBounds {
  if (cap !== undefined) return { rule: 'floorAndCap', floor: floor ?? 0, cap };
  return floor === undefined ? NO_BOUNDS : { rule: 'floorOnly', floor, cap: null };
}

export const weights: Operation = {
  name: 'weights',
  summary: 'weights of the six scales from rated task steps',
  example: () => ({
    steps: [
      { frequency: 6, loss: 1, gain: 3, relevance: [0, 0, 3, 3, 1, 0] },
      { frequency: 2, loss: 4, gain: 4, relevance: [1, 0, 3, 1, 3, 2] },
    ],
    floor: 0.05,
    cap: 0.4,
  }),
  run,
};
