import { z } from 'zod';

import { contentKey, contentLocale, contentVersion, scaleKey, shownText, textOrigin } from './common';
import { narrativeBand } from './narratives';

/** Sentences of the summary; the braces in them are filled by the page that shows the report. */
const summarySentence = z.enum([
  'fitInterval',
  'fitMissing',
  'mostImportant',
  'allWithin',
  'someBelowWithinError',
  'someClearlyBelow',
  'someAboveUpper',
  'oneSource',
  'humanDecides',
  'qualityFlag',
]);

/** What the report says to the person whom it is about: the same bands as for the employer, in the second person. */
export const ownReportTextsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  key: contentKey,
  version: contentVersion,
  locale: contentLocale,
  text: textOrigin,
  scales: z.record(
    scaleKey,
    z.strictObject({ meaning: shownText, bands: z.record(narrativeBand, shownText) }),
  ),
  summary: z.record(summarySentence, shownText),
});
export type OwnReportTexts = z.output<typeof ownReportTextsSchema>;
