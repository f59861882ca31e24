import { z } from 'zod';

import { expectedAPosteriori, prepareBank } from '@/lib/psychometrics/item-response/expected-a-posteriori';
import { GRID_NODES, thetaGrid } from '@/lib/psychometrics/item-response/theta-grid';
import { bankSchema, requireResponses } from './bank';
import { parseInput } from './input-error';
import type { Operation } from './operation';

const eapInput = z.strictObject({
  bank: bankSchema,
  responses: z.array(z.array(z.int().min(0).nullable())),
});

function run(raw: unknown) {
  const { bank, responses } = parseInput(eapInput, raw);
  requireResponses(bank, responses);
  const prepared = prepareBank(bank, thetaGrid(GRID_NODES));
  const estimates = responses.map((row) => expectedAPosteriori(prepared, row));
  return {
    theta: estimates.map((estimate) => estimate?.theta ?? null),
    se: estimates.map((estimate) => estimate?.se ?? null),
  };
}

export const eap: Operation = {
  name: 'eap',
  summary: 'trait estimates from answers to graded items with known parameters',
  example: () => ({
    bank: [
      { a: 1.4, b: [-2.1, -0.9, 0.2, 1.5] },
      { a: 2.0, b: [-1.5, -0.4, 0.6, 1.9] },
    ],
    responses: [
      [3, 4],
      [1, null],
      [null, null],
    ],
  }),
  run,
};
