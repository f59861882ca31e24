import { z } from 'zod';

import { LEAST_HOURS, MOST_EVENTS, observedRate } from '@/lib/job-analysis/observed-rate';
import { rateToRating } from '@/lib/job-analysis/rate-to-rating';
import { parseInput } from './input-error';
import type { Operation } from './operation';

const ratesInput = z.strictObject({
  observations: z.array(
    z.strictObject({ events: z.int().min(0).max(MOST_EVENTS), hours: z.number().min(LEAST_HOURS) }),
  ),
});

function run(raw: unknown) {
  const { observations } = parseInput(ratesInput, raw);
  const rates = observations.map((observation) => {
    const { rate, exact95, jeffreys } = observedRate(observation);
    return { rate, exact95, jeffreys, rating: rateToRating(rate) };
  });
  return { rates };
}

export const rates: Operation = {
  name: 'rates',
  summary: 'observed rates of events with exact and Jeffreys limits, and their place on the frequency scale',
  example: () => ({
    observations: [
      { events: 12, hours: 7.5 },
      { events: 0, hours: 24 },
    ],
  }),
  run,
};
