import { perScale } from '@/lib/scales';
import type { Norm as ScoringNorm, Questionnaire as ScoringQuestionnaire } from '@/lib/scoring/types';

import type { Norm } from './schemas/norm';
import type { Instrument } from './schemas/questionnaire';

/** The structure of a questionnaire as the scoring takes it. */
export function toScoringQuestionnaire({
  schemaVersion: _,
  ...questionnaire
}: Instrument): ScoringQuestionnaire {
  return questionnaire;
}

/** The numbers of a norm as the scoring takes them, in the fixed order of the scales. */
export function toScoringNorm({
  key,
  version,
  provisional,
  sample,
  scales,
  correlations,
}: Norm): ScoringNorm {
  return {
    key,
    version,
    provisional,
    people: sample.n,
    n: sample.n === 0 ? sample.pseudoN : sample.n,
    scales: perScale((scale) => scales[scale]),
    correlations,
  };
}
