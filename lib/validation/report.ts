import { z } from 'zod';
import type { ReportFit, ReportModel, ReportScale } from '@/lib/report/types';
import { SCALE_KEYS } from '@/lib/scales';
import { perScaleSchema, profileBasisSchema } from './role-profile-document';

const scaleKey = z.enum(SCALE_KEYS);
const insufficientReason = z.enum(['scaleTooFew', 'facetTooFew']);
const interval = z.tuple([z.number(), z.number()]).readonly();
const count = z.int().min(0);

const demand = {
  key: scaleKey,
  weight: z.number().min(0).max(1),
  weightPercent: count,
  targetLower: z.number(),
  targetUpper: z.number().nullable(),
  answered: count,
  items: count,
};

const reportScaleSchema: z.ZodType<ReportScale> = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('scored'),
    ...demand,
    mean: z.number(),
    pomp: z.number().min(0).max(100),
    t: z.number(),
    sten: z.int().min(1).max(10),
    sem: z.number().min(0),
    normSem: z.number().min(0),
    interval90: interval,
    norm: z.strictObject({ mean: z.number(), sd: z.number().gt(0), reliability: z.number().min(0).lt(1) }),
    band: z.enum(['within', 'belowWithinError', 'clearlyBelow', 'aboveUpper']),
    distance: z.number().min(0),
    desirability: z.number().min(0).max(1),
    pointsLost: z.number().min(0).max(100),
    shownPointsLost: count.nullable(),
  }),
  z.strictObject({ status: z.literal('insufficient'), ...demand, reason: insufficientReason }),
  z.strictObject({ status: z.literal('excluded'), key: scaleKey, reason: z.string().min(1) }),
]);

/** The fit of a stored report, which lists read without the rest. */
export const reportFitSchema: z.ZodType<ReportFit> = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('fitted'),
    fit: z.number().min(0).max(100),
    expected: z.number().min(0).max(100),
    sd: z.number().min(0),
    interval90: interval,
    pointsLost: perScaleSchema(z.number().min(0).max(100)),
    desirability: perScaleSchema(z.number().min(0).max(1)),
    quantiles: z.array(z.number().min(0).max(100)).min(2),
    shown: z.int().min(0).max(100),
  }),
  z.strictObject({
    status: z.literal('noFit'),
    reason: z.literal('missingScale'),
    missing: z.array(scaleKey).min(1),
  }),
]);

const compositeSchema = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('scored'),
    t: z.number(),
    spread: z.number().gt(0),
    sem: z.number().min(0),
    normSem: z.number().min(0),
    interval90: interval,
  }),
  z.strictObject({
    status: z.literal('none'),
    reason: z.literal('missingScale'),
    missing: z.array(scaleKey).min(1),
  }),
]);

const measuredCheck = z.strictObject({
  status: z.literal('measured'),
  value: z.number(),
  limit: z.number(),
  flagged: z.boolean(),
});
const qualityCheck = z.discriminatedUnion('status', [
  measuredCheck,
  z.strictObject({ status: z.literal('notMeasured') }),
]);

const qualitySchema = z.strictObject({
  verdict: z.enum(['normal', 'check', 'notInterpretable']),
  flagCount: count,
  longString: qualityCheck,
  responseTime: qualityCheck,
  unanswered: count,
  administered: count,
});

const versionRef = {
  key: z.string().min(1),
  version: z.int().positive(),
  contentHash: z.string().length(64),
};

/**
 * A stored report. Parsed before it is stored and whenever it is read, so that NaN, infinity and a score of null never
 * pass: `z.number()` takes finite numbers only.
 */
export const reportModelSchema: z.ZodType<ReportModel> = z.strictObject({
  schemaVersion: z.literal(1),
  versions: z.strictObject({
    scoring: z.literal('1'),
    narratives: z.int().positive(),
    questionnaire: z.strictObject(versionRef),
    norm: z.strictObject({ ...versionRef, provisional: z.boolean(), people: count, n: z.number() }),
    profile: z.strictObject({ ...versionRef, title: z.string() }),
  }),
  basis: profileBasisSchema,
  overrides: z
    .array(
      z.strictObject({
        key: z.enum(SCALE_KEYS),
        percent: z.number(),
        derivedPercent: z.number(),
        reason: z.string().min(1),
      }),
    )
    .exactOptional(),
  scales: perScaleSchema(reportScaleSchema),
  fit: reportFitSchema,
  composite: compositeSchema,
  withinTarget: count,
  activeScales: count,
  quality: qualitySchema,
});

/** Longest reason that an export may carry. */
const REASON_MAX = 500;

export const reportIdInput = z.strictObject({ reportId: z.uuid() });
export type ReportIdInput = z.output<typeof reportIdInput>;

export const viewReportInput = z.strictObject({
  reportId: z.uuid(),
  /** Whether the reader has just opened the trace of a number: a step within one reading of the report. */
  tracing: z.boolean(),
});
export type ViewReportInput = z.output<typeof viewReportInput>;

export const exportReportInput = z.strictObject({
  reportId: z.uuid(),
  reason: z.string().trim().min(1, 'required').max(REASON_MAX, 'tooLong'),
});
export type ExportReportInput = z.output<typeof exportReportInput>;
