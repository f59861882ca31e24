import { z } from 'zod';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import {
  KPI_KINDS,
  LATITUDE_MAX,
  PERSONALISATION_MAX,
  RULES_MAX,
  SERVICE_LEVELS,
} from '@/lib/job-analysis/step-attributes';
import { SCALE_KEYS } from '@/lib/scales';
import { jobSideSchema } from './job-side';

const SHARE_MAX = 100;

const scaleKey = z.enum(SCALE_KEYS);
const raterKind = z.enum(['hr', 'incumbent', 'supervisor', 'expert', 'customer']);
const instant = z.iso.datetime({ offset: true });

/** Six values in the fixed order of the scales. */
export function perScaleSchema<S extends z.ZodType>(schema: S) {
  return z.tuple([schema, schema, schema, schema, schema, schema]);
}

const rating = z.strictObject({
  raterId: z.string(),
  raterKind,
  ratedAt: instant,
  frequency: z.number().min(0).max(6),
  loss: z.number().min(0).max(4),
  gain: z.number().min(0).max(4),
  relevance: perScaleSchema(z.number().min(0).max(3)),
});

// Documents published before a detail existed do not hold it.
const point = (max: number) => z.int().min(0).max(max).nullable().exactOptional();
const detail = z.string().exactOptional();
const roleDetails = {
  experience: detail,
  isco: detail,
  owner: detail,
  mixAttention: point(SHARE_MAX),
  mixSubstance: point(SHARE_MAX),
  mixContent: point(SHARE_MAX),
  mixCritical: point(SHARE_MAX),
};
const stageDetails = {
  kpi: detail,
  kpiUnit: detail,
  kpiGoal: detail,
  kpiKind: z.enum(KPI_KINDS).exactOptional(),
  promise: detail,
  owner: detail,
};
const stepDetails = {
  channels: detail,
  serviceLevel: z.enum(['', ...SERVICE_LEVELS]).exactOptional(),
  personalisation: point(PERSONALISATION_MAX),
  latitude: point(LATITUDE_MAX),
  authority: detail,
  desk: detail,
  rules: point(RULES_MAX),
};

const observed = z.strictObject({
  frequency: z.number().min(0).max(6),
  low: z.number().min(0).max(6),
  high: z.number().min(0).max(6),
  events: z.int().min(0),
  hours: z.number().positive(),
  decidedAt: instant,
});

const step = z.strictObject({
  ...stepDetails,
  id: z.string(),
  stageId: z.string(),
  position: z.int(),
  title: z.string(),
  kind: z.enum(['core', 'surrounding']),
  contact: z.enum(['direct', 'indirect', 'none']),
  customerNotices: z.string(),
  ratings: z.array(rating),
  observed: observed.exactOptional(),
});

const activeScale = z.strictObject({
  key: scaleKey,
  excludedReason: z.null(),
  weight: z.number().gt(0).lte(1),
  targetLower: z.number(),
  targetUpper: z.number().nullable(),
  upperReason: z.string().nullable(),
  upperBasis: z
    .strictObject({ experts: z.tuple([raterKind, raterKind]), reviewOn: z.iso.date() })
    .exactOptional(),
  override: z
    .strictObject({ derivedWeight: z.number().min(0).max(1), reason: z.string().min(1) })
    .exactOptional(),
});

const excludedScale = z.strictObject({
  key: scaleKey,
  excludedReason: z.string().min(1),
  weight: z.null(),
  targetLower: z.null(),
  targetUpper: z.null(),
  upperReason: z.null(),
});

const bounds = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.enum(['none', 'single']), floor: z.null(), cap: z.null() }),
  z.strictObject({ rule: z.literal('floorOnly'), floor: z.number(), cap: z.null() }),
  z.strictObject({ rule: z.literal('floorAndCap'), floor: z.number(), cap: z.number() }),
]);

/** What a published role profile rests on. */
export const profileBasisSchema = z.strictObject({
  raterCount: z.int().min(0),
  observedHours: z.number().min(0),
  firstRatedAt: instant,
  lastRatedAt: instant,
  agreement: z
    .strictObject({
      icc2k: z.number().nullable(),
      stepsRated: z.int().min(0),
      stepsDivided: z.int().min(0),
      passed: z.boolean(),
    })
    .exactOptional(),
});

/** A published role profile as it is stored; every reader of the JSON column goes through here. */
export const roleProfileDocumentSchema: z.ZodType<RoleProfileDocument> = z.strictObject({
  schemaVersion: z.literal(1),
  title: z.string(),
  industry: z.string(),
  locale: z.string(),
  successCriterion: z.string(),
  ...roleDetails,
  stages: z.array(
    z.strictObject({ ...stageDetails, id: z.string(), title: z.string(), target: z.string().nullable() }),
  ),
  steps: z.array(step),
  raters: z.array(z.strictObject({ raterId: z.string(), index: z.int().positive(), kind: raterKind })),
  scales: perScaleSchema(z.union([activeScale, excludedScale])),
  alpha: z.number().min(0).max(1),
  bounds,
  basis: profileBasisSchema,
  template: z.strictObject({ key: z.string(), version: z.int().positive() }).exactOptional(),
  decisions: jobSideSchema.decisions.exactOptional(),
  fixes: jobSideSchema.fixes.exactOptional(),
  conditions: jobSideSchema.conditions.exactOptional(),
});
