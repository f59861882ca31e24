import { expect, test } from 'vitest';

import { weightsOfRaters, type RaterMatrix } from '@/lib/job-analysis/rater-matrix';
import { weightBootstrap } from '@/lib/job-analysis/weight-bootstrap';
import { NO_BOUNDS } from '@/lib/job-analysis/weight-bounds';
import { weightJackknife, type WeightUncertainty } from '@/lib/job-analysis/weight-jackknife';
import { RATING_MAX } from '@/lib/job-analysis/types';
import { perScale } from '@/lib/scales';
import { clamp } from '@/lib/stats/clamp';
import { randomSource, type RandomSource } from '@/lib/stats/random';
import { WORKED_EXAMPLE, rated } from '../job-factory';

const OPTIONS = { bounds: NO_BOUNDS };
const SD_OF_A_RATING = 0.8;

/**
 * Raters who see the worked example, each with an own level and errors, on whole points of the scales. `least` 1: every
 * rater sees every link that is there; 0: a weak link may be missed, so the rule of 60 % drops some of them.
 */
function drawRaters(random: RandomSource, raters: number, least: number): RaterMatrix {
  return Array.from({ length: raters }, () => {
    const level = 0.3 * random.normal();
    const see = (value: number, max: number, sd = SD_OF_A_RATING) =>
      clamp(Math.round(value + level + sd * random.normal()), 0, max);
    return WORKED_EXAMPLE.map(({ frequency, loss, gain, relevance }) =>
      rated(
        see(frequency, RATING_MAX.frequency),
        see(loss, RATING_MAX.loss),
        see(gain, RATING_MAX.gain),
        perScale((_, scale) => {
          const link = relevance[scale] ?? 0;
          return link === 0 ? 0 : Math.max(least, see(link, RATING_MAX.relevance));
        }),
      ),
    );
  });
}

/** What the rule of averaging gives in the long run: the mean weights of many groups of so many raters. */
function longRun(random: RandomSource, raters: number, least: number): readonly number[] {
  const groups = 1500;
  const sums = new Float64Array(6);
  const everybody = Array.from({ length: raters }, (_, rater) => rater);
  for (let group = 0; group < groups; group += 1) {
    const derived = weightsOfRaters(drawRaters(random, raters, least), everybody, OPTIONS);
    if (derived.status === 'none') throw new Error(derived.reason);
    derived.weights.forEach((weight, scale) => {
      sums[scale] = (sums[scale] ?? 0) + weight / groups;
    });
  }
  return Array.from(sums);
}

type Design = Readonly<{ raters: number; least: number; samples: number }>;

function coverage(
  design: Design,
  estimate: (matrix: RaterMatrix, sample: number) => WeightUncertainty,
): number {
  const { raters, least, samples } = design;
  const random = randomSource(100 + raters);
  const target = longRun(random, raters, least);
  let [held, scales] = [0, 0];
  for (let sample = 0; sample < samples; sample += 1) {
    const result = estimate(drawRaters(random, raters, least), sample);
    if (result.status === 'none') throw new Error(result.reason);
    result.interval90.forEach(([low, high], scale) => {
      const weight = target[scale] ?? 0;
      scales += 1;
      if (low <= weight && weight <= high) held += 1;
    });
  }
  return held / scales;
}

test.each([
  { raters: 5, least: 1, samples: 250 },
  { raters: 7, least: 1, samples: 250 },
  { raters: 10, least: 1, samples: 200 },
  { raters: 7, least: 0, samples: 250 },
])('the 90 % intervals of the jackknife hold the weight in 87–94 % of samples: %j', (design) => {
  const held = coverage(design, (matrix) => weightJackknife(matrix, OPTIONS));
  expect(held).toBeGreaterThan(0.87);
  expect(held).toBeLessThan(0.94);
});

test('the quantiles of the bootstrap hold it less often than they say with five raters', () => {
  const held = coverage({ raters: 5, least: 1, samples: 60 }, (matrix, seed) =>
    weightBootstrap(matrix, { seed, resamples: 150, weights: OPTIONS }),
  );
  expect(held).toBeGreaterThan(0.7);
  expect(held).toBeLessThan(0.86);
});
