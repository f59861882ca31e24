import type { RateResponses, ScoreAttempt, ScoringVersion } from './types';
import { responseQuality as responseQualityV1 } from './v1/response-quality';
import { scoreAttempt as scoreAttemptV1 } from './v1/score-attempt';

type Scoring = Readonly<{ scoreAttempt: ScoreAttempt; responseQuality: RateResponses }>;

/**
 * Every released scoring version. Versions are added, never changed or removed: a stored report must be recomputable
 * for as long as it exists.
 */
export const SCORING_VERSIONS = {
  '1': { scoreAttempt: scoreAttemptV1, responseQuality: responseQualityV1 },
} as const satisfies Record<ScoringVersion, Scoring>;

/** The version that new assessments pin. */
export const CURRENT_SCORING_VERSION: ScoringVersion = '1';

/** Says whether a stored string names a released scoring version. */
export function isScoringVersion(value: string): value is ScoringVersion {
  return Object.hasOwn(SCORING_VERSIONS, value);
}
