import { z } from 'zod';

import { probabilityAbove } from '@/lib/fit/compare-fits';
import type { FitDistribution } from '@/lib/fit/fit-distribution';
import { computeFit, measurementDistribution } from '@/lib/fit/overall-fit';
import type { FitScores, FitTarget } from '@/lib/fit/types';
import { SCALE_KEYS, perScale } from '@/lib/scales';
import { finite, share, sixOf } from './fields';
import { InputError, parseInput } from './input-error';
import type { Operation } from './operation';

const WEIGHT_SUM_TOLERANCE = 1e-9;

const candidate = z.strictObject({
  scores: sixOf(finite.nullable()),
  sem: sixOf(z.number().min(0)),
  normSem: sixOf(z.number().min(0)).optional(),
});

const fitInput = z
  .strictObject({
    weights: sixOf(share),
    lower: sixOf(finite.nullable()),
    upper: sixOf(finite.nullable()),
    shoulder: z.number().positive(),
    candidates: z.array(candidate),
  })
  .superRefine(({ weights, lower, upper }, context) => {
    const fault = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (Math.abs(sum - 1) > WEIGHT_SUM_TOLERANCE) fault(['weights'], `the weights must sum to 1, got ${sum}`);
    SCALE_KEYS.forEach((_, scale) => {
      const [low, high] = [lower[scale] ?? null, upper[scale] ?? null];
      if (low === null && (weights[scale] ?? 0) > 0)
        fault(['lower', scale], 'a scale with weight needs a lower limit');
      if (low !== null && high !== null && high < low)
        fault(['upper', scale], 'an upper limit must not be under the lower');
    });
  });

function run(raw: unknown) {
  const input = parseInput(fitInput, raw);
  const target: FitTarget = {
    weights: input.weights,
    lower: perScale((_, scale) => input.lower[scale] ?? 0),
    upper: input.upper,
    shoulder: input.shoulder,
  };
  const people = input.candidates.map(({ scores, sem, normSem }) => ({
    scores,
    sem,
    ...(normSem ? { normSem } : {}),
  }));
  const results = people.map((person, index) => resultOf(target, person, index));
  const distributions = people.map((person, index) =>
    results[index]?.fit === null ? null : measurementDistribution(target, person),
  );
  return {
    candidates: results,
    beats: distributions.map((first) => distributions.map((second) => beats(first, second))),
  };
}

function resultOf(target: FitTarget, person: FitScores, index: number) {
  const result = computeFit(target, person);
  if (result.status === 'noFit') {
    return { fit: null, expected: null, sd: null, interval90: null, pointsLost: null, reason: result.reason };
  }
  const { fit, expected, sd, interval90, pointsLost } = result;
  if (![fit, expected, sd].every(Number.isFinite))
    throw new InputError('OUT_OF_RANGE', 'the numbers are too large', `candidates[${index}]`);
  return { fit, expected, sd, interval90, pointsLost };
}

function beats(first: FitDistribution | null, second: FitDistribution | null): number | null {
  return first === null || second === null ? null : probabilityAbove(first, second);
}

export const fit: Operation = {
  name: 'fit',
  summary: 'fit of people to targets, its interval, and who is above whom',
  example: () => ({
    weights: [0.3, 0.1, 0.2, 0.1, 0.1, 0.2],
    lower: [55, 50, 55, 50, 50, 55],
    upper: [null, 70, null, null, null, null],
    shoulder: 20,
    candidates: [
      { scores: [61, 46, 59, 53, 43, 57], sem: [4.47, 4.47, 4.47, 4.47, 4.47, 4.47] },
      { scores: [52, 58, 51, 60, 49, 55], sem: [4.47, 4.47, 4.47, 4.47, 4.47, 4.47] },
    ],
  }),
  run,
};
