import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { forecastBasis, planningCorrelations } from '@/lib/content/research/forecast-basis';
import { listTemplates } from '@/lib/content/load-templates';
import { AppError } from '@/lib/core/app-error';
import { remembered } from '@/lib/computation/remembered';
import { inTransaction } from '@/lib/db/client';
import * as roleWeights from '@/lib/db/repositories/role-weights';
import { draftRaterEffects, type WithoutRater } from '@/lib/job-analysis/draft-rater-matrix';
import { type DraftWeights, draftWeightOptions, draftWeights } from '@/lib/job-analysis/draft-weights';
import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { effectiveWeights } from '@/lib/job-analysis/effective-weights';
import type { DerivedWeights, RaterKind, RoleDraft } from '@/lib/job-analysis/types';
import { type WeightFlip, weightFlips } from '@/lib/job-analysis/weight-flips';
import type { WeightUncertainty } from '@/lib/job-analysis/weight-jackknife';
import type { WeightLimits } from '@/lib/job-analysis/weight-rate-limits';
import { type ImpactForecast, impactForecast } from '@/lib/psychometrics/fairness/impact-forecast';
import type { PerScale } from '@/lib/scales';
import type { RoleWeightsInput } from '@/lib/validation/role-weights';
import { peopleOf, type ScoredPerson } from './internal/compared-people';
import { loadDraft, RATER_KINDS } from './internal/load-draft';
import { type WeightLevels, weightLevels } from './internal/weight-levels';

/** Stages whose numbers of steps differ by this factor pull the weights their way. */
const UNEQUAL = 2;

export type RoleWeights = Readonly<{
  jobRoleId: string;
  jobTitle: string;
  archived: boolean;
  draft: RoleDraft;
  /** Raters whose ratings may count, by number and kind. */
  raters: readonly Readonly<{ raterId: string; number: number; kind: RaterKind }>[];
  weights: DraftWeights;
  /** With the limits of the observed frequencies that are used. */
  uncertainty: WeightUncertainty;
  /** 90 % limits from observed frequencies alone; null where none is used. */
  rateLimits: PerScale<WeightLimits> | null;
  /** Share of each scale in the variance of the composite; null without weights. */
  effective: PerScale<number> | null;
  variants: Readonly<{ duty: DerivedWeights; step: DerivedWeights; loss: DerivedWeights }>;
  /** Fewest and most rated steps of a stage, where they differ enough to matter. */
  unequalStages: Readonly<{ fewest: number; most: number }> | null;
  flips: readonly (WeightFlip | null)[];
  without: readonly WithoutRater[];
  levels: WeightLevels;
  templates: readonly Readonly<{ key: string; titles: Readonly<Record<'fi' | 'sv' | 'en', string>> }>[];
  assessments: readonly Readonly<{ id: string; name: string }>[];
  /** Null = the example of made-up people. */
  assessmentId: string | null;
  people: readonly ScoredPerson[];
  answers: readonly Readonly<{ id: string; scale: string; kind: RaterKind; percentile: number }>[];
  forecast: RoleForecast | null;
}>;

export type RoleForecast = Readonly<{ composite: ImpactForecast; selectionRate: number; people: number }>;

/**
 * Everything that can be said about the weights of a draft: how sure they are, what other rules would give, what would
 * change them, what they are elsewhere, and what they do to an order and to groups.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role or an assessment of another organisation.
 */
export async function getRoleWeights(actor: Actor, input: RoleWeightsInput): Promise<RoleWeights> {
  authorize(actor, 'jobRole:read');
  const { organizationId } = actor;
  const { jobRoleId, assessmentId } = input;
  return inTransaction(async (tx) => {
    const loaded = await loadDraft(tx, organizationId, jobRoleId);
    if (!loaded) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
    const { jobRole, draft, everyone } = loaded;
    const { assessments, answers, others } = await roleWeights.comparisons(tx, organizationId, jobRoleId);
    if (assessmentId !== null && !assessments.some(({ id }) => id === assessmentId))
      throw new AppError('NOT_FOUND', `assessment ${assessmentId}`);
    const weights = draftWeights(draft);
    const { derived } = weights;
    return {
      jobRoleId,
      jobTitle: draft.title,
      archived: jobRole.archivedAt !== null,
      draft,
      raters: draft.raters.map(({ raterId, kind }) => {
        return { raterId, number: everyone.findIndex(({ id }) => id === raterId) + 1, kind };
      }),
      weights,
      ...analysisOf(draft),
      levels: weightLevels(jobRole, others, input.templateKey),
      templates: listTemplates().map(({ structure, texts }) => ({
        key: structure.key,
        titles: { fi: texts.fi.title, sv: texts.sv.title, en: texts.en.title },
      })),
      assessments,
      assessmentId,
      people:
        derived.status === 'none' ? [] : await peopleOf(tx, organizationId, assessmentId, derived.weights),
      answers: answers.map(({ id, scaleKey, kind, percentile }) => {
        return { id, scale: scaleKey, kind: RATER_KINDS[kind], percentile };
      }),
      forecast: forecastOf(derived),
    };
  });
}

type Analysis = Pick<
  RoleWeights,
  'uncertainty' | 'rateLimits' | 'effective' | 'variants' | 'unequalStages' | 'flips' | 'without'
>;

const analysisOf = remembered((draft: RoleDraft): Analysis => {
  const { derived, rated, stepIds } = draftWeights(draft);
  const options = draftWeightOptions(draft);
  const byId = new Map(draft.steps.map((step) => [step.id, step]));
  const duties = stepIds.map((id) => byId.get(id)?.stageId ?? '');
  return {
    ...draftRaterEffects(draft),
    effective:
      derived.status === 'derived' ? effectiveWeights(derived.weights, planningCorrelations()) : null,
    variants: {
      duty: deriveWeights(rated, { ...options, normalisation: 'duty', duties }),
      step: deriveWeights(rated, { ...options, normalisation: 'step' }),
      loss: deriveWeights(rated, { ...options, importance: 'loss' }),
    },
    unequalStages: unequal(duties),
    flips: weightFlips(rated, options),
  };
});

function unequal(duties: readonly string[]): RoleWeights['unequalStages'] {
  const counts = new Map<string, number>();
  for (const duty of duties) counts.set(duty, (counts.get(duty) ?? 0) + 1);
  const [fewest, most] = [Math.min(...counts.values()), Math.max(...counts.values())];
  return counts.size > 1 && most >= UNEQUAL * fewest ? { fewest, most } : null;
}

function forecastOf(derived: DerivedWeights): RoleForecast | null {
  if (derived.status === 'none') return null;
  const { people, ...basis } = forecastBasis();
  const composite = impactForecast({ ...basis, weights: derived.weights });
  return { composite, selectionRate: basis.selectionRate, people };
}
