import type { GradedItem } from '@/lib/psychometrics/item-response/graded-response-model';
import { responseMatrix, type ResponseMatrix } from '@/lib/psychometrics/item-response/response-matrix';
import { simulateResponses } from '@/lib/psychometrics/item-response/simulate-responses';

/** A bank of items with the same number of categories and slopes from .9 upwards. */
export function spreadBank(items: number, thresholds: readonly number[]): readonly GradedItem[] {
  return Array.from({ length: items }, (_, index) => ({
    a: 0.9 + (1.6 * index) / Math.max(1, items - 1),
    b: thresholds.map((threshold) => threshold + ((index % 4) - 1.5) * 0.3),
  }));
}

/** Answers of people who follow a bank. */
export function simulatedMatrix(bank: readonly GradedItem[], people: number, seed: number): ResponseMatrix {
  return responseMatrix(simulateResponses(bank, { people, seed }).responses);
}
