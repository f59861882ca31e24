import { z } from 'zod';

import type { Observed } from '@/lib/job-analysis/observed-limits';
import { exactLimits, LEAST_HOURS, MOST_EVENTS } from '@/lib/job-analysis/observed-rate';
import { logLimits } from '@/lib/job-analysis/overdispersion';
import { ratingWithLimits } from '@/lib/job-analysis/rate-to-rating';
import { weightInterval } from '@/lib/job-analysis/weight-interval';
import { InputError, parseInput, refusedAt } from './input-error';
import type { Operation } from './operation';
import { derivation, insideLimits, ratedStep } from './weight-fields';

const counted = z.strictObject({
  events: z.int().min(0).max(MOST_EVENTS),
  hours: z.number().min(LEAST_HOURS),
  /** Dispersion, where sessions differed by more than chance. */
  phi: z.number().min(1).max(1e6).optional(),
});

const intervalInput = z.strictObject({
  raters: z.array(z.array(ratedStep.nullable())),
  observed: z.array(counted.nullable()).optional(),
  ...derivation,
});

function run(raw: unknown) {
  const input = parseInput(intervalInput, raw);
  const { raters, observed = (raters[0] ?? []).map(() => null) } = input;
  const steps = raters[0]?.length ?? 0;
  if (observed.length !== steps) {
    throw new InputError('WRONG_LENGTH', `${observed.length} observations for ${steps} steps`, 'observed');
  }
  const frequencies = observed.map((one) => one && observedFrequency(one));
  const { uncertainty, rateLimits } = refusedAt('raters', () =>
    insideLimits(input, (options) => weightInterval(raters, frequencies, options)),
  );
  if (uncertainty.status === 'none') {
    const { reason } = uncertainty;
    return { weights: null, standardError: null, interval90: null, rateLimits90: rateLimits, reason };
  }
  const { weights, standardError, interval90 } = uncertainty;
  return { weights, standardError, interval90, rateLimits90: rateLimits };
}

function observedFrequency({ events, hours, phi = 1 }: z.output<typeof counted>): Observed {
  const limits = phi > 1 && events > 0 ? logLimits(events, hours, phi) : exactLimits(events, hours);
  const { rating: frequency, low, high } = ratingWithLimits(events / hours, limits);
  return { frequency, low, high, events, hours };
}

export const weightIntervals: Operation = {
  name: 'weight-interval',
  summary: 'intervals of the weights over several raters, limits of counted frequencies included',
  example: () => ({
    raters: [
      [
        { frequency: 6, loss: 1, gain: 3, relevance: [0, 0, 3, 3, 1, 0] },
        { frequency: 2, loss: 4, gain: 4, relevance: [1, 0, 3, 1, 3, 2] },
      ],
      [
        { frequency: 5, loss: 2, gain: 3, relevance: [0, 0, 3, 2, 1, 0] },
        { frequency: 3, loss: 4, gain: 3, relevance: [2, 0, 3, 1, 3, 1] },
      ],
    ],
    observed: [{ events: 30, hours: 7.5 }, null],
    floor: 0.05,
    cap: 0.4,
  }),
  run,
};
