import { perScale, type PerScale, type ScaleKey } from '@/lib/scales';
import { analysisQuality } from './analysis-quality';
import { averageRatings, completeRatings } from './average-ratings';
import { defaultTargets } from './default-targets';
import { deriveWeights } from './derive-weights';
import { draftProblems } from './draft-problems';
import { draftWeights, excludedScales, inStepOrder } from './draft-weights';
import { JobAnalysisError } from './errors';
import { writtenJobSide } from './job-side';
import { withObservedFrequency } from './observed-frequency';
import { roleDetails, stageDetails, stepDetails } from './step-attributes';
import {
  type ActiveProfileScale,
  DEFAULT_ALPHA,
  type DerivedWeights,
  type DraftScale,
  type ProfileAgreement,
  type ProfileBasis,
  type ProfileScale,
  type ProfileStep,
  type RatedStep,
  type Rater,
  type RoleDraft,
  type RoleProfileDocument,
} from './types';

type Derived = Extract<DerivedWeights, { status: 'derived' }>;

/**
 * Freezes a draft into the document that is hashed, pinned and never changed. People are in it by id, number and kind.
 *
 * @throws {JobAnalysisError} DRAFT_INCOMPLETE when {@link draftProblems} finds anything.
 */
export function buildProfileDocument(draft: RoleDraft): RoleProfileDocument {
  const problems = draftProblems(draft);
  const { derived } = draftWeights(draft);
  if (problems.length > 0 || derived.status !== 'derived') {
    throw new JobAnalysisError('DRAFT_INCOMPLETE', problems.map(({ code }) => code).join(', '));
  }
  const raters = ratersInUse(draft);
  const steps = inStepOrder(draft.steps).map((step, position) => profileStep(step, position, raters));
  return {
    schemaVersion: 1,
    title: draft.title.trim(),
    industry: draft.industry.trim(),
    locale: draft.locale,
    successCriterion: draft.successCriterion.trim(),
    ...trimmed(roleDetails(draft)),
    ...writtenJobSide(draft),
    stages: draft.stages.map((stage) => ({
      id: stage.id,
      title: stage.title.trim(),
      target: textOrNull(stage.target),
      ...trimmed(stageDetails(stage)),
    })),
    steps,
    raters,
    scales: profileScales(draft, derived),
    alpha: draft.alpha ?? DEFAULT_ALPHA,
    bounds: derived.bounds,
    basis: profileBasis(draft, steps, raters.length),
    ...(draft.template === undefined ? {} : { template: draft.template }),
  };
}

/** The averaged ratings of a published profile, observed frequencies among them, in step order: what its weights rest on. */
export function ratedSteps(profile: Pick<RoleProfileDocument, 'steps'>): readonly RatedStep[] {
  return profile.steps.map((step) => withObservedFrequency(averageRatings(step.ratings), step));
}

/**
 * Recomputes the weights of a published profile from the ratings inside it.
 *
 * @throws {JobAnalysisError} RATING_OUT_OF_RANGE for a damaged document.
 */
export function deriveProfileWeights(profile: RoleProfileDocument): DerivedWeights {
  const { alpha, bounds } = profile;
  return deriveWeights(ratedSteps(profile), {
    alpha,
    bounds,
    excluded: excludedScales(profile.scales),
    overrides: perScale((_, index) => {
      const scale = profile.scales[index];
      return scale?.excludedReason === null && scale.override ? scale.weight : null;
    }),
  });
}

/** Weights of a profile in the fixed order; 0 for an excluded scale. */
export function profileWeights(profile: Pick<RoleProfileDocument, 'scales'>): PerScale<number> {
  return perScale((_, scale) => profile.scales[scale]?.weight ?? 0);
}

function ratersInUse(draft: RoleDraft): readonly Rater[] {
  const used = new Set(
    draft.steps.flatMap((step) => completeRatings(step.ratings).map(({ raterId }) => raterId)),
  );
  const known = draft.raters.filter(({ raterId }) => used.has(raterId));
  if (known.length < used.size)
    throw new JobAnalysisError('DRAFT_INCOMPLETE', 'a rating belongs to no rater of the draft');
  return known.map(({ raterId, kind }, index) => ({ raterId, index: index + 1, kind }));
}

function profileStep(
  step: RoleDraft['steps'][number],
  position: number,
  raters: readonly Rater[],
): ProfileStep {
  const ratings = completeRatings(step.ratings);
  return {
    id: step.id,
    stageId: step.stageId ?? '',
    position,
    title: step.title.trim(),
    kind: step.kind,
    contact: step.contact,
    customerNotices: step.customerNotices.trim(),
    ...trimmed(stepDetails(step)),
    ratings: raters.flatMap(({ raterId, kind }) =>
      ratings
        .filter((rating) => rating.raterId === raterId)
        .map((rating) => ({ ...rating, raterKind: kind })),
    ),
    ...(step.observed === undefined ? {} : { observed: step.observed }),
  };
}

function profileScales(
  draft: RoleDraft,
  { weights, heldBy, beforeOverrides }: Derived,
): PerScale<ProfileScale> {
  const defaults = defaultTargets(weights);
  return perScale((key, index): ProfileScale => {
    const setting = draft.scales[index];
    if (setting === undefined)
      throw new JobAnalysisError('DRAFT_INCOMPLETE', `the draft has no scale ${key}`);
    if (setting.excludedReason !== null) return excludedScale(key, setting.excludedReason);
    const { targetLower, targetUpper, upperReason } = setting;
    return {
      key,
      excludedReason: null,
      weight: weights[index] ?? 0,
      targetLower: requireTarget(targetLower ?? defaults[index]),
      targetUpper,
      // A reason without a limit is a left-over of editing and explains nothing.
      upperReason: targetUpper === null ? null : textOrNull(upperReason),
      ...upperBasis(setting),
      ...profileOverride(setting, heldBy[index] === 'override' ? beforeOverrides?.[index] : undefined),
    };
  });
}

function upperBasis(scale: DraftScale): Pick<ActiveProfileScale, 'upperBasis'> {
  const { targetUpper, upperFirstExpert, upperSecondExpert, upperReviewOn } = scale;
  if (targetUpper === null || !upperFirstExpert || !upperSecondExpert || !upperReviewOn) return {};
  return { upperBasis: { experts: [upperFirstExpert, upperSecondExpert], reviewOn: upperReviewOn } };
}

function profileOverride(
  { override }: DraftScale,
  derivedWeight: number | undefined,
): Pick<ActiveProfileScale, 'override'> {
  if (!override || derivedWeight === undefined) return {};
  return { override: { derivedWeight, reason: override.reason.trim() } };
}

function excludedScale(key: ScaleKey, reason: string): ProfileScale {
  const none = { weight: null, targetLower: null, targetUpper: null, upperReason: null };
  return { key, excludedReason: reason.trim(), ...none };
}

function requireTarget(target: number | null | undefined): number {
  if (target === null || target === undefined)
    throw new JobAnalysisError('DRAFT_INCOMPLETE', 'a scale has no target');
  return target;
}

function profileBasis(draft: RoleDraft, steps: readonly ProfileStep[], raterCount: number): ProfileBasis {
  const instants = steps.flatMap((step) => step.ratings.map(({ ratedAt }) => ratedAt)).sort();
  return {
    raterCount,
    observedHours: draft.observedHours,
    firstRatedAt: instants[0] ?? '',
    lastRatedAt: instants.at(-1) ?? '',
    ...(raterCount > 1 ? { agreement: profileAgreement(draft) } : {}),
  };
}

/** Sites and shifts are no part of a document, so the condition about them is left to the page of the raters. */
function profileAgreement(draft: RoleDraft): ProfileAgreement {
  const { gate, steps } = analysisQuality(draft, null);
  const conditions = gate.conditions.filter(({ condition }) => condition !== 'places');
  const reliability = conditions.find((condition) => condition.condition === 'reliability');
  return {
    icc2k: reliability?.icc.value ?? null,
    stepsRated: steps.rated,
    stepsDivided: steps.divided,
    passed: steps.passed && conditions.every(({ passed }) => passed),
  };
}

/** The same object with every text trimmed. */
function trimmed<T extends object>(details: T): T {
  const copy = { ...details };
  for (const [key, value] of Object.entries(details)) {
    if (typeof value === 'string') Object.assign(copy, { [key]: value.trim() });
  }
  return copy;
}

function textOrNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim();
}
