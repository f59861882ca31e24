import { z } from 'zod';

import { thurstonianMap } from '@/lib/psychometrics/forced-choice/thurstonian-map';
import {
  MOST_STANDARDISED,
  prepareThurstonianModel,
  type ThurstonianModel,
} from '@/lib/psychometrics/forced-choice/thurstonian-model';
import { finite, sixOf } from './fields';
import { InputError, parseInput, refusedAt } from './input-error';
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
  // What is left to be refused is in the correlations.
  const prepared = refusedAt('correlations', () => prepareThurstonianModel(model));
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
  model.pairs.forEach((_, pair) => requirePair(model, pair));
}

function requireLength(values: readonly unknown[], length: number, path: string): void {
  if (values.length !== length)
    throw new InputError('WRONG_LENGTH', `${length} values are needed, got ${values.length}`, path);
}

function requirePair({ pairs, loadings, uniquenesses, thresholds }: ThurstonianModel, pair: number): void {
  const refuse = (message: string, path: string) => {
    throw new InputError('OUT_OF_RANGE', message, path);
  };
  const ends = pairs[pair] ?? [0, 0];
  const [i, k] = ends;
  const items = uniquenesses.length;
  if (i === k || Math.max(i, k) >= items)
    refuse(`a pair is two different statements of 0–${items - 1}`, `pairs[${pair}]`);
  const variance = (uniquenesses[i] ?? 0) + (uniquenesses[k] ?? 0);
  if (variance === 0) refuse('a statement of the pair needs a positive uniqueness', `pairs[${pair}]`);
  const most = MOST_STANDARDISED * Math.sqrt(variance);
  const isTooLarge = (value = 0) => !(Math.abs(value) <= most);
  const tooLarge = ends.find((item) => isTooLarge(loadings[item]));
  if (tooLarge !== undefined) refuse(`the loading must be within ±${most} here`, `loadings[${tooLarge}]`);
  if (isTooLarge(thresholds[pair])) refuse(`the threshold must be within ±${most}`, `thresholds[${pair}]`);
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
