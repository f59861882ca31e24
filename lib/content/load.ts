import 'server-only';

import { consentSchema, type Consent } from './schemas/consent';
import type { ContentLocale } from './schemas/common';
import { narrativesSchema, type Narratives } from './schemas/narratives';
import { normSchema, type Norm } from './schemas/norm';
import {
  meaningNotesSchema,
  questionnaireSchema,
  type MeaningNotes,
  type Questionnaire,
} from './schemas/questionnaire';
import consentEnV1 from './consents/v1/en.json';
import consentFiV1 from './consents/v1/fi.json';
import consentSvV1 from './consents/v1/sv.json';
import narrativesEnV1 from './narratives/v1/en.json';
import narrativesFiV1 from './narratives/v1/fi.json';
import narrativesSvV1 from './narratives/v1/sv.json';
import planningV1 from './norms/planning/v1.json';
import sixScalesV1Notes from './questionnaires/six-scales/v1/notes.json';
import sixScalesV1 from './questionnaires/six-scales/v1/instrument.json';
import sixScalesV1En from './questionnaires/six-scales/v1/text.en.json';
import sixScalesV1Fi from './questionnaires/six-scales/v1/text.fi.json';
import sixScalesV1Sv from './questionnaires/six-scales/v1/text.sv.json';
import { checkInterviewGuides } from './load-interviews';
import { checkOwnReportTexts } from './load-own-reports';
import { checkTemplates } from './load-templates';
import { shelf } from './shelf';

const questionnaires = shelf<Questionnaire>(questionnaireSchema, {
  'six-scales/v1': {
    instrument: sixScalesV1,
    texts: { fi: sixScalesV1Fi, sv: sixScalesV1Sv, en: sixScalesV1En },
  },
});
const meaningNotes = shelf<MeaningNotes>(meaningNotesSchema, { 'six-scales/v1': sixScalesV1Notes });
const norms = shelf<Norm>(normSchema, { 'planning/v1': planningV1 });
const narratives = shelf<Narratives>(narrativesSchema, {
  'v1/fi': narrativesFiV1,
  'v1/sv': narrativesSvV1,
  'v1/en': narrativesEnV1,
});
const consents = shelf<Consent>(consentSchema, {
  'v1/fi': consentFiV1,
  'v1/sv': consentSvV1,
  'v1/en': consentEnV1,
});

/**
 * A released questionnaire version: structure and words in every language. Holds scales and keys, so it must not be
 * sent to a candidate; see `statementsFor`.
 *
 * @throws {ContentError} UNKNOWN_CONTENT; INVALID_CONTENT.
 */
export function loadQuestionnaire(key: string, version: number): Questionnaire {
  return questionnaires.take(`${key}/v${version}`);
}

/**
 * What each statement means, for translators and reviewers; never shown to a candidate.
 *
 * @throws {ContentError} UNKNOWN_CONTENT; INVALID_CONTENT.
 */
export function loadMeaningNotes(key: string, version: number): MeaningNotes {
  return meaningNotes.take(`${key}/v${version}`);
}

/**
 * A released norm version.
 *
 * @throws {ContentError} UNKNOWN_CONTENT; INVALID_CONTENT.
 */
export function loadNorm(key: string, version: number): Norm {
  return norms.take(`${key}/v${version}`);
}

/**
 * The sentences of the fit report in one language.
 *
 * @throws {ContentError} UNKNOWN_CONTENT; INVALID_CONTENT.
 */
export function loadNarratives(version: number, locale: ContentLocale): Narratives {
  return narratives.take(`v${version}/${locale}`);
}

/**
 * The consent wording in one language, with its placeholders unfilled.
 *
 * @throws {ContentError} UNKNOWN_CONTENT; INVALID_CONTENT.
 */
export function loadConsent(version: number, locale: ContentLocale): Consent {
  return consents.take(`v${version}/${locale}`);
}

/**
 * Checks every document of this release against its schema.
 *
 * @throws {ContentError} INVALID_CONTENT.
 */
export function checkReleasedContent(): void {
  for (const { names, take } of [questionnaires, meaningNotes, norms, narratives, consents])
    names.forEach(take);
  checkTemplates();
  checkInterviewGuides();
  checkOwnReportTexts();
}

/**
 * Every questionnaire and norm version of this release, checked: what the database must hold before an assessment can pin it.
 *
 * @throws {ContentError} INVALID_CONTENT.
 */
export function releasedContent(): Readonly<{
  questionnaires: readonly Questionnaire[];
  norms: readonly Norm[];
}> {
  return {
    questionnaires: questionnaires.names.map(questionnaires.take),
    norms: norms.names.map(norms.take),
  };
}
