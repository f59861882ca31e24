import { z } from 'zod';

import { normSchema } from '@/lib/content/schemas/norm';
import { SCALE_KEYS } from '@/lib/scales';
import { roleProfileDocumentSchema } from '@/lib/validation/role-profile-document';
import { share } from './fields';

const contentHash = z.string().regex(/^[0-9a-f]{64}$/);

/** The structure of a questionnaire: no words. */
const structure = z.strictObject({
  schemaVersion: z.literal(1).optional(),
  key: z.string(),
  version: z.int().positive(),
  responseFormat: z.strictObject({ min: z.int(), max: z.int() }),
  minimumShare: share,
  facetMinimumShare: share,
  items: z.array(
    z.strictObject({ id: z.string(), scale: z.enum(SCALE_KEYS), facet: z.string(), reversed: z.boolean() }),
  ),
});

const answer = z.strictObject({
  itemId: z.string(),
  value: z.int().nullable(),
  shownMs: z.number().min(0).nullable(),
});

/** The input document of a report, as the app exports it; `result` is what the app stored. */
export const reportDocument = z.strictObject({
  schemaVersion: z.literal(1),
  scoringVersion: z.literal('1'),
  narrativeVersion: z.int().positive(),
  questionnaire: z.strictObject({ contentHash, document: structure }),
  norm: z.strictObject({ contentHash, document: normSchema }),
  profile: z.strictObject({
    key: z.string(),
    version: z.int().positive(),
    contentHash,
    document: roleProfileDocumentSchema,
  }),
  answers: z.array(answer),
  result: z.record(z.string(), z.unknown()).optional(),
});
