import { z } from 'zod';

import type { GradedItem } from '@/lib/psychometrics/item-response/graded-response-model';
import { InputError } from './input-error';

const LARGEST = 1000;

/** A bank of graded items: discriminations and ascending thresholds. */
export const bankSchema = z
  .array(
    z
      .strictObject({
        a: z.number().positive().max(LARGEST),
        b: z.array(z.number().min(-LARGEST).max(LARGEST)).min(1),
      })
      .refine(({ a, b }) => b.every((value, k) => k === 0 || a * (value - (b[k - 1] ?? 0)) > 0), {
        message: 'thresholds must ascend',
        path: ['b'],
      }),
  )
  .min(1);

/**
 * Refuses answers that do not belong to the bank.
 *
 * @throws {InputError} WRONG_LENGTH; OUT_OF_RANGE for a category that the item does not have.
 */
export function requireResponses(
  bank: readonly GradedItem[],
  responses: readonly (readonly (number | null)[])[],
): void {
  responses.forEach((row, person) => {
    if (row.length !== bank.length) {
      const message = `the bank has ${bank.length} items, the row ${row.length} answers`;
      throw new InputError('WRONG_LENGTH', message, `responses[${person}]`);
    }
    bank.forEach(({ b }, item) => {
      if ((row[item] ?? 0) <= b.length) return;
      const message = `the item has the categories 0–${b.length}`;
      throw new InputError('OUT_OF_RANGE', message, `responses[${person}][${item}]`);
    });
  });
}
