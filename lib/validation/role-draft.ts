import { z } from 'zod';
import { TARGET_MAX, TARGET_MIN, TARGET_UPPER_MIN } from '@/lib/job-analysis/draft-problems';
import {
  channelsOf,
  channelText,
  CONTACT_KINDS,
  CUSTOMER_MIX,
  KPI_KINDS,
  LATITUDE_MAX,
  PERSONALISATION_MAX,
  RULES_MAX,
  SERVICE_LEVELS,
  STEP_KINDS,
} from '@/lib/job-analysis/step-attributes';
import { RATING_MAX } from '@/lib/job-analysis/types';
import { SCALE_KEYS } from '@/lib/scales';
import { filledText, text } from './plain-text';

/** Longest texts of a job role, in characters. */
export const TEXT_MAX = {
  title: 120,
  industry: 120,
  successCriterion: 600,
  stageTitle: 80,
  stageTarget: 200,
  stepTitle: 200,
  customerNotices: 300,
  reason: 400,
  experience: 600,
  owner: 120,
  kpi: 160,
  kpiUnit: 60,
  kpiGoal: 60,
  promise: 300,
  authority: 300,
  desk: 80,
} as const;

/** Whatever a cell held before, also what today's rules would refuse, is shorter than this. */
const BEFORE_MAX = 4_000;
const STEPS_MAX = 400;
const SHARE_MAX = 100;

const id = z.uuid('invalid');
const idOrStart = id.nullable();
const scale = z.enum(SCALE_KEYS);

const reason = text(TEXT_MAX.reason)
  .refine((value) => value.trim() !== '', 'reasonRequired')
  .nullable();
const wholeNumber = (min: number, max: number) =>
  z.int('wholeNumber').min(min, 'outOfRange').max(max, 'outOfRange').nullable();

const before = z.string().max(BEFORE_MAX, 'tooLong');
const numberBefore = z.int().nullable();

/** Channels in their fixed order, each once. */
const channels = z.string().refine((value) => channelText(channelsOf(value)) === value, 'invalid');

const role = z.literal('role');
const roleCell = z.discriminatedUnion('field', [
  z.strictObject({ type: role, field: z.literal('title'), from: before, to: filledText(TEXT_MAX.title) }),
  z.strictObject({ type: role, field: z.literal('industry'), from: before, to: text(TEXT_MAX.industry) }),
  z.strictObject({
    type: role,
    field: z.literal('successCriterion'),
    from: before,
    to: text(TEXT_MAX.successCriterion),
  }),
  z.strictObject({
    type: role,
    field: z.literal('experience'),
    from: before,
    to: text(TEXT_MAX.experience),
  }),
  z.strictObject({ type: role, field: z.literal('owner'), from: before, to: text(TEXT_MAX.owner) }),
  z.strictObject({
    type: role,
    field: z.literal('isco'),
    from: before,
    to: z.string().regex(/^(\d{4})?$/, 'invalid'),
  }),
  z.strictObject({
    type: role,
    field: z.enum(CUSTOMER_MIX),
    from: numberBefore,
    to: wholeNumber(0, SHARE_MAX),
  }),
]);

const stageIds = { type: z.literal('stage'), stageId: id, from: before };
const stageCell = z.discriminatedUnion('field', [
  z.strictObject({ ...stageIds, field: z.literal('title'), to: text(TEXT_MAX.stageTitle) }),
  z.strictObject({ ...stageIds, field: z.literal('target'), to: text(TEXT_MAX.stageTarget) }),
  z.strictObject({ ...stageIds, field: z.literal('kpi'), to: text(TEXT_MAX.kpi) }),
  z.strictObject({ ...stageIds, field: z.literal('kpiUnit'), to: text(TEXT_MAX.kpiUnit) }),
  z.strictObject({ ...stageIds, field: z.literal('kpiGoal'), to: text(TEXT_MAX.kpiGoal) }),
  z.strictObject({ ...stageIds, field: z.literal('kpiKind'), to: z.enum(KPI_KINDS, 'invalid') }),
  z.strictObject({ ...stageIds, field: z.literal('promise'), to: text(TEXT_MAX.promise) }),
  z.strictObject({ ...stageIds, field: z.literal('owner'), to: text(TEXT_MAX.owner) }),
]);

const stepIds = { type: z.literal('step'), stepId: id, from: before };
const stepCell = z.discriminatedUnion('field', [
  z.strictObject({ ...stepIds, field: z.literal('title'), to: text(TEXT_MAX.stepTitle) }),
  z.strictObject({ ...stepIds, field: z.literal('customerNotices'), to: text(TEXT_MAX.customerNotices) }),
  z.strictObject({ ...stepIds, field: z.literal('kind'), to: z.enum(STEP_KINDS, 'invalid') }),
  z.strictObject({ ...stepIds, field: z.literal('contact'), to: z.enum(CONTACT_KINDS, 'invalid') }),
  z.strictObject({ ...stepIds, field: z.literal('channels'), to: channels }),
  z.strictObject({
    ...stepIds,
    field: z.literal('serviceLevel'),
    to: z.enum(['', ...SERVICE_LEVELS], 'invalid'),
  }),
  z.strictObject({ ...stepIds, field: z.literal('authority'), to: text(TEXT_MAX.authority) }),
  z.strictObject({ ...stepIds, field: z.literal('desk'), to: text(TEXT_MAX.desk) }),
  z.strictObject({
    ...stepIds,
    from: numberBefore,
    field: z.literal('personalisation'),
    to: wholeNumber(0, PERSONALISATION_MAX),
  }),
  z.strictObject({
    ...stepIds,
    from: numberBefore,
    field: z.literal('latitude'),
    to: wholeNumber(0, LATITUDE_MAX),
  }),
  z.strictObject({
    ...stepIds,
    from: numberBefore,
    field: z.literal('rules'),
    to: wholeNumber(0, RULES_MAX),
  }),
]);

const ratingIds = { type: z.literal('rating'), stepId: id, from: numberBefore };
const ratingCell = z.discriminatedUnion('field', [
  z.strictObject({ ...ratingIds, field: z.literal('frequency'), to: wholeNumber(0, RATING_MAX.frequency) }),
  z.strictObject({ ...ratingIds, field: z.literal('loss'), to: wholeNumber(0, RATING_MAX.loss) }),
  z.strictObject({ ...ratingIds, field: z.literal('gain'), to: wholeNumber(0, RATING_MAX.gain) }),
]);

const relevanceCell = z.strictObject({
  type: z.literal('relevance'),
  stepId: id,
  scale,
  from: numberBefore,
  to: wholeNumber(0, RATING_MAX.relevance),
});

/** Whose agreement an upper limit rests on, as the page shows it. */
export const EXPERT_KINDS = ['hr', 'incumbent', 'supervisor', 'customer'] as const;
const expertKind = z.enum(EXPERT_KINDS, 'invalid').nullable();

const PERCENT_MAX = 100;
const override = z
  .strictObject({
    /** Whole percents, as they are typed and shown. */
    percent: z.int('wholeNumber').min(1, 'outOfRange').max(PERCENT_MAX, 'outOfRange'),
    reason: filledText(TEXT_MAX.reason),
  })
  .nullable();

const scaleIds = { type: z.literal('scale'), scale };
const scaleCell = z.discriminatedUnion('field', [
  z.strictObject({ ...scaleIds, field: z.literal('excludedReason'), from: before.nullable(), to: reason }),
  z.strictObject({
    ...scaleIds,
    field: z.literal('targetLower'),
    from: numberBefore,
    to: wholeNumber(TARGET_MIN, TARGET_MAX),
  }),
  z.strictObject({
    ...scaleIds,
    field: z.literal('targetUpper'),
    from: numberBefore,
    to: wholeNumber(TARGET_UPPER_MIN, TARGET_MAX),
  }),
  z.strictObject({
    ...scaleIds,
    field: z.literal('upperReason'),
    from: before.nullable(),
    to: text(TEXT_MAX.reason).nullable(),
  }),
  z.strictObject({
    ...scaleIds,
    field: z.enum(['upperFirstExpert', 'upperSecondExpert']),
    from: expertKind,
    to: expertKind,
  }),
  z.strictObject({
    ...scaleIds,
    field: z.literal('upperReviewOn'),
    from: z.iso.date().nullable(),
    to: z.iso.date('invalidFormat').nullable(),
  }),
]);

const stageDetailValues = z.strictObject({
  kpi: text(TEXT_MAX.kpi),
  kpiUnit: text(TEXT_MAX.kpiUnit),
  kpiGoal: text(TEXT_MAX.kpiGoal),
  kpiKind: z.enum(KPI_KINDS),
  promise: text(TEXT_MAX.promise),
  owner: text(TEXT_MAX.owner),
});

const stepPlace = z.strictObject({ stageId: id, after: idOrStart });

/**
 * One change of a draft. A cell says what it held before; a structural change says where: `after` is the neighbour in
 * front, null for the first place.
 */
export const draftCommand = z.discriminatedUnion('type', [
  roleCell,
  stageCell,
  stepCell,
  ratingCell,
  relevanceCell,
  scaleCell,
  /** A weight set by hand and its reason: together, or neither. */
  z.strictObject({ type: z.literal('overrideWeight'), scale, from: override, to: override }),
  z.strictObject({
    type: z.literal('addStage'),
    stageId: id,
    after: idOrStart,
    title: text(TEXT_MAX.stageTitle),
    target: text(TEXT_MAX.stageTarget),
    /** What a removed stage held, when it comes back. */
    details: stageDetailValues.optional(),
  }),
  z.strictObject({ type: z.literal('removeStage'), stageId: id }),
  z.strictObject({ type: z.literal('moveStage'), stageId: id, after: idOrStart }),
  z.strictObject({
    type: z.literal('addStep'),
    stepId: id,
    place: stepPlace,
    title: text(TEXT_MAX.stepTitle),
    kind: z.enum(STEP_KINDS, 'invalid'),
    contact: z.enum(CONTACT_KINDS, 'invalid'),
    customerNotices: text(TEXT_MAX.customerNotices),
  }),
  z.strictObject({ type: z.literal('removeStep'), stepId: id }),
  // What an import added goes, and comes back, together.
  z.strictObject({ type: z.literal('removeSteps'), stepIds: z.array(id).min(1).max(STEPS_MAX) }),
  z.strictObject({ type: z.literal('restoreSteps'), stepIds: z.array(id).min(1).max(STEPS_MAX) }),
  z.strictObject({ type: z.literal('restoreStep'), stepId: id, place: stepPlace }),
  z.strictObject({ type: z.literal('moveStep'), stepId: id, from: stepPlace, to: stepPlace }),
]);
export type DraftCommand = z.output<typeof draftCommand>;

export type CellCommand = Extract<DraftCommand, { from: unknown; to: unknown; type: CellType }>;
export type CellType = 'role' | 'stage' | 'step' | 'rating' | 'relevance' | 'scale';
export type StructureCommand = Exclude<DraftCommand, CellCommand>;
export type CellValue = string | number | null;

/** Whether the command replaces the value of one cell. */
export function isCellCommand(command: DraftCommand): command is CellCommand {
  return 'from' in command && command.type !== 'moveStep' && command.type !== 'overrideWeight';
}

export const saveDraftCommandInput = z.strictObject({ jobRoleId: id, command: draftCommand });
export type SaveDraftCommandInput = z.output<typeof saveDraftCommandInput>;

/** More cells than any form has. */
const COMMANDS_MAX = 20;

export const saveDetailsInput = z.strictObject({
  jobRoleId: id,
  commands: z.array(draftCommand).min(1).max(COMMANDS_MAX),
});
export type SaveDetailsInput = z.output<typeof saveDetailsInput>;

export const undoDraftChangeInput = z.strictObject({
  jobRoleId: id,
  /** Only changes before this revision: the ones that could not be undone are passed over. */
  beforeRevision: z.int().positive().nullable(),
});
export type UndoDraftChangeInput = z.output<typeof undoDraftChangeInput>;
