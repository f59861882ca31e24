import { z } from 'zod';

import { normInUse } from '@/lib/psychometrics/norms/norm-stage';
import { finite } from './fields';
import { parseInput, refusedAt } from './input-error';
import type { Operation } from './operation';

const normsInput = z
  .strictObject({
    prior: z.strictObject({ mean: finite, sd: z.number().positive(), n: z.number().min(0) }),
    sample: z.strictObject({ n: z.int().min(0), mean: finite, sd: z.number().min(0) }),
  })
  .superRefine(({ prior, sample }, context) => {
    const fewestAlone = 400;
    if (prior.n + sample.n === 0)
      context.addIssue({
        code: 'custom',
        path: ['prior', 'n'],
        message: 'neither prior nor sample holds anybody',
      });
    else if (prior.n === 0 && (sample.n < 2 || sample.sd === 0))
      context.addIssue({
        code: 'custom',
        path: ['sample', sample.n < 2 ? 'n' : 'sd'],
        message: 'without a prior, two people who differ are needed',
      });
    else if (sample.n >= fewestAlone && sample.sd === 0)
      context.addIssue({
        code: 'custom',
        path: ['sample', 'sd'],
        message: 'people who do not vary are no norm',
      });
  });

function run(raw: unknown) {
  const { prior, sample } = parseInput(normsInput, raw);
  const { moments, stage } = refusedAt('sample', () => normInUse(prior, sample));
  return { mean: moments.mean, sd: moments.sd, stage };
}

export const norms: Operation = {
  name: 'norms',
  summary: 'the norm to score with, from a prior and a sample',
  example: () => ({ prior: { mean: 3.5, sd: 0.62, n: 60 }, sample: { n: 120, mean: 3.72, sd: 0.5 } }),
  run,
};
