import { z } from 'zod';
import { RATING_MAX, type RoleProfileDocument } from '@/lib/job-analysis/types';
import type { ScaleKey } from '@/lib/scales';

const id = z.uuid('invalid');
const RATER_KINDS = ['hr', 'incumbent', 'supervisor', 'expert', 'customer'] as const;

export const publishRoleProfileInput = z.strictObject({
  jobRoleId: id,
  /** The revision that the person has seen; a draft that moved on is not published unseen. */
  draftRevision: z.int().nonnegative(),
});
export type PublishRoleProfileInput = z.output<typeof publishRoleProfileInput>;

export const profileVersionInput = z.strictObject({ jobRoleId: id, version: z.int().positive() });
export type ProfileVersionInput = z.output<typeof profileVersionInput>;

const rating = (max: number) => z.number().min(0).max(max);

const relevance = z.tuple([
  rating(RATING_MAX.relevance),
  rating(RATING_MAX.relevance),
  rating(RATING_MAX.relevance),
  rating(RATING_MAX.relevance),
  rating(RATING_MAX.relevance),
  rating(RATING_MAX.relevance),
]);

const stepRating = z.strictObject({
  raterId: id,
  raterKind: z.enum(RATER_KINDS),
  ratedAt: z.iso.datetime(),
  frequency: rating(RATING_MAX.frequency),
  loss: rating(RATING_MAX.loss),
  gain: rating(RATING_MAX.gain),
  relevance,
});

const profileStep = z.strictObject({
  id,
  stageId: id,
  position: z.int().nonnegative(),
  title: z.string().min(1),
  kind: z.enum(['core', 'surrounding']),
  contact: z.enum(['direct', 'indirect', 'none']),
  customerNotices: z.string(),
  ratings: z.array(stepRating).min(1),
});

const profileScale = (key: ScaleKey) =>
  z.union([
    z.strictObject({
      key: z.literal(key),
      excludedReason: z.null(),
      weight: z.number().gt(0).max(1),
      targetLower: z.number(),
      targetUpper: z.number().nullable(),
      upperReason: z.string().nullable(),
    }),
    z.strictObject({
      key: z.literal(key),
      excludedReason: z.string().min(1),
      weight: z.null(),
      targetLower: z.null(),
      targetUpper: z.null(),
      upperReason: z.null(),
    }),
  ]);

const bounds = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.enum(['none', 'single']), floor: z.null(), cap: z.null() }),
  z.strictObject({ rule: z.literal('floorOnly'), floor: z.number(), cap: z.null() }),
  z.strictObject({ rule: z.literal('floorAndCap'), floor: z.number(), cap: z.number() }),
]);

/** A stored role profile, schema 1: everything that is read back from the database passes here. */
export const roleProfileDocument = z.strictObject({
  schemaVersion: z.literal(1),
  title: z.string().min(1),
  industry: z.string(),
  locale: z.string(),
  successCriterion: z.string().min(1),
  stages: z.array(z.strictObject({ id, title: z.string().min(1), target: z.string().nullable() })).min(1),
  steps: z.array(profileStep).min(1),
  raters: z
    .array(z.strictObject({ raterId: id, index: z.int().positive(), kind: z.enum(RATER_KINDS) }))
    .min(1),
  scales: z.tuple([
    profileScale('carefulness'),
    profileScale('salesConfidence'),
    profileScale('serviceOrientation'),
    profileScale('socialConfidence'),
    profileScale('stressTolerance'),
    profileScale('integrity'),
  ]),
  alpha: z.number().min(0).max(1),
  bounds,
  basis: z.strictObject({
    raterCount: z.int().positive(),
    observedHours: z.number().nonnegative(),
    firstRatedAt: z.iso.datetime(),
    lastRatedAt: z.iso.datetime(),
  }),
});

/** @throws {z.ZodError} for a stored document that is not a profile: damaged data, never a user's fault. */
export function parseProfileDocument(stored: unknown): RoleProfileDocument {
  return roleProfileDocument.parse(stored);
}
