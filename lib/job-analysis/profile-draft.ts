import type { DraftScale, ProfileScale, RoleDraft, RoleProfileDocument } from './types';

/** What the functions for drafts need of a published profile. */
export type ProfileDraft = Pick<
  RoleDraft,
  'stages' | 'steps' | 'raters' | 'alpha' | 'observedHours' | 'scales'
>;

/**
 * A published profile as the draft it was frozen from, so that agreement and uncertainty of what is published come from
 * the same functions as those of what is being written. A weight that was set by hand is set by hand again.
 *
 * @example draftWeightUncertainty(profileDraft(document)); // of the published weights
 */
export function profileDraft(profile: RoleProfileDocument): ProfileDraft {
  const { stages, steps, raters, alpha, basis } = profile;
  const [first, second, third, fourth, fifth, sixth] = profile.scales;
  return {
    ...{ stages, steps, raters, alpha },
    observedHours: basis.observedHours,
    scales: [
      draftScale(first),
      draftScale(second),
      draftScale(third),
      draftScale(fourth),
      draftScale(fifth),
      draftScale(sixth),
    ],
  };
}

function draftScale(scale: ProfileScale): DraftScale {
  const { key, excludedReason, targetLower, targetUpper, upperReason } = scale;
  const plain = { key, excludedReason, targetLower, targetUpper, upperReason };
  if (scale.excludedReason !== null || !scale.override) return plain;
  return { ...plain, override: { weight: scale.weight, reason: scale.override.reason } };
}
