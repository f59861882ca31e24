import { SHOULDER_T } from '@/lib/fit/desirability';
import type { FitScores, FitTarget } from '@/lib/fit/types';
import { profileWeights } from '@/lib/job-analysis/profile-document';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { perScale, type PerScale } from '@/lib/scales';
import type { ScaleScore } from '@/lib/scoring/types';

/** What a published profile asks for, as the fit takes it. Limits of an excluded scale are never read. */
export function fitTargetOf(profile: Pick<RoleProfileDocument, 'scales'>): FitTarget {
  return {
    weights: profileWeights(profile),
    lower: perScale((_, scale) => profile.scales[scale]?.targetLower ?? 0),
    upper: perScale((_, scale) => profile.scales[scale]?.targetUpper ?? null),
    shoulder: SHOULDER_T,
  };
}

/** Scores and errors of an attempt, as the fit takes them; null where there is no score. */
export function fitScoresOf(scales: PerScale<ScaleScore>): Required<FitScores> {
  const number = (field: 'sem' | 'normSem') =>
    perScale((_, index) => {
      const scale = scales[index];
      return scale?.status === 'scored' ? scale[field] : 0;
    });
  return {
    scores: perScale((_, index) => {
      const scale = scales[index];
      return scale?.status === 'scored' ? scale.t : null;
    }),
    sem: number('sem'),
    normSem: number('normSem'),
  };
}
