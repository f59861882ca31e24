import { z } from 'zod';

import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { parseInput } from './input-error';
import type { Operation } from './operation';
import { derivation, insideLimits, ratedStep } from './weight-fields';

const weightsInput = z.strictObject({
  steps: z.array(ratedStep),
  ...derivation,
});

function run(raw: unknown) {
  const input = parseInput(weightsInput, raw);
  const derived = insideLimits(input, (options) => deriveWeights(input.steps, options));
  if (derived.status === 'none') {
    return { criticality: derived.criticality, weights: null, percents: null, reason: derived.reason };
  }
  return { criticality: derived.criticality, weights: derived.weights, percents: derived.percents };
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
