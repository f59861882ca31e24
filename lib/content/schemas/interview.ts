import { z } from 'zod';

import { questionKeys } from '@/lib/interview/question-keys';
import type { GuideFacets } from '@/lib/interview/types';

import {
  contentKey,
  contentLocale,
  contentReference,
  contentVersion,
  scaleKey,
  shownText,
  textOrigin,
} from './common';

/** What every example is asked for: the situation, the own act, what came of it, what one would do differently. */
export const PROBE_TOPICS = ['situation', 'act', 'result', 'different'] as const;

/** Anchors of a rating, from 1 to 5. */
const ANCHOR_COUNT = 5;

const facetName = z.string().regex(/^[a-z][A-Za-z]+$/);

/** The structure of an interview guide: the facets of the questionnaire that it asks about, in order. */
const interviewStructureSchema = z.strictObject({
  schemaVersion: z.literal(1),
  key: contentKey,
  version: contentVersion,
  questionnaire: contentReference,
  facets: z.record(scaleKey, z.array(facetName).min(2)),
});

const question = z.strictObject({
  text: shownText,
  /** A follow-up that belongs to this question alone. */
  probe: shownText,
});
const probes = z.record(z.enum(PROBE_TOPICS), shownText);

/** The words of an interview guide in one language. */
const interviewTextSchema = z.strictObject({
  schemaVersion: z.literal(1),
  guide: contentReference,
  locale: contentLocale,
  text: textOrigin,
  /** How to interview. */
  conduct: z.array(shownText).min(1),
  /** What is never asked. */
  avoid: z.array(shownText).min(1),
  probes: z.strictObject({ past: probes, situational: probes }),
  /** Observable acts, from 1 to 5, by scale. */
  anchors: z.record(scaleKey, z.array(shownText).length(ANCHOR_COUNT)),
  questions: z.record(z.string(), question),
});
export type InterviewText = z.output<typeof interviewTextSchema>;

/** One version of the interview guide with all its languages. */
export const interviewGuideSchema = z
  .strictObject({
    structure: interviewStructureSchema,
    texts: z.strictObject({
      fi: interviewTextSchema,
      sv: interviewTextSchema,
      en: interviewTextSchema,
    }),
  })
  .superRefine(({ structure, texts }, context) => {
    for (const [locale, text] of Object.entries(texts)) {
      for (const message of textProblems(structure, text, locale)) {
        context.addIssue({ code: 'custom', path: ['texts', locale], message });
      }
    }
  });
export type InterviewGuide = z.output<typeof interviewGuideSchema>;

type Structure = Readonly<{ key: string; version: number; facets: GuideFacets }>;

function textProblems(structure: Structure, text: InterviewText, locale: string): string[] {
  const problems: string[] = [];
  const wanted = [...questionKeys(structure.facets)].sort().join();
  if (text.locale !== locale) problems.push(`is the text of ${text.locale}`);
  if (text.guide.key !== structure.key || text.guide.version !== structure.version)
    problems.push('belongs to another version of the guide');
  if (Object.keys(text.questions).sort().join() !== wanted)
    problems.push('must have the questions of the structure');
  return problems;
}
