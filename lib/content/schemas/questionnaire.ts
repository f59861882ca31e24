import { z } from 'zod';

import {
  contentKey,
  contentLocale,
  contentReference,
  contentVersion,
  scaleKey,
  shownText,
  textOrigin,
} from './common';

/** Opaque, in administered order: it says nothing of scale, facet or key. */
export const itemId = z.string().regex(/^i\d{2}$/);

const item = z.strictObject({
  id: itemId,
  scale: scaleKey,
  facet: z.string().regex(/^[a-z][A-Za-z]+$/),
  reversed: z.boolean(),
});

/** The structure of a questionnaire, without a word of it. `items` stand in the order in which they are administered. */
export const instrumentSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    key: contentKey,
    version: contentVersion,
    responseFormat: z.strictObject({ min: z.int(), max: z.int() }).refine(({ min, max }) => min < max),
    minimumShare: z.number().gt(0).lte(1),
    facetMinimumShare: z.number().gt(0).lte(1),
    items: z.array(item).min(1),
  })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, 'item ids must be unique');
export type Instrument = z.output<typeof instrumentSchema>;
export type InstrumentItem = Instrument['items'][number];

/** The words of a questionnaire in one language. Item ids only, so that it can be sent to a candidate. */
export const questionnaireTextSchema = z.strictObject({
  schemaVersion: z.literal(1),
  questionnaire: contentReference,
  locale: contentLocale,
  translation: textOrigin,
  title: shownText,
  question: shownText,
  instructions: z.array(shownText).min(1),
  options: z.array(z.strictObject({ value: z.int(), label: shownText })).min(2),
  items: z.record(itemId, shownText),
});
export type QuestionnaireText = z.output<typeof questionnaireTextSchema>;

/** What each statement means, for translators and reviewers; never shown to a candidate. */
export const meaningNotesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  questionnaire: contentReference,
  author: shownText,
  date: z.iso.date(),
  items: z.record(itemId, shownText),
});
export type MeaningNotes = z.output<typeof meaningNotesSchema>;

/** One version of a questionnaire with all its languages: the document that the database pins and hashes. */
export const questionnaireSchema = z
  .strictObject({
    instrument: instrumentSchema,
    texts: z.strictObject({
      fi: questionnaireTextSchema,
      sv: questionnaireTextSchema,
      en: questionnaireTextSchema,
    }),
  })
  .superRefine(({ instrument, texts }, context) => {
    for (const [locale, text] of Object.entries(texts)) {
      for (const message of textProblems(instrument, text, locale)) {
        context.addIssue({ code: 'custom', path: ['texts', locale], message });
      }
    }
  });
export type Questionnaire = z.output<typeof questionnaireSchema>;

function textProblems(instrument: Instrument, text: QuestionnaireText, locale: string): string[] {
  const problems: string[] = [];
  const { min, max } = instrument.responseFormat;
  const wantedIds = instrument.items.map(({ id }) => id).sort();
  const values = text.options.map(({ value }) => value);
  const wantedValues = Array.from({ length: max - min + 1 }, (_, index) => min + index);

  if (text.locale !== locale) problems.push(`is the text of ${text.locale}`);
  if (text.questionnaire.key !== instrument.key || text.questionnaire.version !== instrument.version) {
    problems.push('belongs to another questionnaire version');
  }
  if (Object.keys(text.items).sort().join() !== wantedIds.join())
    problems.push('must have the items of the instrument');
  if (values.join() !== wantedValues.join()) problems.push('must label every answer of the format in order');
  return problems;
}
