'use client';

import { useDeferredValue, useMemo } from 'react';
import { draftRaterMatrix, draftWeightUncertainty } from '@/lib/job-analysis/draft-rater-matrix';
import { diffProfiles } from '@/lib/job-analysis/diff-profiles';
import { draftProblems } from '@/lib/job-analysis/draft-problems';
import { type DraftWeights, draftWeights } from '@/lib/job-analysis/draft-weights';
import { buildProfileDocument } from '@/lib/job-analysis/profile-document';
import type { WeightUncertainty } from '@/lib/job-analysis/weight-jackknife';
import type { ProfileChange } from '@/lib/job-analysis/profile-change';
import type { DraftProblem, RoleDraft, RoleProfileDocument } from '@/lib/job-analysis/types';

export type Analysis = Readonly<{
  weights: DraftWeights;
  /** Raters whose ratings count. */
  raters: number;
  /** How far the weights rest on who happened to rate. */
  uncertainty: WeightUncertainty;
  problems: readonly DraftProblem[];
  /** By step, 0–1. */
  criticality: ReadonlyMap<string, number>;
  /** Against the newest published version; null without one and while something is missing. */
  changes: readonly ProfileChange[] | null;
  /** Publishing now would make the same profile again. */
  isUnchanged: boolean;
}>;

/**
 * Everything that follows from the draft, by the functions that the server uses when it publishes. The weights follow
 * each key at once; what takes longer for a large job (intervals, what is missing, what changed) follows a moment later.
 */
export function useAnalysis(
  draft: RoleDraft,
  published: Readonly<{ document: RoleProfileDocument }> | null,
): Analysis {
  const settled = useDeferredValue(draft);
  const weights = useMemo(() => weightsOf(draft), [draft]);
  const judgement = useMemo(() => judgementOf(settled, published), [settled, published]);
  return useMemo(() => ({ ...weights, ...judgement }), [weights, judgement]);
}

function weightsOf(draft: RoleDraft): Pick<Analysis, 'weights' | 'criticality'> {
  const weights = draftWeights(draft);
  const criticality = new Map(
    weights.stepIds.map((stepId, index) => [stepId, weights.derived.criticality[index] ?? 0]),
  );
  return { weights, criticality };
}

function judgementOf(
  draft: RoleDraft,
  published: Readonly<{ document: RoleProfileDocument }> | null,
): Omit<Analysis, 'weights' | 'criticality'> {
  const problems = draftProblems(draft);
  const changes =
    published && problems.length === 0 ? diffProfiles(published.document, buildProfileDocument(draft)) : null;
  return {
    raters: draftRaterMatrix(draft).raterIds.length,
    uncertainty: draftWeightUncertainty(draft),
    problems,
    changes,
    isUnchanged: changes?.length === 0,
  };
}
