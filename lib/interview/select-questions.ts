import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { traceContext, type TraceContext } from '@/lib/report/trace-context';
import type { ReportModel } from '@/lib/report/types';
import type { ScaleKey } from '@/lib/scales';
import { aboveKeys, belowKey, CLARIFYING_KEY, favourableKey, STEP_KEYS } from './question-keys';
import { heaviestSteps, rankGaps, reasonSteps } from './rank-gaps';
import type {
  GuideBasis,
  GuideFacets,
  HeavyStep,
  InterviewGap,
  InterviewSelection,
  SelectedQuestion,
} from './types';

/** How many measured differences are asked about, and how many scales without a score. */
const DEFAULT_GAPS = 3;
/** A score above this on most scales makes a result uniformly favourable. */
const FAVOURABLE_T = 65;
/** Most scales: at least this many, and this share of those with a score (4 of 6). */
const FAVOURABLE_LEAST = 3;
const FAVOURABLE_SHARE = 2 / 3;
const HEAVIEST_STEPS = 2;
/** Scales with a second question where everything looks good. */
const FAVOURABLE_DEEP = 2;

/**
 * The questions of an interview, chosen from the stored report and the pinned profile: two for each of the costliest
 * differences, with the steps of the job that make the scale matter; where everything looks good, what the strengths
 * cost, whether they hold and what drives them, and the two heaviest steps; and one neutral question where the way of
 * answering left something open. The same report always gives the same questions.
 *
 * A result is uniformly favourable when T > 65 on at least four of six scales (two thirds of those with a score, never
 * fewer than three): a reason to ask for examples, not a finding about the person (Dwight & Donovan 2003).
 *
 * @param facets Facets of the guide whose words are used.
 * @param gaps How many differences are asked about, 1 or more.
 * @throws {ReportError} PROFILE_MISMATCH when the profile is not the one of the report.
 */
export function selectQuestions(
  report: ReportModel,
  profile: RoleProfileDocument,
  facets: GuideFacets,
  gaps: number = DEFAULT_GAPS,
): InterviewSelection {
  const ranked = rankGaps(report, profile);
  const asked = [
    ...ranked.filter(({ kind }) => kind !== 'noScore').slice(0, gaps),
    ...ranked.filter(({ kind }) => kind === 'noScore').slice(0, gaps),
  ];
  const favourable = favourableScales(report);
  const basis = basisOf(ranked, favourable);
  const isSmooth = basis !== 'gaps';
  const steps = isSmooth ? heaviestSteps(report, profile, HEAVIEST_STEPS) : [];
  const strengths = isSmooth ? strengthsToAsk(report, favourable, ranked) : [];
  const context = traceContext(report, profile);
  return {
    basis,
    gaps: asked,
    favourable,
    heaviestSteps: steps,
    questions: [
      ...asked.flatMap((gap) => gapQuestions(gap, facets)),
      ...strengthQuestions(context, strengths),
      ...stepQuestions(steps),
      ...(report.quality.flagCount > 0 ? [CLARIFYING] : []),
    ],
  };
}

/**
 * Scales with T > 65 where they are most of those with a score, in the fixed order; else none.
 *
 * @example favourableScales(report); // ['carefulness', 'serviceOrientation', 'stressTolerance', 'integrity'] of six scores
 */
export function favourableScales(report: ReportModel): readonly ScaleKey[] {
  const scored = report.scales.flatMap((scale) => (scale.status === 'scored' ? [scale] : []));
  const high = scored.filter(({ t }) => t > FAVOURABLE_T);
  const needed = Math.max(FAVOURABLE_LEAST, Math.ceil(FAVOURABLE_SHARE * scored.length));
  return high.length >= needed ? high.map(({ key }) => key) : [];
}

const CLARIFYING: SelectedQuestion = { kind: 'clarify', key: CLARIFYING_KEY, scale: null, stepId: null };

function basisOf(ranked: readonly InterviewGap[], favourable: readonly ScaleKey[]): GuideBasis {
  if (favourable.length > 0) return ranked.length > 0 ? 'gapsAndFavourable' : 'favourable';
  return ranked.length > 0 ? 'gaps' : 'withinTargets';
}

/** Strengths to ask about, the heaviest first: the favourable ones, else all; a scale with a gap is asked about already. */
function strengthsToAsk(
  report: ReportModel,
  favourable: readonly ScaleKey[],
  ranked: readonly InterviewGap[],
): readonly ScaleKey[] {
  const strengths = report.scales
    .flatMap((scale) => (scale.status === 'scored' ? [scale] : []))
    .filter(({ key }) => favourable.length === 0 || favourable.includes(key))
    .filter(({ key }) => ranked.every(({ scale }) => scale !== key))
    .sort((a, b) => b.weight - a.weight)
    .map(({ key }) => key);
  return favourable.length === 0 ? strengths.slice(0, FAVOURABLE_DEEP) : strengths;
}

function gapQuestions(
  { scale, kind, steps }: InterviewGap,
  facets: GuideFacets,
): readonly SelectedQuestion[] {
  const [first = '', second = first] = facets[scale];
  const keys =
    kind === 'above'
      ? aboveKeys(scale)
      : [belowKey(scale, first, 'past'), belowKey(scale, second, 'situational')];
  return keys.map((key, index) => ({
    kind,
    key,
    scale,
    stepId: (steps[index] ?? steps[0])?.stepId ?? null,
  }));
}

/** The heaviest strength: its cost and its motive; the next one: its cost and whether it holds; the others: whether they hold. */
function strengthQuestions(
  context: TraceContext,
  strengths: readonly ScaleKey[],
): readonly SelectedQuestion[] {
  return strengths.flatMap((scale, index) => {
    const [first, second] = reasonSteps(context, scale);
    const topics =
      index === 0
        ? (['cost', 'motive'] as const)
        : index < FAVOURABLE_DEEP
          ? (['cost', 'consistency'] as const)
          : (['consistency'] as const);
    return topics.map((topic, place): SelectedQuestion => ({
      kind: 'favourable',
      key: favourableKey(scale, topic),
      scale,
      stepId: ((place === 0 ? first : second) ?? first)?.stepId ?? null,
    }));
  });
}

function stepQuestions(steps: readonly HeavyStep[]): readonly SelectedQuestion[] {
  return steps.map(({ stepId, scale }, index) => ({
    kind: 'step',
    key: STEP_KEYS[index % STEP_KEYS.length] ?? STEP_KEYS[0],
    scale,
    stepId,
  }));
}
