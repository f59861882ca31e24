import { z } from 'zod';

/** Six values in the fixed order of the scales. */
export function sixOf<T extends z.ZodType>(value: T) {
  return z.tuple([value, value, value, value, value, value]);
}

/** A number that is not NaN or infinite; JSON can hold no other, but 1e999 reads as infinite. */
export const finite = z.number();
export const share = z.number().min(0).max(1);
export const excludedScales = sixOf(z.boolean());
export const NONE_EXCLUDED = [false, false, false, false, false, false] as const;

/** A point of an answer format: whole formats lie far inside, and no sum of squares overflows. */
export const answerPoint = z.number().min(-1e6).max(1e6);
