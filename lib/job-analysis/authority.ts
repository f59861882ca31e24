import type { JobDecision } from './job-side';
import { stepDetails } from './step-attributes';
import { CLOSED_LATITUDE, COSTLY_LOSS, type MappedStep } from './work-map';

/** From so many rules and approvals on, a step is bound by them rather than by judgement. */
export const MANY_RULES = 5;

/** Criticality from which a step counts as critical, in [0, 1]. */
export const CRITICAL_FROM = 0.5;

/** Mean latitude of the job, or why there is none. */
export type LatitudeIndex = Readonly<
  | {
      status: 'known';
      /** 0 must always ask … 4 decides alone. */
      value: number;
      /** Steps that it rests on, and all steps of the job. */
      steps: number;
      total: number;
    }
  | { status: 'none'; reason: 'noLatitude' | 'noCriticality' }
>;

/**
 * Mean latitude of the steps, each weighted by its criticality: Σ c·l / Σ c over the steps with both. Freedom where it
 * matters counts more than freedom where nothing is at stake.
 *
 * @returns 0–4, or a reason when no step has a latitude or none of those with one is critical at all.
 * @example
 * // c = .8 and .2 with latitudes 0 and 4: (0·.8 + 4·.2) / 1 = .8
 */
export function latitudeIndex(steps: readonly MappedStep[]): LatitudeIndex {
  let sum = 0;
  let weight = 0;
  let counted = 0;
  let known = 0;
  for (const { step, criticality } of steps) {
    const { latitude } = stepDetails(step);
    if (latitude === null) continue;
    known += 1;
    if (criticality === null) continue;
    counted += 1;
    sum += criticality * latitude;
    weight += criticality;
  }
  if (known === 0) return { status: 'none', reason: 'noLatitude' };
  if (weight === 0) return { status: 'none', reason: 'noCriticality' };
  return { status: 'known', value: sum / weight, steps: counted, total: steps.length };
}

export type RuleBurden = Readonly<{
  /** Rules and approvals over all steps where they were counted. */
  sum: number;
  /** Steps where they were counted, and all steps. */
  counted: number;
  total: number;
  /** Mean of the critical steps where they were counted; null without any. */
  perCriticalStep: number | null;
}>;

/**
 * How many rules and approvals bind the work: their sum, and their mean over the critical steps (criticality ≥
 * {@link CRITICAL_FROM}), where a rule costs most.
 *
 * @example
 * // 6 and 2 rules at critical steps, 1 at another: { sum: 9, counted: 3, total: 3, perCriticalStep: 4 }
 */
export function ruleBurden(steps: readonly MappedStep[]): RuleBurden {
  const counted = steps.flatMap(({ step, criticality }) => {
    const { rules } = stepDetails(step);
    return rules === null ? [] : [{ rules, isCritical: (criticality ?? 0) >= CRITICAL_FROM }];
  });
  const critical = counted.filter(({ isCritical }) => isCritical);
  const sumOf = (list: readonly Readonly<{ rules: number }>[]) =>
    list.reduce((sum, { rules }) => sum + rules, 0);
  return {
    sum: sumOf(counted),
    counted: counted.length,
    total: steps.length,
    perCriticalStep: critical.length === 0 ? null : sumOf(critical) / critical.length,
  };
}

/** Steps whose error is costly and for which the catalogue holds no decision; most critical first. */
export function costlyWithoutDecision(
  steps: readonly MappedStep[],
  decisions: readonly JobDecision[],
): readonly MappedStep[] {
  const decided = new Set(decisions.flatMap(({ stepIds }) => stepIds));
  return byCriticality(steps.filter((mapped) => isCostly(mapped) && !decided.has(mapped.step.id)));
}

/** Why the job comes before the person: one must ask, many rules bind, or nobody knows who decides. */
export type FixReason = 'mustAsk' | 'manyRules' | 'nobodyKnows';

export type FixNeed = Readonly<{ mapped: MappedStep; reasons: readonly FixReason[] }>;

/**
 * Steps where an error is costly and the job itself stands in the way; most critical first. A person with more of a
 * quality cannot make up for a right that is missing.
 */
export function fixNeeds(
  steps: readonly MappedStep[],
  decisions: readonly JobDecision[],
): readonly FixNeed[] {
  const needs = steps
    .filter(isCostly)
    .map((mapped) => ({ mapped, reasons: reasonsOf(mapped, decisions) }))
    .filter(({ reasons }) => reasons.length > 0);
  return byCriticality(needs.map(({ mapped }) => mapped)).flatMap((mapped) =>
    needs.filter((need) => need.mapped === mapped),
  );
}

function reasonsOf({ step }: MappedStep, decisions: readonly JobDecision[]): readonly FixReason[] {
  const { latitude, rules } = stepDetails(step);
  const own = decisions.filter(({ stepIds }) => stepIds.includes(step.id));
  const reasons: FixReason[] = [];
  if (latitude !== null && latitude <= CLOSED_LATITUDE) reasons.push('mustAsk');
  if (rules !== null && rules >= MANY_RULES) reasons.push('manyRules');
  if (own.some(({ decider }) => decider === 'nobodyKnows')) reasons.push('nobodyKnows');
  return reasons;
}

function isCostly({ loss }: MappedStep): boolean {
  return loss !== null && loss >= COSTLY_LOSS;
}

function byCriticality(steps: readonly MappedStep[]): readonly MappedStep[] {
  return [...steps].sort((a, b) => (b.criticality ?? 0) - (a.criticality ?? 0) || a.number - b.number);
}
