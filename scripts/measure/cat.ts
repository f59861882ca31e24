import { z } from 'zod';

import { prepareAdaptiveBank } from '@/lib/psychometrics/adaptive/adaptive-bank';
import {
  AdaptiveSession,
  PLAIN_RULES,
  type AdaptiveRules,
} from '@/lib/psychometrics/adaptive/adaptive-session';
import { bankSchema, requireResponses } from './bank';
import { InputError, parseInput } from './input-error';
import type { Operation } from './operation';

const catInput = z.strictObject({
  bank: bankSchema,
  responses: z.array(z.array(z.int().min(0))),
  start: z.number(),
  minItems: z.int().min(1),
  maxItems: z.int().min(1),
  seStop: z.number().min(0),
});

function run(raw: unknown) {
  const input = parseInput(catInput, raw);
  const { minItems, maxItems } = input;
  if (maxItems < minItems)
    throw new InputError('OUT_OF_RANGE', 'maxItems must not be below minItems', 'maxItems');
  requireResponses(input.bank, input.responses);
  const bank = prepareAdaptiveBank(input.bank);
  const rules: AdaptiveRules = {
    ...PLAIN_RULES,
    start: input.start,
    minItems,
    maxItems,
    seStop: input.seStop,
  };
  return { traces: input.responses.map((row) => traceOf(new AdaptiveSession(bank, rules, START), row)) };
}

/** Plain rules draw nothing, so that the seed does not matter. */
const START = { seed: 0, path: [] };

function traceOf(session: AdaptiveSession, responses: readonly number[]) {
  const trace = [];
  for (let next = session.next(); next.status === 'item'; next = session.next()) {
    const { item, theta, se } = session.answer(responses[next.item] ?? 0);
    trace.push({ item, theta, se });
  }
  return trace;
}

export const cat: Operation = {
  name: 'cat',
  summary: 'adaptive testing by maximum information: items in the order given, with the estimate after each',
  example: () => ({
    bank: [
      { a: 1.8, b: [-1.5, -0.5, 0.4, 1.3] },
      { a: 1.2, b: [-2.1, -1.2, -0.3, 0.8] },
      { a: 1.5, b: [-0.4, 0.5, 1.4, 2.2] },
    ],
    responses: [
      [3, 3, 2],
      [1, 2, 0],
    ],
    start: 0,
    minItems: 2,
    maxItems: 3,
    seStop: 0.5,
  }),
  run,
};
