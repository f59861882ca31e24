import { z } from 'zod';

import { intraclassCorrelations } from '@/lib/psychometrics/agreement/intraclass-correlation';
import { finite } from './fields';
import { InputError, parseInput, refusedAt } from './input-error';
import type { Operation } from './operation';

const iccInput = z.strictObject({ ratings: z.array(z.array(finite)) });

function run(raw: unknown) {
  const { ratings } = parseInput(iccInput, raw);
  const raters = ratings[0]?.length ?? 0;
  for (const [target, row] of ratings.entries()) {
    if (row.length !== raters)
      throw new InputError('WRONG_LENGTH', `${row.length} ratings, not ${raters}`, `ratings[${target}]`);
  }
  const { icc21, icc2k, icc3k } = refusedAt('ratings', () => intraclassCorrelations(ratings));
  const reason = icc21.reason ?? icc2k.reason ?? icc3k.reason;
  return {
    icc21: icc21.value,
    icc2k: icc2k.value,
    icc3k: icc3k.value,
    icc21Ci95: icc21.interval,
    ...(reason === null ? {} : { reason }),
  };
}

export const icc: Operation = {
  name: 'icc',
  summary: 'reliability of ratings, targets × raters: ICC(2,1), ICC(2,k), ICC(3,k)',
  // The table of Shrout & Fleiss (1979).
  example: () => ({
    ratings: [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ],
  }),
  run,
};
