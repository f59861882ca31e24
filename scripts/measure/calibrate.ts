import { z } from 'zod';

import { expectedAPosteriori, prepareBank } from '@/lib/psychometrics/item-response/expected-a-posteriori';
import {
  SMALL_SAMPLE_PRIORS,
  calibrate as calibrateBank,
} from '@/lib/psychometrics/item-response/marginal-maximum-likelihood';
import {
  mergeSparseCategories,
  type MergedItem,
} from '@/lib/psychometrics/item-response/merge-sparse-categories';
import { responseMatrix, type ResponseMatrix } from '@/lib/psychometrics/item-response/response-matrix';
import { simulateResponses } from '@/lib/psychometrics/item-response/simulate-responses';
import { GRID_NODES, thetaGrid } from '@/lib/psychometrics/item-response/theta-grid';
import { InputError, parseInput } from './input-error';
import type { Operation } from './operation';

const MAX_CATEGORY = 99;
const EXAMPLE_PEOPLE = 80;

const calibrateInput = z.strictObject({
  responses: z.array(z.array(z.int().min(0).max(MAX_CATEGORY).nullable())),
  /** Merges categories with fewer answers; off unless given, so that thresholds belong to the answers as they came. */
  mergeBelow: z.int().min(0).optional(),
  /** Weak priors, for samples below 500. */
  priors: z.boolean().optional(),
});

function run(raw: unknown) {
  const { responses, mergeBelow = 0, priors = false } = parseInput(calibrateInput, raw);
  requireEqualRows(responses);
  const { responses: matrix, merged } = mergeSparseCategories(responseMatrix(responses), mergeBelow);
  const grid = thetaGrid(GRID_NODES);
  const result = calibrateBank(matrix, { grid, mergeBelow: 0, priors: priors ? SMALL_SAMPLE_PRIORS : null });
  if (result.status === 'none') {
    const { reason, items } = result;
    return {
      ...{ items: null, logLikelihood: null, cycles: null, converged: false, theta: null, se: null },
      ...{ reason, itemsAtFault: items },
    };
  }
  const bank = prepareBank(result.items, grid);
  const estimates = rowsOf(matrix).map((row) => expectedAPosteriori(bank, row));
  return {
    items: result.items,
    logLikelihood: result.logLikelihood,
    cycles: result.cycles,
    converged: result.converged,
    theta: estimates.map((estimate) => estimate?.theta ?? null),
    se: estimates.map((estimate) => estimate?.se ?? null),
    ...notes(merged, result.usable),
  };
}

/** Said only where there is something to say. */
function notes(merged: readonly MergedItem[], usable: string) {
  return {
    ...(merged.length > 0 ? { merged } : {}),
    ...(usable === 'operational' ? {} : { reason: 'fewerThan500People', usable }),
  };
}

function requireEqualRows(responses: readonly (readonly unknown[])[]): void {
  const width = responses[0]?.length ?? 0;
  const odd = responses.findIndex(({ length }) => length !== width);
  if (odd < 0) return;
  throw new InputError('WRONG_LENGTH', `the first row has ${width} answers`, `responses[${odd}]`);
}

function rowsOf({ answers, people, items }: ResponseMatrix): readonly (readonly (number | null)[])[] {
  return Array.from({ length: people }, (_, person) =>
    Array.from(answers.subarray(person * items, (person + 1) * items), (value) => (value < 0 ? null : value)),
  );
}

export const calibrate: Operation = {
  name: 'calibrate',
  summary: 'parameters of graded items from answers, with the trait estimates of the same people',
  example: () => ({
    responses: simulateResponses(
      [
        { a: 1.5, b: [-0.5] },
        { a: 1.2, b: [0.4] },
        { a: 1.4, b: [0] },
        { a: 1, b: [-0.2] },
      ],
      { people: EXAMPLE_PEOPLE, seed: 3 },
    ).responses,
  }),
  run,
};
