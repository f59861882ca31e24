import 'server-only';

import interviewSixScalesV1 from './interviews/six-scales/v1/structure.json';
import interviewSixScalesV1En from './interviews/six-scales/v1/text.en.json';
import interviewSixScalesV1Fi from './interviews/six-scales/v1/text.fi.json';
import interviewSixScalesV1Sv from './interviews/six-scales/v1/text.sv.json';
import { type InterviewGuide, interviewGuideSchema } from './schemas/interview';
import { shelf } from './shelf';

const KEY = 'six-scales';

/** The version that new interviews take. */
export const NEWEST_INTERVIEW_GUIDE = 1;

const guides = shelf<InterviewGuide>(interviewGuideSchema, {
  [`${KEY}/v1`]: {
    structure: interviewSixScalesV1,
    texts: { fi: interviewSixScalesV1Fi, sv: interviewSixScalesV1Sv, en: interviewSixScalesV1En },
  },
});

/**
 * A released version of the interview guide: questions, probes, anchors and advice in every language.
 *
 * @throws {ContentError} UNKNOWN_CONTENT; INVALID_CONTENT.
 */
export function loadInterviewGuide(version: number): InterviewGuide {
  return guides.take(`${KEY}/v${version}`);
}

/**
 * Checks every guide of this release against its schema.
 *
 * @throws {ContentError} INVALID_CONTENT.
 */
export function checkInterviewGuides(): void {
  guides.names.forEach(guides.take);
}
