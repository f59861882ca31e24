import { z } from 'zod';

import { thurstonianMap } from '@/lib/psychometrics/forced-choice/thurstonian-map';
import {
  prepareThurstonianModel,
  type ThurstonianModel,
} from '@/lib/psychometrics/forced-choice/thurstonian-model';
import { PsychometricsError } from '@/lib/psychometrics/errors';
import { finite, sixOf } from './fields';
import { InputError, parseInput } from './input-error';
import type { Operation } from './operation';

const index = z.int().min(0);
const choice = z.union([z.literal(0), z.literal(1)]);

const forcedChoiceInput = z.strictObject({
  loadings: z.array(finite),
  traits: z.array(index.max(5)),
  uniquenesses: z.array(finite.min(0)),
  pairs: z.array(z.tuple([index, index])),
  thresholds: z.array(finite),
  correlations: sixOf(sixOf(z.number().min(-1).max(1))),
  choices: z.array(z.array(choice)),
});

function run(raw: unknown) {
  const { choices, ...model } = parseInput(forcedChoiceInput, raw);
  requireLengths(model, choices);
  const prepared = prepare(model);
  const estimates = choices.map((row) => thurstonianMap(prepared, row));
  return { estimates: estimates.map(({ estimate }) => estimate), se: estimates.map(({ se }) => se) };
}

function requireLengths(model: ThurstonianModel, choices: readonly (readonly number[])[]): void {
  const items = model.loadings.length;
  const pairs = model.pairs.length;
  requireLength(model.traits, items, 'traits');
  requireLength(model.uniquenesses, items, 'uniquenesses');
  requireLength(model.thresholds, pairs, 'thresholds');
  choices.forEach((row, person) => requireLength(row, pairs, `choices[${person}]`));
  model.pairs.forEach(([i, k], pair) => requirePair(model, i, k, `pairs[${pair}]`));
}

function requireLength(values: readonly unknown[], length: number, path: string): void {
  if (values.length !== length)
    throw new InputError('WRONG_LENGTH', `${length} values are needed, got ${values.length}`, path);
}

function requirePair({ uniquenesses }: ThurstonianModel, i: number, k: number, path: string): void {
  const items = uniquenesses.length;
  if (i === k || Math.max(i, k) >= items)
    throw new InputError('OUT_OF_RANGE', `a pair is two different statements of 0–${items - 1}`, path);
  if ((uniquenesses[i] ?? 0) + (uniquenesses[k] ?? 0) === 0)
    throw new InputError('OUT_OF_RANGE', 'a statement of the pair needs a positive uniqueness', path);
}

/** What is left to be refused is in the correlations. */
function prepare(model: ThurstonianModel) {
  try {
    return prepareThurstonianModel(model);
  } catch (error) {
    if (!(error instanceof PsychometricsError)) throw error;
    throw new InputError('OUT_OF_RANGE', error.message, 'correlations');
  }
}

export const forcedChoice: Operation = {
  name: 'forced-choice',
  summary: 'traits from forced choices by the Thurstonian model: maximum a posteriori and standard errors',
  example: () => ({
    loadings: [0.8, 0.7, -0.6, 0.9, 0.7, 0.8],
    traits: [0, 1, 2, 3, 4, 5],
    uniquenesses: [1, 0.8, 0.9, 1, 0.7, 0.6],
    pairs: [
      [0, 1],
      [0, 2],
      [1, 2],
      [3, 4],
      [3, 5],
      [4, 5],
    ],
    thresholds: [0.1, -0.8, -0.9, 0, 0.3, 0.3],
    correlations: [
      [1, 0.1, 0, 0.2, 0.3, 0.4],
      [0.1, 1, 0.2, 0.5, 0.3, 0],
      [0, 0.2, 1, 0.2, 0.1, 0.4],
      [0.2, 0.5, 0.2, 1, 0.2, -0.1],
      [0.3, 0.3, 0.1, 0.2, 1, 0.1],
      [0.4, 0, 0.4, -0.1, 0.1, 1],
    ],
    choices: [
      [1, 1, 1, 0, 0, 1],
      [0, 1, 1, 1, 1, 0],
    ],
  }),
  run,
};
