import { at } from '../at';

/** One cycle of an EM algorithm: the next point, and the objective at the point where it began. */
export type EmCycle = (point: Float64Array) => Readonly<{ next: Float64Array; objective: number }>;

export type EmRules = Readonly<{
  /** Largest change of a parameter in a cycle that ends the search, together with the next. */
  parameterTolerance: number;
  /** Change of the objective. */
  objectiveTolerance: number;
  maxCycles: number;
  /** Whether a point that no cycle has made may be used. */
  isPossible: (point: Float64Array) => boolean;
  onCycle?: (largestChange: number) => void;
}>;

export type EmResult = Readonly<{ point: Float64Array; cycles: number; converged: boolean }>;

/** A leap may lose this much of the objective to rounding. */
const SLACK = 1e-9;

/**
 * Runs an EM algorithm to its fixed point with squared extrapolation: two plain cycles show how the steps shrink, a
 * leap goes as far as they would, and a third cycle from there is kept only when the objective is no lower than it was.
 * An objective of −∞ ends the search without convergence.
 * The fixed point is that of plain EM.
 *
 * @see Varadhan & Roland 2008 (SQUAREM, scheme S3).
 */
export function acceleratedEm(cycle: EmCycle, start: Float64Array, rules: EmRules): EmResult {
  let point = start;
  let cycles = 0;
  const run = (from: Float64Array) => {
    const { next, objective } = cycle(from);
    const change = largestChange(from, next);
    cycles += 1;
    rules.onCycle?.(change);
    return { next, objective, change };
  };
  while (cycles < rules.maxCycles) {
    const first = run(point);
    const second = run(first.next);
    const isSettled =
      second.change < rules.parameterTolerance &&
      Math.abs(second.objective - first.objective) < rules.objectiveTolerance;
    if (isSettled) return { point: second.next, cycles, converged: true };
    if (second.objective === Number.NEGATIVE_INFINITY) break;
    const leap = extrapolate(point, first.next, second.next, rules.isPossible);
    point = second.next;
    if (leap === null) continue;
    const third = run(leap);
    if (third.objective >= second.objective - SLACK * Math.abs(second.objective)) point = third.next;
  }
  return { point, cycles, converged: false };
}

function extrapolate(
  start: Float64Array,
  first: Float64Array,
  second: Float64Array,
  isPossible: EmRules['isPossible'],
): Float64Array | null {
  let stepSquares = 0;
  let curveSquares = 0;
  for (let i = 0; i < start.length; i += 1) {
    const step = at(first, i) - at(start, i);
    const curve = at(second, i) - at(first, i) - step;
    stepSquares += step * step;
    curveSquares += curve * curve;
  }
  if (!(curveSquares > 0)) return null;
  for (let length = Math.sqrt(stepSquares / curveSquares); length > 1; length = (length - 1) / 2) {
    const reach = length;
    const leap = start.map((value, i) => {
      const step = at(first, i) - value;
      const curve = at(second, i) - at(first, i) - step;
      return value + 2 * reach * step + reach * reach * curve;
    });
    if (isPossible(leap)) return leap;
    if (length < SHORTEST_LEAP) return null;
  }
  return null;
}

/** Shorter leaps gain nothing over plain cycles. */
const SHORTEST_LEAP = 1.1;

function largestChange(from: Float64Array, to: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < from.length; i += 1) largest = Math.max(largest, Math.abs(at(to, i) - at(from, i)));
  return largest;
}
