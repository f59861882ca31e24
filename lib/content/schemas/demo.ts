import { z } from 'zod';

import { INCIDENT_KINDS, INCIDENT_TIMES } from '@/lib/job-analysis/incident-evidence';
import { CONDITION_KINDS, DECIDERS, MEND_STATES } from '@/lib/job-analysis/job-side';
import {
  KPI_KINDS,
  LATITUDE_MAX,
  PERSONALISATION_MAX,
  RULES_MAX,
  SERVICE_LEVELS,
} from '@/lib/job-analysis/step-attributes';
import { SCALE_KEYS } from '@/lib/scales';

import { contentLocale, scaleKey, shownText } from './common';

const relevance = z.int().min(0).max(3);

const demoStep = z.strictObject({
  /** Index of the stage, from 0. */
  stage: z.int().min(0),
  title: shownText,
  kind: z.enum(['core', 'surrounding']),
  contact: z.enum(['direct', 'indirect', 'none']),
  customerNotices: shownText,
  frequency: z.int().min(0).max(6),
  loss: z.int().min(0).max(4),
  gain: z.int().min(0).max(4),
  /** In the fixed scale order. */
  relevance: z.tuple([relevance, relevance, relevance, relevance, relevance, relevance]),
});

const point = (max: number) => z.int().min(0).max(max);
const workMap = z.strictObject({
  experience: shownText,
  owner: shownText,
  isco: z.string().regex(/^\d{4}$/),
  /** Shares of the four kinds of customers, in per cent. */
  mix: z.tuple([point(100), point(100), point(100), point(100)]),
  /** One for each stage, in order. */
  stages: z.array(
    z.strictObject({
      kpi: shownText,
      kpiUnit: shownText,
      kpiGoal: shownText,
      kpiKind: z.enum(KPI_KINDS),
      promise: shownText,
      owner: shownText,
    }),
  ),
  steps: z.array(
    z.strictObject({
      step: z.int().min(0),
      latitude: point(LATITUDE_MAX),
      authority: shownText.optional(),
      channels: shownText.optional(),
      serviceLevel: z.enum(SERVICE_LEVELS).optional(),
      personalisation: point(PERSONALISATION_MAX).optional(),
      desk: shownText.optional(),
      rules: point(RULES_MAX).optional(),
    }),
  ),
});

const stepIndex = z.int().min(0);
const count = z.int().min(0).max(200);
const person = { name: shownText, email: z.email().endsWith('@example.com'), site: shownText };
const opinion = z.strictObject({
  frequency: point(6),
  loss: point(4),
  gain: point(4),
});

const rater = z.strictObject({
  ...person,
  kind: z.enum(['worker', 'supervisor']),
  /** How many steps are rated; null for somebody who has handed everything in. */
  answering: z.int().min(1).nullable(),
  /** Steps that are not this person's work. */
  notMine: z.array(stepIndex),
  /** What this person says of the step that divides them, at first and after the discussion. */
  disputed: z.strictObject({ first: opinion, second: opinion.nullable() }),
});

const observation = z
  .strictObject({
    observers: z.array(z.strictObject(person)),
    /** Steps that the phones show. */
    steps: z.array(stepIndex).min(1),
    sessions: z.array(
      z.strictObject({
        observer: z.int().min(0),
        label: shownText,
        /** Same for two who watch the same work; empty for one alone. */
        parallelCode: z.string().max(20),
        daysAgo: z.int().min(1),
        startHour: z.int().min(0).max(23),
        minutes: z.int().min(1).max(600),
        pausedMinutes: z.int().min(0),
        /** Events, one number for each step. */
        counts: z.array(count),
        /** Notes of what fitted no step. */
        others: z.array(shownText),
      }),
    ),
    decision: z.strictObject({
      step: stepIndex,
      taken: z.enum(['rated', 'observed']),
      reason: shownText,
    }),
  })
  .refine(
    ({ steps, sessions }) => sessions.every(({ counts }) => counts.length === steps.length),
    'a session counts each observed step once',
  );

const mending = { owner: shownText, dueOn: z.iso.date().nullable(), state: z.enum(MEND_STATES) };
const analysis = z.strictObject({
  seed: z.int(),
  raters: z.array(rater),
  discussion: z.strictObject({ step: stepIndex, note: shownText }),
  observation,
  decisions: z.array(
    z.strictObject({
      title: shownText,
      condition: shownText.optional(),
      limit: z.strictObject({ amount: z.number().positive(), unit: shownText }).optional(),
      decider: z.enum(DECIDERS),
      mustInform: shownText.optional(),
      escalation: shownText,
      steps: z.array(stepIndex).min(1),
    }),
  ),
  conditions: z.array(
    z.strictObject({ kind: z.enum(CONDITION_KINDS), present: shownText, missing: shownText, ...mending }),
  ),
  incidents: z.array(
    z.strictObject({
      kind: z.enum(INCIDENT_KINDS),
      happened: shownText,
      action: shownText,
      outcome: shownText,
      roughly: z.enum(INCIDENT_TIMES),
      /** Null for one that waits in the inbox. */
      coding: z.strictObject({ step: stepIndex, scale: scaleKey, level: point(4) }).nullable(),
    }),
  ),
});
export type DemoAnalysis = z.output<typeof analysis>;

/** A fictional job role of the demo, as HR would enter it. The content of a role is in one language; its title is in three. */
export const demoRoleSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    key: z.string().regex(/^[a-z-]+$/),
    locale: contentLocale,
    title: shownText,
    titles: z.strictObject({ fi: shownText, sv: shownText, en: shownText }),
    industry: shownText,
    successCriterion: shownText,
    stages: z
      .array(z.strictObject({ title: shownText, target: shownText }))
      .min(5)
      .max(6),
    steps: z.array(demoStep).min(14).max(40),
    /** What the work map shows besides the steps; none for a role that nobody has mapped yet. */
    workMap: workMap.nullable(),
    /** What raters, observers, HR and people of the job add; none for a role that HR rated alone. */
    analysis: analysis.nullable(),
    excluded: z.array(z.strictObject({ scale: scaleKey, reason: shownText })).max(SCALE_KEYS.length - 1),
    targets: z.array(
      z.strictObject({
        scale: scaleKey,
        lower: z.int().min(20).max(80),
        upper: z.int().min(65).max(80).nullable(),
        upperReason: shownText.nullable(),
      }),
    ),
    /** A later edit, so that the role gets a second version with a difference to show. */
    revision: z
      .strictObject({
        note: shownText,
        ratings: z.array(
          z.strictObject({
            step: z.int().min(0),
            field: z.enum(['frequency', 'loss', 'gain']),
            value: z.int().min(0).max(6),
          }),
        ),
        addedSteps: z.array(demoStep),
      })
      .nullable(),
  })
  .superRefine((role, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', message });
    const excluded = new Set(role.excluded.map(({ scale }) => scale));
    if (role.title !== role.titles[role.locale]) fault('the title must be the one of its language');
    if (role.steps.some(({ stage }) => stage >= role.stages.length))
      fault('a step stands in a stage that does not exist');
    if (role.steps.some(({ stage }, index) => stage < (role.steps[index - 1]?.stage ?? 0)))
      fault('steps follow the stages');
    if (role.workMap !== null && role.workMap.stages.length !== role.stages.length)
      fault('the work map describes each stage once');
    if (role.targets.some(({ upper, upperReason }) => (upper === null) !== (upperReason === null))) {
      fault('an upper limit needs its reason');
    }
    if (role.targets.some(({ scale }) => excluded.has(scale))) fault('an excluded scale has no target');
    if (
      role.steps.some((step) => SCALE_KEYS.some((key, i) => excluded.has(key) && step.relevance[i] !== 0))
    ) {
      fault('an excluded scale is relevant to no step');
    }
  })
  .refine(
    ({ analysis: made, steps }) => made === null || speaksOfKnown(made, steps.length),
    'the analysis speaks of a step or an observer that does not exist',
  );
export type DemoRole = z.output<typeof demoRoleSchema>;
export type DemoStep = DemoRole['steps'][number];

function speaksOfKnown(
  { raters, discussion, observation: { observers, ...observed }, decisions, incidents }: DemoAnalysis,
  steps: number,
): boolean {
  const named = [
    ...raters.flatMap(({ notMine }) => notMine),
    discussion.step,
    ...observed.steps,
    observed.decision.step,
    ...decisions.flatMap((decision) => decision.steps),
    ...incidents.flatMap(({ coding }) => coding?.step ?? []),
  ];
  const watching = observed.sessions.map(({ observer }) => observer);
  return named.every((step) => step < steps) && watching.every((observer) => observer < observers.length);
}

/** Fictional people and an organisation; every address is of a domain that never delivers (RFC 2606). */
export const demoPeopleSchema = z.strictObject({
  schemaVersion: z.literal(1),
  organization: z.strictObject({
    name: shownText,
    slug: z.string().regex(/^[a-z-]+$/),
    contact: shownText,
    locale: contentLocale,
  }),
  members: z.array(
    z.strictObject({
      name: shownText,
      email: z.email().endsWith('@example.com'),
      role: z.enum(['ADMIN', 'HR', 'RECRUITER']),
      locale: contentLocale,
    }),
  ),
  candidates: z.array(
    z.strictObject({ name: shownText, email: z.email().endsWith('@example.com'), locale: contentLocale }),
  ),
});
export type DemoPeople = z.output<typeof demoPeopleSchema>;

const candidateIndex = z.int().min(0);
const mark = z.int().min(1).max(5);
const key = z.string().regex(/^[a-zA-Z]+$/);

/** What recruiters and candidates do after the answers: by the index of a candidate. Services check the rest. */
export const demoRecruitingSchema = z.strictObject({
  schemaVersion: z.literal(1),
  decisions: z.array(
    z.strictObject({
      candidate: candidateIndex,
      choice: key,
      grounds: z.array(key).min(1),
      reason: shownText,
      toCandidate: z.union([z.literal(''), shownText]),
      /** Why the case was opened again, if it was. */
      reopened: shownText.nullable(),
    }),
  ),
  interview: z.strictObject({
    candidate: candidateIndex,
    /** Of each interviewer, question by question, from the first on again where there are more questions. */
    marks: z.tuple([z.array(mark).min(1), z.array(mark).min(1)]),
    notes: z.tuple([shownText, shownText]),
  }),
  requests: z.array(
    z.strictObject({
      candidate: candidateIndex,
      kind: key,
      text: z.union([z.literal(''), shownText]),
      answer: shownText.nullable(),
    }),
  ),
});
export type DemoRecruiting = z.output<typeof demoRecruitingSchema>;
