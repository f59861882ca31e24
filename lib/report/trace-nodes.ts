import { T_MEAN } from '@/lib/psychometrics/scores/standard-scores';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import { roundParts } from '@/lib/stats/round-parts';
import { ReportError } from './errors';
import { scaleOf, sharesOf, stepOf, type TraceContext } from './trace-context';
import type { ScalePart, StepPart, TraceNode } from './types';

const FULL_FIT = 100;

/** The fit as 100 minus what each scale costs; the shown parts sum to 100 − the shown fit. */
export function fitNode({ report }: TraceContext): TraceNode {
  const { fit } = report;
  if (fit.status === 'noFit') return { kind: 'noFit', key: 'fit', missing: fit.missing };
  const parts = report.scales.flatMap((scale): readonly ScalePart[] =>
    scale.status === 'scored'
      ? [
          {
            key: `lost.${scale.key}`,
            scale: scale.key,
            value: scale.pointsLost,
            shown: scale.shownPointsLost ?? 0,
          },
        ]
      : [],
  );
  return { kind: 'fit', key: 'fit', value: fit.fit, shown: fit.shown, parts };
}

export function fitIntervalNode({ report }: TraceContext): TraceNode {
  const { fit } = report;
  if (fit.status === 'noFit') return { kind: 'noFit', key: 'fit-interval', missing: fit.missing };
  return {
    kind: 'fitInterval',
    key: 'fit-interval',
    interval: fit.interval90,
    expected: fit.expected,
    sd: fit.sd,
    atCeiling: Math.round(fit.interval90[1]) === FULL_FIT,
    normN: report.versions.norm.n,
  };
}

/** The composite as 50 plus what each scale adds or takes; the shown parts sum to the shown composite − 50. */
export function compositeNode({ report }: TraceContext): TraceNode {
  const { composite } = report;
  if (composite.status === 'none')
    return { kind: 'noComposite', key: 'composite', missing: composite.missing };
  const scored = report.scales.flatMap((scale) => (scale.status === 'scored' ? [scale] : []));
  const values = scored.map(({ weight, t }) => (weight * (t - T_MEAN)) / composite.spread);
  const shown = roundParts(values, Math.round(composite.t) - T_MEAN);
  const parts = scored.map(({ key }, index): ScalePart => ({
    key: `t.${key}`,
    scale: key,
    value: values[index] ?? 0,
    shown: shown[index] ?? 0,
  }));
  return { kind: 'composite', key: 'composite', value: composite.t, parts };
}

export function compositeIntervalNode({ report }: TraceContext): TraceNode {
  const { composite } = report;
  const key = 'composite-interval';
  if (composite.status === 'none') return { kind: 'noComposite', key, missing: composite.missing };
  const { interval90, sem, normSem } = composite;
  return {
    kind: 'compositeInterval',
    key,
    interval: interval90,
    sem,
    normSem,
    normN: report.versions.norm.n,
  };
}

export function withinTargetNode({ report }: TraceContext): TraceNode {
  const parts = report.scales.flatMap((scale) => {
    if (scale.status === 'excluded') return [];
    const within = scale.status === 'scored' ? scale.band === 'within' : null;
    return [{ key: `target.${scale.key}`, scale: scale.key, within } as const];
  });
  return {
    kind: 'withinTarget',
    key: 'within-target',
    count: report.withinTarget,
    of: report.activeScales,
    parts,
  };
}

export function lostNode(context: TraceContext, key: ScaleKey): TraceNode {
  const scale = scaleOf(context, key);
  if (scale.status === 'insufficient') return scoreNode(context, key);
  return {
    kind: 'lost',
    key: `lost.${key}`,
    scale: key,
    value: scale.pointsLost,
    shown: scale.shownPointsLost,
    t: scale.t,
    targetLower: scale.targetLower,
    targetUpper: scale.targetUpper,
    distance: scale.distance,
    shoulder: context.target.shoulder,
    weightPercent: scale.weightPercent,
    tKey: `t.${key}`,
    targetKey: `target.${key}`,
    weightKey: `weight.${key}`,
  };
}

export function scoreNode(context: TraceContext, key: ScaleKey): TraceNode {
  const scale = scaleOf(context, key);
  const { answered, items } = scale;
  if (scale.status === 'insufficient') {
    return { kind: 'noScore', key: `t.${key}`, scale: key, reason: scale.reason, answered, items };
  }
  const { key: normKey, version, provisional, people, n } = context.report.versions.norm;
  return {
    kind: 'score',
    key: `t.${key}`,
    scale: key,
    t: scale.t,
    sten: scale.sten,
    mean: scale.mean,
    answered,
    items,
    normMean: scale.norm.mean,
    normSd: scale.norm.sd,
    norm: { key: normKey, version, provisional, people, n },
  };
}

export function scoreIntervalNode(context: TraceContext, key: ScaleKey): TraceNode {
  const scale = scaleOf(context, key);
  if (scale.status === 'insufficient') return scoreNode(context, key);
  const { interval90, sem, normSem } = scale;
  const normN = context.report.versions.norm.n;
  return {
    kind: 'scoreInterval',
    key: `t-interval.${key}`,
    scale: key,
    interval: interval90,
    sem,
    normSem,
    normN,
  };
}

export function targetNode(context: TraceContext, key: ScaleKey): TraceNode {
  const { targetLower, targetUpper } = scaleOf(context, key);
  const upperReason = context.profile.scales[SCALE_KEYS.indexOf(key)]?.upperReason ?? null;
  return {
    kind: 'target',
    key: `target.${key}`,
    scale: key,
    lower: targetLower,
    upper: targetUpper,
    upperReason,
  };
}

export function weightNode(context: TraceContext, key: ScaleKey): TraceNode {
  const { weight, weightPercent } = scaleOf(context, key);
  const index = SCALE_KEYS.indexOf(key);
  const { derived, profile } = context;
  return {
    kind: 'weight',
    key: `weight.${key}`,
    scale: key,
    value: weight,
    shownPercent: weightPercent,
    bounds: profile.bounds,
    heldBy: derived.heldBy[index] ?? null,
    rawPercent: FULL_FIT * (derived.rawWeights[index] ?? 0),
    ...overrideOf(profile, key),
  };
}

function overrideOf(profile: RoleProfileDocument, key: ScaleKey) {
  const scale = profile.scales[SCALE_KEYS.indexOf(key)];
  if (!scale || scale.excludedReason !== null || !scale.override) return {};
  const { derivedWeight, reason } = scale.override;
  return { override: { derivedPercent: FULL_FIT * derivedWeight, reason } };
}

/** The steps behind a weight, largest part first; the shown parts sum to the shown weight. */
export function stepsNode(context: TraceContext, key: ScaleKey): Extract<TraceNode, { kind: 'steps' }> {
  const totalPercent = scaleOf(context, key).weightPercent;
  return { kind: 'steps', scale: key, parts: stepParts(context, key), totalPercent };
}

export function shareNode(context: TraceContext, key: ScaleKey, stepId: string): TraceNode {
  const part = stepParts(context, key).find((candidate) => candidate.stepId === stepId);
  if (part === undefined) throw new ReportError('UNKNOWN_TRACE', `step ${stepId} has no part in ${key}`);
  const { rating, criticality } = stepOf(context, stepId);
  const relevance = rating.relevance[SCALE_KEYS.indexOf(key)] ?? 0;
  return {
    kind: 'share',
    key: part.key,
    scale: key,
    part,
    criticality,
    relevance,
    stepKey: `step.${stepId}`,
  };
}

export function stepNode(context: TraceContext, stepId: string): TraceNode {
  const { step, rating, criticality } = stepOf(context, stepId);
  const { frequency, loss, gain } = rating;
  const impactFrom = loss === gain ? 'both' : loss > gain ? 'loss' : 'gain';
  const { alpha } = context.profile;
  return {
    ...{ kind: 'step', key: `step.${stepId}`, stepId, title: step.title },
    ...{ criticality, frequency, loss, gain, impactFrom, alpha },
  };
}

/** Every rating of a step, rater by rater: where the chain ends. */
export function ratingsNode(context: TraceContext, stepId: string): TraceNode {
  const { step } = stepOf(context, stepId);
  const ratings = step.ratings.map(({ raterId, raterKind, ratedAt, frequency, loss, gain, relevance }) => {
    const raterIndex = context.profile.raters.find((rater) => rater.raterId === raterId)?.index ?? 0;
    return { raterId, raterIndex, raterKind, ratedAt, frequency, loss, gain, relevance };
  });
  return { kind: 'ratings', stepId, title: step.title, ratings };
}

export function ratersNode({ profile }: TraceContext): TraceNode {
  return { kind: 'raters', raters: profile.raters, basis: profile.basis };
}

function stepParts(context: TraceContext, key: ScaleKey): readonly StepPart[] {
  return sharesOf(context, key).flatMap(({ step: index, share, shownOfWeight, shownPoints }) => {
    const step = context.profile.steps[index];
    if (step === undefined) return [];
    return [
      {
        key: `share.${key}.${step.id}`,
        stepId: step.id,
        title: step.title,
        share,
        shownOfWeight,
        shownPoints,
      },
    ];
  });
}
