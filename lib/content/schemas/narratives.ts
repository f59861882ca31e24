import { z } from 'zod';

import { contentKey, contentLocale, contentVersion, scaleKey, shownText, textOrigin } from './common';

/**
 * Where a person stands on one scale, seen from the job.
 * `within`: at or above the lower limit and not above an upper one. `belowWithinError`: below it, but the 90 % interval
 * reaches it. `clearlyBelow`: the whole interval is below it. `aboveUpper`: above an upper limit that has a reason.
 */
export const NARRATIVE_BANDS = ['within', 'belowWithinError', 'clearlyBelow', 'aboveUpper'] as const;
export const narrativeBand = z.enum(NARRATIVE_BANDS);

/** Sentences of the summary; the braces in them are filled by the page that shows the report. */
export const SUMMARY_SENTENCES = [
  'fitInterval',
  'fitMissing',
  'mostImportant',
  'allWithin',
  'someBelowWithinError',
  'someClearlyBelow',
  'someAboveUpper',
  'weightsUncertain',
  'oneRater',
  'planningNorm',
  'oneSource',
  'humanDecides',
  'qualityFlag',
  'tie',
] as const;
export const summarySentence = z.enum(SUMMARY_SENTENCES);

const scaleNarrative = z.strictObject({
  /** What the scale is about, in one sentence, for a reader who has never met it. */
  meaning: shownText,
  bands: z.record(narrativeBand, shownText),
  /** A question for the interview, the same for every candidate. */
  interviewQuestion: shownText,
});

export const narrativesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  key: contentKey,
  version: contentVersion,
  locale: contentLocale,
  text: textOrigin,
  scales: z.record(scaleKey, scaleNarrative),
  summary: z.record(summarySentence, shownText),
});
export type Narratives = z.output<typeof narrativesSchema>;
