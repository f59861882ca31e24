import { assertNever } from '@/lib/core/assert-never';
import type { RoleProfileDocument } from '@/lib/job-analysis/types';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import { ReportError } from './errors';
import { scoreChanges, stepChanges, weightChanges } from './trace-changes';
import { leadingScale, stepOf, traceContext, type TraceContext } from './trace-context';
import { parseTraceKey, type TraceTarget } from './trace-keys';
import {
  compositeIntervalNode,
  compositeNode,
  fitIntervalNode,
  fitNode,
  lostNode,
  ratersNode,
  ratingsNode,
  scoreIntervalNode,
  scoreNode,
  shareNode,
  stepNode,
  stepsNode,
  targetNode,
  weightNode,
  withinTargetNode,
} from './trace-nodes';
import type { ReportModel, Trace, TraceChange, TraceKey, TraceNode } from './types';

/**
 * The chain from one shown number down to the ratings that it rests on, each with its rater and date, and what would
 * change the number. Built from the stored report and the pinned profile only, never from a draft; so the same address
 * shows the same chain for ever.
 *
 * A score does not rest on ratings; its chain goes on to the weight of its scale, which says why the job measures it.
 *
 * @param key Address of the number, as in {@link TraceKey}; other text is refused.
 * @returns Nodes from the number to the ratings, with the keys to follow from each; codes and numbers, no sentences.
 * @throws {ReportError} UNKNOWN_TRACE when this report shows no such number; PROFILE_MISMATCH.
 */
export function buildTrace(report: ReportModel, profile: RoleProfileDocument, key: TraceKey): Trace {
  const target = parseTraceKey(key, report, profile);
  if (target === null) throw new ReportError('UNKNOWN_TRACE', key);
  const context = traceContext(report, profile);
  return { key, nodes: nodesOf(context, target), changes: changesOf(context, target) };
}

function nodesOf(context: TraceContext, target: TraceTarget): readonly TraceNode[] {
  if ('scale' in target) return scaleNodes(context, target);
  if (target.kind === 'step') return stepChain(context, target.stepId);
  const leading = leadingScale(context);
  const rest = weightChain(context, leading);
  switch (target.kind) {
    case 'fit':
      return [fitNode(context), lostNode(context, leading), ...rest];
    case 'fit-interval':
      return [fitIntervalNode(context), scoreIntervalNode(context, leading), ...rest];
    case 'composite':
      return [compositeNode(context), scoreNode(context, leading), ...rest];
    case 'composite-interval':
      return [compositeIntervalNode(context), scoreIntervalNode(context, leading), ...rest];
    case 'within-target':
      return [withinTargetNode(context), targetNode(context, leading), ...rest];
    default:
      return assertNever(target);
  }
}

function scaleNodes(
  context: TraceContext,
  target: Extract<TraceTarget, { scale: ScaleKey }>,
): readonly TraceNode[] {
  const { scale } = target;
  switch (target.kind) {
    case 'lost':
      return [
        lostNode(context, scale),
        scoreNode(context, scale),
        targetNode(context, scale),
        ...weightChain(context, scale),
      ];
    case 't':
    case 'sten':
      return [scoreNode(context, scale), ...weightChain(context, scale)];
    case 't-interval':
      return [scoreIntervalNode(context, scale), scoreNode(context, scale), ...weightChain(context, scale)];
    case 'target':
      return [targetNode(context, scale), ...weightChain(context, scale)];
    case 'weight':
      return weightChain(context, scale);
    case 'share':
      return [shareNode(context, scale, target.stepId), ...stepChain(context, target.stepId)];
    default:
      return assertNever(target);
  }
}

/** Weight → the steps behind it → the step with the largest part → its ratings → the raters. */
function weightChain(context: TraceContext, scale: ScaleKey): readonly TraceNode[] {
  const steps = stepsNode(context, scale);
  const largest = steps.parts[0];
  const rest = largest === undefined ? [ratersNode(context)] : stepChain(context, largest.stepId);
  return [weightNode(context, scale), steps, ...rest];
}

function stepChain(context: TraceContext, stepId: string): readonly TraceNode[] {
  return [stepNode(context, stepId), ratingsNode(context, stepId), ratersNode(context)];
}

function changesOf(context: TraceContext, target: TraceTarget): readonly TraceChange[] {
  if (target.kind === 'share') return stepChanges(context, target.scale, target.stepId);
  if (target.kind === 'step')
    return stepChanges(context, mostRelevantScale(context, target.stepId), target.stepId);
  const scale = 'scale' in target ? target.scale : leadingScale(context);
  // Neither a weight nor the composite moves with the distance from a target.
  const isBesideTarget = ['weight', 'composite', 'composite-interval'].includes(target.kind);
  return [...(isBesideTarget ? [] : scoreChanges(context, scale)), ...weightChanges(context, scale)];
}

/** The scale for which a step matters most; the earlier one among equals, excluded scales aside. */
function mostRelevantScale(context: TraceContext, stepId: string): ScaleKey {
  const { rating } = stepOf(context, stepId);
  let best: ScaleKey = leadingScale(context);
  let highest = 0;
  SCALE_KEYS.forEach((key, index) => {
    const relevance =
      context.profile.scales[index]?.excludedReason === null ? (rating.relevance[index] ?? 0) : 0;
    if (relevance > highest) [best, highest] = [key, relevance];
  });
  return best;
}
