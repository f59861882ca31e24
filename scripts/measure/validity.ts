import { z } from 'zod';

import { criterionValidity } from '@/lib/psychometrics/validity/criterion-validity';
import { parseInput } from './input-error';
import type { Operation } from './operation';

const validityInput = z.strictObject({
  r: z.number().min(-1).max(1),
  n: z.int().min(0),
  rangeRatio: z.number().positive().optional(),
});

function run(raw: unknown) {
  const { r, n, rangeRatio } = parseInput(validityInput, raw);
  const validity = criterionValidity(r, n, rangeRatio ?? null);
  if (validity.status === 'none')
    return { ci95: null, corrected: null, correctedCi95: null, reason: validity.reason };
  const { ci95, corrected, correctedCi95 } = validity;
  return corrected === null
    ? { ci95, corrected, correctedCi95, reason: 'noRangeRatio' }
    : { ci95, corrected, correctedCi95 };
}

export const validity: Operation = {
  name: 'validity',
  summary: 'interval of a criterion validity, and corrected for range restriction',
  example: () => ({ r: 0.18, n: 120, rangeRatio: 1.4 }),
  run,
};
