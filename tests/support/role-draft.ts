import type { DraftStep, RoleDraft } from '@/lib/job-analysis/types';
import { perScale, type PerScale, type ScaleKey } from '@/lib/scales';

type StepSeed = readonly [
  title: string,
  frequency: number,
  loss: number,
  gain: number,
  relevance: PerScale<number>,
];

const STEPS: readonly StepSeed[] = [
  ['Greets the caller by name', 6, 1, 3, [0, 0, 3, 2, 0, 0]],
  ['Verifies who is calling', 6, 4, 0, [3, 0, 0, 0, 0, 1]],
  ['Listens to an angry customer to the end', 4, 3, 4, [0, 0, 2, 1, 3, 0]],
  ['Suggests a better contract', 4, 1, 3, [0, 3, 1, 2, 0, 0]],
  ['Admits a mistake of the company', 3, 3, 4, [0, 0, 1, 0, 1, 3]],
  ['Writes the case down', 5, 3, 1, [3, 0, 0, 0, 0, 1]],
];

export type ProfileOptions = Readonly<{
  title?: string;
  excluded?: readonly ScaleKey[];
  /** Two-sided target of the stress scale. */
  upper?: boolean;
}>;

/** A complete draft with one rater; the rater is the given user's. */
export function roleDraft(
  raterId: string,
  { title = 'Customer adviser', excluded = [], upper = false }: ProfileOptions = {},
): RoleDraft {
  const steps = STEPS.map(([step, frequency, loss, gain, relevance], position): DraftStep => ({
    id: `00000000-0000-7000-8000-00000000000${position + 1}`,
    position,
    title: step,
    kind: 'core',
    contact: 'direct',
    customerNotices: 'Is met well',
    stageId: 'stage-1',
    ratings: [{ raterId, ratedAt: '2026-11-12T09:30:00.000Z', frequency, loss, gain, relevance }],
  }));
  return {
    title,
    industry: 'Energy',
    locale: 'en',
    successCriterion: 'Solved at the first contact',
    stages: [{ id: 'stage-1', title: 'Contact', target: null }],
    steps,
    scales: perScale((key) => ({
      key,
      excludedReason: excluded.includes(key) ? 'Nothing is sold in this job' : null,
      targetLower: null,
      targetUpper: upper && key === 'stressTolerance' ? 68 : null,
      upperReason: upper && key === 'stressTolerance' ? 'Two incidents of missed alarms' : null,
      ...(upper && key === 'stressTolerance'
        ? { upperFirstExpert: 'supervisor', upperSecondExpert: 'incumbent', upperReviewOn: '2027-11-12' }
        : {}),
    })),
    raters: [{ raterId, kind: 'hr' }],
    observedHours: 0,
  };
}
