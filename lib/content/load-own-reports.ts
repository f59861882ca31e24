import 'server-only';

import ownReportEnV1 from './own-reports/v1/en.json';
import ownReportFiV1 from './own-reports/v1/fi.json';
import ownReportSvV1 from './own-reports/v1/sv.json';
import type { ContentLocale } from './schemas/common';
import { type OwnReportTexts, ownReportTextsSchema } from './schemas/own-report';
import { shelf } from './shelf';

const ownReports = shelf<OwnReportTexts>(ownReportTextsSchema, {
  'v1/fi': ownReportFiV1,
  'v1/sv': ownReportSvV1,
  'v1/en': ownReportEnV1,
});

/** Versions of the candidate's sentences, by the first version of the employer's sentences that they go with. */
const FIRST_NARRATIVES: readonly Readonly<{ narratives: number; own: number }>[] = [
  { narratives: 1, own: 1 },
];

/**
 * The sentences of the own report that stand beside a version of the employer's sentences.
 *
 * @param narrativeVersion The version that the report pins.
 * @throws {ContentError} UNKNOWN_CONTENT; INVALID_CONTENT.
 */
export function loadOwnReportTexts(narrativeVersion: number, locale: ContentLocale): OwnReportTexts {
  const known = FIRST_NARRATIVES.findLast(({ narratives }) => narratives <= narrativeVersion);
  return ownReports.take(`v${known?.own ?? 0}/${locale}`);
}

/** Checks every version. @throws {ContentError} INVALID_CONTENT. */
export function checkOwnReportTexts(): void {
  ownReports.names.forEach(ownReports.take);
}
