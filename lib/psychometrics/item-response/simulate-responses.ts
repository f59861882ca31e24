import { randomSource, type RandomSource } from '@/lib/stats/random';
import { PsychometricsError } from '../errors';
import { logistic, requireBank, type GradedItem } from './graded-response-model';

export type SimulatedResponses = Readonly<{
  /** True traits, standard normal. */
  thetas: readonly number[];
  /** Category of each item, person by person. */
  responses: readonly (readonly number[])[];
}>;

/**
 * Answers of people who follow the graded response model exactly: θ from N(0, 1), one uniform number per answer.
 *
 * @param people Whole number ≥ 0.
 * @param seed The same seed gives the same answers.
 * @throws {PsychometricsError} OUT_OF_RANGE for a number of people that is none; as requireBank.
 * @example simulateResponses([{ a: 2, b: [0] }], { people: 3, seed: 1 }).responses.length; // 3
 */
export function simulateResponses(
  bank: readonly GradedItem[],
  { people, seed }: Readonly<{ people: number; seed: number }>,
): SimulatedResponses {
  requireBank(bank);
  if (!(Number.isSafeInteger(people) && people >= 0))
    throw new PsychometricsError('OUT_OF_RANGE', `people must be a whole number ≥ 0, got ${people}`);
  const random = randomSource(seed);
  const thetas = Array.from({ length: people }, () => random.normal());
  return { thetas, responses: thetas.map((theta) => bank.map((item) => drawResponse(item, theta, random))) };
}

/** One answer of a person with this trait to an item that requireBank has passed. */
export function drawResponse({ a, b }: GradedItem, theta: number, random: RandomSource): number {
  const draw = random.uniform();
  let category = 0;
  // P*(k) falls with k, so the answer is the last category that the draw reaches.
  while (category < b.length && draw < logistic(a * (theta - (b[category] ?? 0)))) category += 1;
  return category;
}
