import { z } from 'zod';

/** States that a list can show alone; `ended` gathers what did not lead to a report. */
export const LIST_STATES = ['invited', 'opened', 'inProgress', 'submitted', 'reviewed', 'ended'] as const;
/** How far somebody came at some time, whatever happened since; each stage has the ones before it behind it. */
export const REACHED_STAGES = ['invited', 'opened', 'started', 'submitted', 'reviewed'] as const;
export type ReachedStage = (typeof REACHED_STAGES)[number];
export const FLAG_FILTERS = ['some', 'none'] as const;
export const DECISION_CHOICES = ['interview', 'hire', 'keep', 'notNow'] as const;
export const DECISION_FILTERS = ['open', ...DECISION_CHOICES] as const;
/** Never by fit: a list is no ranking. */
export const LIST_SORTS = ['name', 'state', 'submitted', 'deadline'] as const;
export type DecisionChoice = (typeof DECISION_CHOICES)[number];

const PAGE_MAX = 1000;
const SEARCH_MAX = 120;

/** What an unknown value in an address counts as: nothing. */
const optional = <T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).nullable().catch(null);

/** Filters, order and page of a candidate list, as its address holds them. Never a name. */
export const candidateListQuery = z.object({
  state: optional(LIST_STATES).default(null),
  flags: optional(FLAG_FILTERS).default(null),
  decision: optional(DECISION_FILTERS).default(null),
  reached: optional(REACHED_STAGES).default(null),
  /** Only those who were invited on this day or later, in Finnish time. */
  from: z.iso.date().nullable().catch(null).default(null),
  sort: z.enum(LIST_SORTS).catch('name').default('name'),
  direction: z.enum(['up', 'down']).catch('up').default('up'),
  page: z.coerce.number().int().min(1).max(PAGE_MAX).catch(1).default(1),
});
export type CandidateListQuery = z.output<typeof candidateListQuery>;

export const listCandidatesInput = candidateListQuery.extend({ assessmentId: z.uuid() });
export type ListCandidatesInput = z.output<typeof listCandidatesInput>;

export const searchCandidatesInput = z.strictObject({
  assessmentId: z.uuid(),
  text: z.string().trim().min(1, 'required').max(SEARCH_MAX, 'tooLong'),
});
export type SearchCandidatesInput = z.output<typeof searchCandidatesInput>;

const REVEAL_MIN = 10;
const REVEAL_MAX = 500;

export const revealNameInput = z.strictObject({
  attemptId: z.uuid(),
  reason: z.string().trim().min(1, 'required').min(REVEAL_MIN, 'tooShort').max(REVEAL_MAX, 'tooLong'),
});
export type RevealNameInput = z.output<typeof revealNameInput>;

export const attemptIdInput = z.strictObject({ attemptId: z.uuid() });
export type AttemptIdInput = z.output<typeof attemptIdInput>;

/** As many as one page of a list holds. */
const BULK_MAX = 50;

export const bulkInput = z.strictObject({
  assessmentId: z.uuid(),
  attemptIds: z.array(z.uuid()).min(1, 'required').max(BULK_MAX, 'tooMany').readonly(),
});
export type BulkInput = z.output<typeof bulkInput>;

export const COMPARED_MAX = 5;

export const compareInput = z.strictObject({
  assessmentId: z.uuid(),
  attemptIds: z.array(z.uuid()).max(COMPARED_MAX, 'tooMany').readonly(),
});
export type CompareInput = z.output<typeof compareInput>;

const VIEW_NAME_MAX = 60;
const FILTERS_MAX = 200;

export const saveViewInput = z.strictObject({
  name: z.string().trim().min(1, 'required').max(VIEW_NAME_MAX, 'tooLong'),
  filters: z.string().max(FILTERS_MAX),
  shared: z.boolean(),
});
export type SaveViewInput = z.output<typeof saveViewInput>;

export const viewIdInput = z.strictObject({ viewId: z.uuid() });
export type ViewIdInput = z.output<typeof viewIdInput>;
