import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { INCIDENT_KINDS, INCIDENT_TIMES } from '@/lib/job-analysis/incident-evidence';
import {
  CONDITION_KINDS,
  DECIDERS,
  type JobCondition,
  type JobDecision,
  type JobFix,
  LIMIT_MAX,
  MEND_STATES,
} from '@/lib/job-analysis/job-side';
import { RATING_MAX } from '@/lib/job-analysis/types';
import { SCALE_KEYS } from '@/lib/scales';
import { neededText, trimmedText } from './plain-text';
import { linkToken } from './take';

/** Lengths of the texts, which the controls share. */
export const SIDE_MAX = { title: 120, line: 200, text: 600, story: 2_000, reason: 400 } as const;

const UNIT_MAX = 40;
const MOST_STEPS = 200;
const MOST_DECISIONS = 200;

const id = z.uuid('invalid');
const line = trimmedText(SIDE_MAX.line);
const text = trimmedText(SIDE_MAX.text);
const day = z.union([z.iso.date(), z.literal('').transform(() => null)], 'invalidDate');

/** As it is typed: a comma or a point, spaces between thousands. */
const amount = z
  .string()
  .transform((typed) => typed.replace(/\s/g, '').replace(',', '.'))
  .pipe(
    z.union(
      [
        z.literal('').transform(() => null),
        z
          .string()
          .regex(/^\d+(\.\d{1,2})?$/)
          .transform(Number),
      ],
      'invalid',
    ),
  )
  .pipe(z.number().max(LIMIT_MAX, 'tooBig').nullable());

const decisionFields = {
  title: neededText(SIDE_MAX.title),
  condition: line,
  limitAmount: amount,
  limitUnit: trimmedText(UNIT_MAX),
  decider: z.string().pipe(z.enum(DECIDERS, 'required')),
  mustInform: line,
  escalation: line,
  stepIds: z.array(id).max(MOST_STEPS, 'tooLong'),
};

export const saveDecisionInput = z.strictObject({
  jobRoleId: id,
  /** Made with the form of a new decision: the same form sent twice adds one. */
  decisionId: id,
  ...decisionFields,
});
export type SaveDecisionInput = z.output<typeof saveDecisionInput>;

export const decisionInput = z.strictObject({ jobRoleId: id, decisionId: id });
export type DecisionInput = z.output<typeof decisionInput>;

export const moveDecisionInput = decisionInput.extend({ by: z.enum(['up', 'down']) });
export type MoveDecisionInput = z.output<typeof moveDecisionInput>;

const mending = {
  owner: line,
  dueOn: day,
  state: z.string().pipe(z.enum(MEND_STATES, 'required')),
};

export const saveFixInput = z.strictObject({ jobRoleId: id, stepId: id, change: text, ...mending });
export type SaveFixInput = z.output<typeof saveFixInput>;

export const saveConditionInput = z.strictObject({
  jobRoleId: id,
  kind: z.enum(CONDITION_KINDS),
  present: text,
  missing: text,
  ...mending,
});
export type SaveConditionInput = z.output<typeof saveConditionInput>;

const stories = {
  kind: z.string().pipe(z.enum(INCIDENT_KINDS, 'chooseOne')),
  happened: neededText(SIDE_MAX.story),
  action: neededText(SIDE_MAX.story),
  outcome: neededText(SIDE_MAX.story),
};
const story = { ...stories, roughly: z.string().pipe(z.enum(INCIDENT_TIMES, 'chooseOne')) };

export const showStoryLinkInput = z.strictObject({ token: linkToken });
export type ShowStoryLinkInput = z.output<typeof showStoryLinkInput>;

export const tellStoryInput = z.strictObject({
  token: linkToken,
  /** Made with the page: the same form sent twice is stored once. */
  storyId: id,
  ...story,
  locale: z.enum(LOCALES),
  /** A field that people do not see; whatever fills it in is no person. */
  website: z.string().max(SIDE_MAX.line).default(''),
});
export type TellStoryInput = z.output<typeof tellStoryInput>;

export const addIncidentInput = z.strictObject({
  jobRoleId: id,
  incidentId: id,
  locale: z.enum(LOCALES),
  ...story,
});
export type AddIncidentInput = z.output<typeof addIncidentInput>;

export const incidentInput = z.strictObject({ jobRoleId: id, incidentId: id });
export type IncidentInput = z.output<typeof incidentInput>;

export const codeIncidentInput = incidentInput.extend({
  stepId: z.union([id], 'chooseStep'),
  scaleKey: z.union([z.enum(SCALE_KEYS), z.literal('').transform(() => null)], 'invalid'),
  level: z
    .string()
    .regex(/^\d$/, 'chooseOne')
    .transform(Number)
    .pipe(z.int().min(0).max(RATING_MAX.loss, 'invalid')),
});
export type CodeIncidentInput = z.output<typeof codeIncidentInput>;

export const dismissIncidentInput = incidentInput.extend({ reason: neededText(SIDE_MAX.reason) });
export type DismissIncidentInput = z.output<typeof dismissIncidentInput>;

export const redactIncidentInput = incidentInput.extend({
  happened: stories.happened,
  action: stories.action,
  outcome: stories.outcome,
});
export type RedactIncidentInput = z.output<typeof redactIncidentInput>;

export const storyLinkInput = z.strictObject({ jobRoleId: id, locale: z.enum(LOCALES) });
export type StoryLinkInput = z.output<typeof storyLinkInput>;

const stored = { owner: z.string(), dueOn: z.iso.date().nullable(), state: z.enum(MEND_STATES) };

const decisionDocument: z.ZodType<JobDecision> = z.strictObject({
  id: z.string(),
  title: z.string(),
  condition: z.string(),
  limitAmount: z.number().min(0).nullable(),
  limitUnit: z.string(),
  decider: z.enum(DECIDERS),
  mustInform: z.string(),
  escalation: z.string(),
  stepIds: z.array(z.string()),
});
const fixDocument: z.ZodType<JobFix> = z.strictObject({
  stepId: z.string(),
  change: z.string(),
  ...stored,
});
const conditionDocument: z.ZodType<JobCondition> = z.strictObject({
  kind: z.enum(CONDITION_KINDS),
  present: z.string(),
  missing: z.string(),
  ...stored,
});

/** The organisation's side as the database and a published profile hold it. */
export const jobSideSchema = {
  decisions: z.array(decisionDocument).max(MOST_DECISIONS),
  fixes: z.array(fixDocument),
  conditions: z.array(conditionDocument),
};
