import { type PerScale, perScale } from '@/lib/scales';
import type { DraftStep } from '@/lib/job-analysis/types';
import type { Workbench } from '@/components/roles/draft/workbench';

export const RATER = '00000000-0000-7000-8000-0000000000aa';
const NOW = '2026-11-20T10:00:00.000Z';

/** A UUID that says its number. */
export function uuid(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

export function ratedStep(
  number: number,
  stageId: string,
  [frequency, loss, gain]: readonly [number | null, number | null, number | null] = [6, 2, 1],
  relevance: PerScale<number | null> = [1, 1, 1, 1, 1, 1],
): DraftStep {
  return {
    id: uuid(number),
    stageId,
    position: 0,
    title: `Step ${number}`,
    kind: 'core',
    contact: 'direct',
    customerNotices: 'Something',
    ratings: [{ raterId: RATER, ratedAt: NOW, frequency, loss, gain, relevance }],
  };
}

/** Two stages: steps 1 and 2 in the first, step 3 in the second. */
export function workbench(): Workbench {
  const [first, second] = [uuid(101), uuid(102)];
  const steps = [ratedStep(1, first), ratedStep(2, first), ratedStep(3, second)];
  return {
    title: 'Adviser',
    industry: '',
    locale: 'en',
    successCriterion: 'Solved at once',
    stages: [
      { id: first, title: 'Contact', target: '' },
      { id: second, title: 'Solution', target: '' },
    ],
    steps: steps.map((step, position) => ({ ...step, position })),
    scales: perScale((key) => ({
      key,
      excludedReason: null,
      targetLower: null,
      targetUpper: null,
      upperReason: null,
    })),
    raters: [{ raterId: RATER, kind: 'hr' }],
    observedHours: 0,
    removed: [],
  };
}
