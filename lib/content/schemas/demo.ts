import { z } from 'zod';

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
  });
export type DemoRole = z.output<typeof demoRoleSchema>;
export type DemoStep = DemoRole['steps'][number];

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
