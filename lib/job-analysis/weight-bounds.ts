import { JobAnalysisError } from './errors';
import type { WeightBounds } from './types';

/** No scale that the job needs weighs less, and none weighs more: one scale must not decide alone. */
export const WEIGHT_FLOOR = 0.05;
export const WEIGHT_CAP = 0.4;

const FEWEST_FOR_CAP = 3;

/** Weights that miss a limit by less than this are on it: they differ by floating-point noise. */
const LIMIT_TOLERANCE = 1e-12;

export const NO_BOUNDS: WeightBounds = { rule: 'none', floor: null, cap: null };

/**
 * The limits that hold for a number of active scales: floor and cap from three on, the floor alone for two, none for one.
 *
 * @param activeScales Scales that are not excluded and that some critical step needs, 0–6.
 * @example boundsForActiveScales(2); // { rule: 'floorOnly', floor: 0.05, cap: null }
 */
export function boundsForActiveScales(activeScales: number): WeightBounds {
  if (activeScales >= FEWEST_FOR_CAP) return { rule: 'floorAndCap', floor: WEIGHT_FLOOR, cap: WEIGHT_CAP };
  if (activeScales > 1) return { rule: 'floorOnly', floor: WEIGHT_FLOOR, cap: null };
  return { rule: 'single', floor: null, cap: null };
}

/**
 * Keeps weights inside a floor and a cap by water-filling: the free weights share the remaining mass in their own
 * proportions; then the side whose limits are broken more in sum is fixed at its limit, and so on until none is broken.
 * A weight of 0 stays 0.
 *
 * @param weights Numbers ≥ 0 that sum to 1.
 * @returns Weights in the same order that sum to 1, inside the limits where they are not 0.
 * @throws {JobAnalysisError} WEIGHT_OUT_OF_RANGE; BOUNDS_INFEASIBLE when the limits cannot hold for so many weights.
 * @see docs/method.md, "Weights".
 * @example boundWeights([0.9, 0.1, 0, 0, 0, 0], { rule: 'floorAndCap', floor: 0.05, cap: 0.6 }); // [0.6, 0.4, 0, 0, 0, 0]
 */
export function boundWeights(weights: readonly number[], bounds: WeightBounds): readonly number[] {
  for (const weight of weights) {
    if (!(weight >= 0 && weight <= 1)) {
      throw new JobAnalysisError('WEIGHT_OUT_OF_RANGE', `a weight must be in [0, 1], got ${weight}`);
    }
  }
  const floor = bounds.floor ?? 0;
  const cap = bounds.cap ?? 1;
  requireFeasible(weights.filter((weight) => weight > 0).length, floor, cap);

  const fixed: (number | null)[] = weights.map((weight) => (weight > 0 ? null : 0));
  for (;;) {
    const candidate = shareFreeMass(weights, fixed);
    const tooHigh = candidate.map((weight, index) => (isFree(fixed, index) ? Math.max(0, weight - cap) : 0));
    const tooLow = candidate.map((weight, index) => (isFree(fixed, index) ? Math.max(0, floor - weight) : 0));
    const highSum = sum(tooHigh);
    const lowSum = sum(tooLow);
    if (highSum <= LIMIT_TOLERANCE && lowSum <= LIMIT_TOLERANCE) return candidate;
    const [broken, limit] = highSum > lowSum ? [tooHigh, cap] : [tooLow, floor];
    broken.forEach((excess, index) => {
      if (excess > 0) fixed[index] = limit;
    });
  }
}

/**
 * Which limit holds a bounded weight where it is.
 *
 * @example limitThatHolds(0.4, 0.62, { rule: 'floorAndCap', floor: 0.05, cap: 0.4 }); // 'cap'
 */
export function limitThatHolds(
  weight: number,
  rawWeight: number,
  bounds: WeightBounds,
): 'floor' | 'cap' | null {
  if (weight === 0) return null;
  if (bounds.cap !== null && rawWeight > weight && isAt(weight, bounds.cap)) return 'cap';
  if (bounds.floor !== null && rawWeight < weight && isAt(weight, bounds.floor)) return 'floor';
  return null;
}

function requireFeasible(active: number, floor: number, cap: number): void {
  if (!(floor >= 0 && cap <= 1 && floor <= cap)) {
    throw new JobAnalysisError(
      'BOUNDS_INFEASIBLE',
      `limits must be 0 ≤ floor ≤ cap ≤ 1, got ${floor} and ${cap}`,
    );
  }
  if (active * cap < 1 - LIMIT_TOLERANCE || active * floor > 1 + LIMIT_TOLERANCE) {
    throw new JobAnalysisError(
      'BOUNDS_INFEASIBLE',
      `floor ${floor} and cap ${cap} cannot hold for ${active} scales`,
    );
  }
}

function shareFreeMass(weights: readonly number[], fixed: readonly (number | null)[]): readonly number[] {
  const fixedMass = sum(fixed.map((value) => value ?? 0));
  const freeSum = sum(weights.filter((_, index) => isFree(fixed, index)));
  return weights.map((weight, index) => fixed[index] ?? (weight / freeSum) * (1 - fixedMass));
}

function isFree(fixed: readonly (number | null)[], index: number): boolean {
  return fixed[index] === null;
}

function isAt(weight: number, limit: number): boolean {
  return Math.abs(weight - limit) <= LIMIT_TOLERANCE;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
