import { z } from 'zod';

import { JobAnalysisError } from '@/lib/job-analysis/errors';
import type { DefaultRules } from '@/lib/job-analysis/one-step-changed';
import { DEFAULT_ALPHA, RATING_MAX, type WeightBounds } from '@/lib/job-analysis/types';
import { NO_BOUNDS } from '@/lib/job-analysis/weight-bounds';
import { NONE_EXCLUDED, excludedScales, share, sixOf } from './fields';
import { InputError } from './input-error';

const rating = (max: number) => z.number().min(0).max(max);

/** The ratings of one task step. */
export const ratedStep = z.strictObject({
  frequency: rating(RATING_MAX.frequency),
  loss: rating(RATING_MAX.loss),
  gain: rating(RATING_MAX.gain),
  relevance: sixOf(rating(RATING_MAX.relevance)),
});

/** How weights are derived from rated steps. */
export const derivation = {
  alpha: share.optional(),
  floor: share.optional(),
  cap: share.optional(),
  excluded: excludedScales.optional(),
};

type Derivation = { [Key in keyof typeof derivation]?: z.output<(typeof derivation)[Key]> };

/** Derives with the options of the input; limits that cannot hold are a fault of the input. @throws {InputError} */
export function insideLimits<T>(input: Derivation, derive: (options: DefaultRules) => T): T {
  const { alpha = DEFAULT_ALPHA, excluded = NONE_EXCLUDED } = input;
  try {
    return derive({ alpha, excluded, bounds: boundsOf(input) });
  } catch (error) {
    if (!(error instanceof JobAnalysisError && error.code === 'BOUNDS_INFEASIBLE')) throw error;
    throw new InputError('OUT_OF_RANGE', error.detail, input.cap === undefined ? 'floor' : 'cap');
  }
}

function boundsOf({ floor, cap }: Derivation): WeightBounds {
  if (cap !== undefined) return { rule: 'floorAndCap', floor: floor ?? 0, cap };
  return floor === undefined ? NO_BOUNDS : { rule: 'floorOnly', floor, cap: null };
}
