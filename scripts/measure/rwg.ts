import { z } from 'zod';

import { averageDeviation } from '@/lib/psychometrics/agreement/average-deviation';
import { withinGroupAgreement } from '@/lib/psychometrics/agreement/within-group-agreement';
import { finite } from './fields';
import { parseInput, refusedAt } from './input-error';
import type { Operation } from './operation';

const rwgInput = z.strictObject({ points: z.int().min(2), ratings: z.array(finite) });

function run(raw: unknown) {
  const { points, ratings } = parseInput(rwgInput, raw);
  return refusedAt('ratings', () => {
    const { raw: rwgRaw, floored } = withinGroupAgreement(ratings, points);
    const deviation = averageDeviation(ratings, points);
    return {
      rwgRaw: rwgRaw.value,
      rwg: floored.value,
      averageDeviation: deviation.value,
      averageDeviationOk: deviation.withinLimit,
      ...(deviation.reason === null ? {} : { reason: deviation.reason }),
    };
  });
}

export const rwg: Operation = {
  name: 'rwg',
  summary: 'agreement of raters on one item: rwg and average deviation with its limit',
  example: () => ({ points: 7, ratings: [4, 5, 6, 5, 5] }),
  run,
};
