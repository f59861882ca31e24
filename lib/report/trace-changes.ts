import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { excludedScales } from '@/lib/job-analysis/draft-weights';
import { RATING_MAX, type RatedStep } from '@/lib/job-analysis/types';
import { SCALE_KEYS, perScale, type ScaleKey } from '@/lib/scales';
import { clamp } from '@/lib/stats/clamp';
import { scaleOf, sharesOf, shownFitWith, stepOf, type TraceContext } from './trace-context';
import type { TraceChange } from './types';

type RatingField = Extract<TraceChange, { kind: 'weightIfRating' }>['field'];

/**
 * What the fit would be if the score stood at the nearest edge of its target, and at the end of its interval that lies
 * nearest to the target. Empty inside the target and without a fit.
 */
export function scoreChanges(context: TraceContext, key: ScaleKey): readonly TraceChange[] {
  const scale = scaleOf(context, key);
  if (scale.status !== 'scored' || scale.distance === 0) return [];
  const isBelow = scale.t < scale.targetLower;
  const edge = isBelow ? scale.targetLower : (scale.targetUpper ?? scale.t);
  const [low, high] = scale.interval90;
  return [
    ...fitIfScore(context, key, 'fitAtTarget', edge),
    ...fitIfScore(context, key, 'fitAtIntervalEnd', isBelow ? high : low),
  ];
}

/**
 * What the weight and the fit would be if the step with the largest part in the weight were rated one point lower
 * (higher where lower is not possible), one rating at a time.
 */
export function weightChanges(context: TraceContext, key: ScaleKey): readonly TraceChange[] {
  const largest = sharesOf(context, key)[0];
  const step = largest === undefined ? undefined : context.profile.steps[largest.step];
  return step === undefined ? [] : stepChanges(context, key, step.id);
}

/** The same for a given step. */
export function stepChanges(context: TraceContext, key: ScaleKey, stepId: string): readonly TraceChange[] {
  const { rating } = stepOf(context, stepId);
  const impact = rating.loss >= rating.gain ? 'loss' : 'gain';
  const fields: readonly RatingField[] = ['frequency', impact, 'relevance'];
  return fields.flatMap((field) => weightIfRating(context, key, stepId, field));
}

function fitIfScore(
  context: TraceContext,
  key: ScaleKey,
  kind: 'fitAtTarget' | 'fitAtIntervalEnd',
  t: number,
): readonly TraceChange[] {
  const scores = perScale((scale, index) => (scale === key ? t : (context.scores[index] ?? null)));
  const fit = shownFitWith(context, { scores });
  return fit === null ? [] : [{ kind, scale: key, t, fit }];
}

function weightIfRating(
  context: TraceContext,
  key: ScaleKey,
  stepId: string,
  field: RatingField,
): readonly TraceChange[] {
  const { index, step, rating } = stepOf(context, stepId);
  const scale = SCALE_KEYS.indexOf(key);
  const from = field === 'relevance' ? (rating.relevance[scale] ?? 0) : rating[field];
  const to = clamp(from >= 1 ? from - 1 : from + 1, 0, RATING_MAX[field]);
  const changed = context.rated.map((other, at) =>
    at === index ? withRating(other, field, scale, to) : other,
  );
  const { alpha, bounds, scales } = context.profile;
  const derived = deriveWeights(changed, { alpha, bounds, excluded: excludedScales(scales) });
  if (derived.status !== 'derived') return [];
  return [
    {
      kind: 'weightIfRating',
      scale: key,
      stepId,
      title: step.title,
      field,
      from,
      to,
      weightPercent: derived.percents[scale] ?? 0,
      fit: shownFitWith(context, { weights: derived.weights }),
    },
  ];
}

function withRating(rating: RatedStep, field: RatingField, scale: number, value: number): RatedStep {
  if (field !== 'relevance') return { ...rating, [field]: value };
  return {
    ...rating,
    relevance: perScale((_, index) => (index === scale ? value : (rating.relevance[index] ?? 0))),
  };
}
