import { z } from 'zod';

import { contentKey, contentLocale, contentVersion, shownText, textOrigin } from './common';

/** What a candidate must be told before a test may start; one section each, in this order. */
export const CONSENT_ELEMENTS = [
  'whoAsks',
  'whichJob',
  'whatIsMeasured',
  'howItGoes',
  'whatTheReportContains',
  'whoSees',
  'retention',
  'humanDecision',
  'voluntary',
  'withdrawal',
  'writtenStatement',
  'rightsAndContact',
] as const;
export const consentElement = z.enum(CONSENT_ELEMENTS);

export const CONSENT_PLACEHOLDERS = [
  'organization',
  'jobTitle',
  'contact',
  'statements',
  'minutes',
  'activeMonths',
  'totalMonths',
] as const;
export type ConsentPlaceholder = (typeof CONSENT_PLACEHOLDERS)[number];

/** The wording that a candidate agrees to. The accepted version, language and time are stored with the consent. */
export const consentSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    key: contentKey,
    version: contentVersion,
    locale: contentLocale,
    text: textOrigin,
    /** For the organisation that uses the text, not for the candidate. */
    legalNote: shownText,
    title: shownText,
    introduction: shownText,
    sections: z.array(
      z.strictObject({ element: consentElement, heading: shownText, paragraphs: z.array(shownText).min(1) }),
    ),
    agreement: z.strictObject({ statement: shownText, button: shownText, missing: shownText }),
    refusal: z.strictObject({
      link: shownText,
      title: shownText,
      paragraphs: z.array(shownText).min(1),
      button: shownText,
      back: shownText,
      done: shownText,
    }),
    withdrawal: z.strictObject({
      link: shownText,
      title: shownText,
      beforeSubmit: shownText,
      afterSubmit: shownText,
      button: shownText,
      back: shownText,
      done: shownText,
    }),
    writtenStatement: z.strictObject({
      link: shownText,
      title: shownText,
      text: shownText,
      button: shownText,
      done: shownText,
    }),
  })
  .superRefine(({ sections }, context) => {
    if (sections.map(({ element }) => element).join() !== CONSENT_ELEMENTS.join()) {
      context.addIssue({
        code: 'custom',
        path: ['sections'],
        message: 'must cover every element once, in order',
      });
    }
  });
export type Consent = z.output<typeof consentSchema>;
