import { z } from 'zod';

import {
  CONTACT_KINDS,
  SERVICE_CHANNELS,
  SERVICE_LEVELS,
  STEP_KINDS,
} from '@/lib/job-analysis/step-attributes';
import { contentLocale, contentReference, contentVersion, shownText, textOrigin } from './common';

const relevance = z.int().min(0).max(3);
const id = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);

const templateStep = z.strictObject({
  id,
  kind: z.enum(STEP_KINDS),
  contact: z.enum(CONTACT_KINDS),
  channels: z.array(z.enum(SERVICE_CHANNELS)),
  serviceLevel: z.enum(SERVICE_LEVELS),
  /** 0 done the same way for everyone … 4 shaped for each customer. */
  personalisation: z.int().min(0).max(4),
  frequency: z.int().min(0).max(6),
  loss: z.int().min(0).max(4),
  gain: z.int().min(0).max(4),
  /** In the fixed order of the scales. */
  relevance: z.tuple([relevance, relevance, relevance, relevance, relevance, relevance]),
});

/** The structure of a role template, without a word of it. Its ratings are examples by the authors, never a result. */
export const templateStructureSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    key: id,
    version: contentVersion,
    /** Code of the occupation in ISCO-08, four digits. */
    isco: z.string().regex(/^\d{4}$/),
    stages: z
      .array(
        z.strictObject({
          id,
          /** What the measure of the stage tells: how much, or how well. */
          kpiKind: z.enum(['quality', 'volume']),
          steps: z.array(templateStep).min(2),
        }),
      )
      .min(5)
      .max(7),
  })
  .superRefine(({ stages }, context) => {
    const steps = stages.flatMap((stage) => stage.steps);
    const ids = [...stages.map((stage) => stage.id), ...steps.map((step) => step.id)];
    if (new Set(ids).size !== ids.length) context.addIssue({ code: 'custom', message: 'ids must be unique' });
    if (steps.length < 20 || steps.length > 35)
      context.addIssue({ code: 'custom', message: `20–35 steps, got ${steps.length}` });
  });
export type TemplateStructure = z.output<typeof templateStructureSchema>;

/** The words of a role template in one language. */
export const templateTextSchema = z.strictObject({
  schemaVersion: z.literal(1),
  template: contentReference,
  locale: contentLocale,
  translation: textOrigin,
  title: shownText,
  industry: shownText,
  /** One sentence: whom the template suits. */
  summary: shownText,
  successCriterion: shownText,
  stages: z.record(
    id,
    z.strictObject({
      title: shownText,
      /** What the customer should experience. */
      target: shownText,
      kpi: shownText,
      kpiUnit: shownText,
      /** What the organisation promises there. */
      promise: shownText,
    }),
  ),
  steps: z.record(id, z.strictObject({ title: shownText, customerNotices: shownText })),
});
export type TemplateText = z.output<typeof templateTextSchema>;
