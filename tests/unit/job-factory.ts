import type { DraftRating, DraftScale, DraftStep, RatedStep, RoleDraft } from '@/lib/job-analysis/types';
import { perScale, type PerScale, type ScaleKey } from '@/lib/scales';

export const RATED_AT = '2026-11-03T09:00:00.000Z';

export function rated(
  frequency: number,
  loss: number,
  gain: number,
  relevance: PerScale<number> = [1, 1, 1, 1, 1, 1],
): RatedStep {
  return Object.freeze({ frequency, loss, gain, relevance: Object.freeze(relevance) });
}

/** Eight steps of a service counter: a worked example of the method, ratings and relevance as published there. */
export const WORKED_EXAMPLE: readonly RatedStep[] = Object.freeze([
  rated(6, 1, 3, [0, 0, 3, 3, 1, 0]),
  rated(5, 2, 2, [1, 0, 2, 1, 3, 0]),
  rated(5, 3, 3, [2, 2, 3, 2, 0, 2]),
  rated(4, 2, 4, [0, 3, 2, 3, 0, 1]),
  rated(6, 4, 0, [3, 0, 0, 0, 2, 2]),
  rated(5, 3, 1, [3, 0, 1, 0, 1, 1]),
  rated(2, 4, 4, [1, 0, 3, 1, 3, 2]),
  rated(1, 4, 2, [1, 0, 0, 1, 2, 3]),
]);

export function draftRating(step: RatedStep, raterId = 'r1', ratedAt = RATED_AT): DraftRating {
  return { raterId, ratedAt, ...step };
}

export function draftStep(
  id: string,
  ratings: readonly DraftRating[],
  changes: Partial<DraftStep> = {},
): DraftStep {
  return {
    id,
    stageId: 'stage-1',
    position: Number(id.replace(/\D/g, '')),
    title: `Step ${id}`,
    kind: 'core',
    contact: 'direct',
    customerNotices: `What ${id} shows`,
    ratings,
    ...changes,
  };
}

/** What an upper limit needs beside its reason. */
const UPPER_BASIS = {
  upperFirstExpert: 'supervisor',
  upperSecondExpert: 'incumbent',
  upperReviewOn: '2027-11-03',
} as const;

export function draftScales(
  changes: Partial<Record<ScaleKey, Partial<DraftScale>>> = {},
): PerScale<DraftScale> {
  return perScale((key) => ({
    key,
    excludedReason: null,
    targetLower: null,
    targetUpper: null,
    upperReason: null,
    ...(changes[key]?.targetUpper === undefined ? {} : UPPER_BASIS),
    ...changes[key],
  }));
}

/** A draft that may be published: the worked example, rated by one person. */
export function completeDraft(changes: Partial<RoleDraft> = {}): RoleDraft {
  return {
    title: 'Customer adviser',
    industry: 'Energy',
    locale: 'en',
    successCriterion: 'The customer does not need to ask twice.',
    stages: [
      { id: 'stage-1', title: 'Contact', target: 'Heard at once' },
      { id: 'stage-2', title: 'Solution', target: null },
    ],
    steps: WORKED_EXAMPLE.map((step, index) => draftStep(`s${index + 1}`, [draftRating(step)])),
    scales: draftScales(),
    raters: [{ raterId: 'r1', kind: 'hr' }],
    observedHours: 0,
    ...changes,
  };
}
