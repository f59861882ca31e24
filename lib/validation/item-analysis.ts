import { z } from 'zod';
import type { ItemAnalysis } from '@/lib/computation/item-analysis-types';
import { SCALE_KEYS } from '@/lib/scales';

const notMeasured = [
  z.strictObject({
    status: z.literal('none'),
    reason: z.literal('tooFewPeople'),
    people: z.int().min(0),
    needed: z.int().min(1),
  }),
  z.strictObject({ status: z.literal('none'), reason: z.enum(['noVariance', 'modelDoesNotHold']) }),
] as const;

const itemStatistics = z.strictObject({
  itemId: z.string(),
  reversed: z.boolean(),
  pomp: z.number().nullable(),
  shares: z.array(z.number()),
  itemRest: z.number().nullable(),
  alphaIfDeleted: z.number().nullable(),
  review: z.array(z.enum(['lowItemRest', 'extremeMean', 'oneCategory', 'alphaRisesWithout'])),
});

const statistics = z.strictObject({
  status: z.literal('measured'),
  alpha: z.number(),
  alphaCi95: z.tuple([z.number(), z.number()]),
  omega: z.number().nullable(),
  sem: z.number().nullable(),
  items: z.array(itemStatistics),
});

const calibration = z.strictObject({
  status: z.literal('calibrated'),
  converged: z.boolean(),
  logLikelihood: z.number(),
  items: z.array(z.strictObject({ itemId: z.string(), a: z.number(), b: z.array(z.number()) })),
});

/** A stored item analysis; every reader of the JSON column goes through here. */
export const itemAnalysisSchema: z.ZodType<ItemAnalysis> = z.strictObject({
  schemaVersion: z.literal(1),
  people: z.int().min(0),
  leftOut: z.int().min(0),
  scales: z.array(
    z.strictObject({
      scale: z.enum(SCALE_KEYS),
      complete: z.int().min(0),
      statistics: z.union([statistics, ...notMeasured]),
      calibration: z.union([calibration, ...notMeasured]),
    }),
  ),
});
