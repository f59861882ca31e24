import { z } from 'zod';

import { adverseImpact } from '@/lib/psychometrics/fairness/adverse-impact';
import { MOST_PEOPLE } from '@/lib/psychometrics/fairness/fisher-exact';
import { parseInput } from './input-error';
import type { Operation } from './operation';

const counts = z
  .strictObject({ selected: z.int().min(0), total: z.int().min(1).max(MOST_PEOPLE) })
  .superRefine(({ selected, total }, context) => {
    if (selected > total)
      context.addIssue({
        code: 'custom',
        path: ['selected'],
        message: `more selected than the ${total} people`,
      });
  });

const impactInput = z.strictObject({ groups: z.tuple([counts, counts]) });

function run(raw: unknown) {
  const { groups } = parseInput(impactInput, raw);
  const impact = adverseImpact(groups);
  if (impact.status === 'none') return { ratio: null, fisherP: null, ratioCi95: null, reason: impact.reason };
  const { ratio, fisherP, ratioCi95 } = impact;
  return ratioCi95 === null
    ? { ratio, fisherP, ratioCi95, reason: ratio === 0 ? 'nobodyInOneGroupSelected' : 'everybodySelected' }
    : { ratio, fisherP, ratioCi95 };
}

export const impact: Operation = {
  name: 'impact',
  summary: 'adverse impact of a selection on two groups',
  example: () => ({
    groups: [
      { selected: 48, total: 80 },
      { selected: 12, total: 40 },
    ],
  }),
  run,
};
