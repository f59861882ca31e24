import type { RatedStep } from './types';

/** Whether the work went notably well or badly. */
export const INCIDENT_KINDS = ['good', 'bad'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** When it was, roughly: an exact day would point to a person. */
export const INCIDENT_TIMES = ['month', 'halfYear', 'year', 'earlier'] as const;
export type IncidentTime = (typeof INCIDENT_TIMES)[number];

/** An episode that was coded to a step: the level is of loss for a bad one and of gain for a good one, 0–4. */
export type CodedIncident = Readonly<{ stepId: string; kind: IncidentKind; level: number }>;

/** What the episodes of one kind show at a step, beside what the raters say. */
export type Evidence = Readonly<{
  /** Episodes, and their mean and highest level (0–4). */
  count: number;
  mean: number;
  highest: number;
  /** Mean of the raters' loss or gain; null while nothing is rated. */
  rated: number | null;
  /** Highest level minus the rating; null without one. From 1 on an episode shows more than the raters say. */
  gap: number | null;
}>;

export type StepEvidence = Readonly<{ loss: Evidence | null; gain: Evidence | null }>;

/**
 * Loss and gain of a step as its episodes show them. An episode is evidence that something can happen, not how often it
 * does: it is shown beside the ratings and never mixed into them.
 *
 * @param rated Means over the raters; null while no rating is complete.
 * @example
 * // two bad episodes with levels 4 and 2, rated loss 2.5: { count: 2, mean: 3, highest: 4, rated: 2.5, gap: 1.5 }
 */
export function stepEvidence(
  incidents: readonly CodedIncident[],
  stepId: string,
  rated: Pick<RatedStep, 'loss' | 'gain'> | null,
): StepEvidence {
  const levels = (kind: IncidentKind) =>
    incidents
      .filter((incident) => incident.stepId === stepId && incident.kind === kind)
      .map(({ level }) => level);
  return {
    loss: evidenceOf(levels('bad'), rated?.loss ?? null),
    gain: evidenceOf(levels('good'), rated?.gain ?? null),
  };
}

function evidenceOf(levels: readonly number[], rated: number | null): Evidence | null {
  if (levels.length === 0) return null;
  const highest = Math.max(...levels);
  return {
    count: levels.length,
    mean: levels.reduce((sum, level) => sum + level, 0) / levels.length,
    highest,
    rated,
    gap: rated === null ? null : highest - rated,
  };
}
