import { at } from '../at';
import type { ExpectationSpace, ItemParameters } from './expectation-step';

/** Weak knowledge about items that small samples need. */
export type ItemPriors = Readonly<{
  /** Mean and SD of log a. */
  logSlope: Readonly<{ mean: number; sd: number }>;
  /** SD of the intercepts around 0. */
  interceptSd: number;
}>;

/** Scoring steps for one item in one cycle; few are needed, since the next cycle starts from their end. */
const MAX_STEPS = 3;
const SMALL_STEP = 1e-6;
const MAX_SLOPE_STEP = 1;
const MAX_INTERCEPT_STEP = 3;
const MAX_HALVINGS = 30;
/** Beyond these the model is a step function, and exponentials would overflow. */
const MAX_SLOPE = 25;
const MAX_INTERCEPT = 120;
/** An item this near to a limit was on its way beyond. */
const NEAR_LIMIT = 0.8;

/** Gradient and expected information of one item: tridiagonal in the intercepts, bordered by the slope. */
type ItemDerivatives = {
  readonly intercepts: Float64Array;
  readonly diagonal: Float64Array;
  /** Between intercept k and k + 1. */
  readonly neighbour: Float64Array;
  /** Between the slope and each intercept. */
  readonly border: Float64Array;
  slope: number;
  slopeInformation: number;
};

/**
 * Maximization step: Fisher scoring of each item on the expected counts that the expectation step left in the space.
 *
 * @returns New parameters; the intercepts of each item stay in order.
 * @see Bock & Aitkin 1981.
 */
export function maximizationStep(
  space: ExpectationSpace,
  parameters: ItemParameters,
  priors: ItemPriors | null,
): ItemParameters {
  const next = parameters.slice();
  space.patterns.categories.forEach((categories, item) => {
    const from = space.parameterOffsets[item] ?? 0;
    const own = next.subarray(from, from + categories);
    const derivatives = emptyDerivatives(categories - 1);
    for (let step = 0; step < MAX_STEPS; step += 1) {
      fillDerivatives(space, item, own, derivatives);
      if (priors !== null) addPriors(priors, own, derivatives);
      if (moveItem(own, solve(derivatives), priors !== null) < SMALL_STEP) break;
    }
  });
  return next;
}

/** Gradient of the marginal log-likelihood at the parameters of the last expectation step, laid out as they are. */
export function marginalGradient(space: ExpectationSpace, parameters: ItemParameters): Float64Array {
  const gradient = new Float64Array(parameters.length);
  space.patterns.categories.forEach((categories, item) => {
    const from = space.parameterOffsets[item] ?? 0;
    const derivatives = emptyDerivatives(categories - 1);
    fillDerivatives(space, item, parameters.subarray(from, from + categories), derivatives);
    gradient[from] = derivatives.slope;
    gradient.set(derivatives.intercepts, from + 1);
  });
  return gradient;
}

/** Logarithm of the prior density up to a constant; 0 without priors. */
export function logPrior(
  space: ExpectationSpace,
  parameters: ItemParameters,
  priors: ItemPriors | null,
): number {
  if (priors === null) return 0;
  let sum = 0;
  space.patterns.categories.forEach((categories, item) => {
    const from = space.parameterOffsets[item] ?? 0;
    const logSlope = Math.log(at(parameters, from));
    sum -= logSlope + 0.5 * ((logSlope - priors.logSlope.mean) / priors.logSlope.sd) ** 2;
    for (let k = 1; k < categories; k += 1) sum -= 0.5 * (at(parameters, from + k) / priors.interceptSd) ** 2;
  });
  return sum;
}

function emptyDerivatives(thresholds: number): ItemDerivatives {
  return {
    intercepts: new Float64Array(thresholds),
    diagonal: new Float64Array(thresholds),
    neighbour: new Float64Array(thresholds),
    border: new Float64Array(thresholds),
    slope: 0,
    slopeInformation: 0,
  };
}

function clear(derivatives: ItemDerivatives): void {
  const { intercepts, diagonal, neighbour, border } = derivatives;
  for (const values of [intercepts, diagonal, neighbour, border]) values.fill(0);
  derivatives.slope = 0;
  derivatives.slopeInformation = 0;
}

function fillDerivatives(
  space: ExpectationSpace,
  item: number,
  own: Float64Array,
  derivatives: ItemDerivatives,
): void {
  clear(derivatives);
  const { nodes } = space.grid;
  const { expected } = space;
  const thresholds = own.length - 1;
  const row = space.rowOffsets[item] ?? 0;
  const odds = own.slice(1).map((intercept) => Math.exp(-intercept));
  const probability = new Float64Array(own.length);
  const slopeOf = new Float64Array(thresholds);
  for (let node = 0; node < nodes.length; node += 1) {
    const turned = Math.exp(-at(own, 0) * at(nodes, node));
    let reached = 1;
    let before = 0;
    for (let k = 0; k < thresholds; k += 1) {
      const ratio = turned * at(odds, k);
      const above = 1 / (1 + ratio);
      probability[k] = reached * ratio * above * (k === 0 ? 1 : 1 - before / ratio);
      slopeOf[k] = ratio * above * above;
      reached = above;
      before = ratio;
    }
    probability[thresholds] = reached;
    addNode(derivatives, { theta: at(nodes, node), first: row + node, width: nodes.length }, expected, {
      probability,
      slopeOf,
    });
  }
}

type NodePlace = Readonly<{ theta: number; first: number; width: number }>;
type NodeModel = Readonly<{
  probability: Float64Array;
  /** Derivative of P*(k + 1) in its intercept. */
  slopeOf: Float64Array;
}>;

function addNode(
  derivatives: ItemDerivatives,
  { theta, first, width }: NodePlace,
  expected: Float64Array,
  { probability, slopeOf }: NodeModel,
): void {
  const { intercepts, diagonal, neighbour, border } = derivatives;
  const thresholds = slopeOf.length;
  let people = at(expected, first);
  for (let k = 1; k <= thresholds; k += 1) people += at(expected, first + k * width);
  let gradientSum = 0;
  let informationSum = 0;
  let fromBefore = 0;
  for (let k = 0; k < thresholds; k += 1) {
    const below = at(probability, k);
    const above = at(probability, k + 1);
    const slope = at(slopeOf, k);
    const gradient =
      slope * (at(expected, first + (k + 1) * width) / above - at(expected, first + k * width) / below);
    const own = people * slope * slope * (1 / above + 1 / below);
    const toNext = k + 1 < thresholds ? (-people * slope * at(slopeOf, k + 1)) / above : 0;
    const rowSum = own + toNext + fromBefore;
    intercepts[k] = at(intercepts, k) + gradient;
    diagonal[k] = at(diagonal, k) + own;
    neighbour[k] = at(neighbour, k) + toNext;
    border[k] = at(border, k) + theta * rowSum;
    gradientSum += gradient;
    informationSum += rowSum;
    fromBefore = toNext;
  }
  derivatives.slope += theta * gradientSum;
  derivatives.slopeInformation += theta * theta * informationSum;
}

function addPriors(
  { logSlope, interceptSd }: ItemPriors,
  own: Float64Array,
  derivatives: ItemDerivatives,
): void {
  const slope = at(own, 0);
  const precision = 1 / (logSlope.sd * logSlope.sd);
  derivatives.slope -= (1 + (Math.log(slope) - logSlope.mean) * precision) / slope;
  derivatives.slopeInformation += precision / (slope * slope);
  for (let k = 0; k < derivatives.intercepts.length; k += 1) {
    derivatives.intercepts[k] = at(derivatives.intercepts, k) - at(own, k + 1) / interceptSd ** 2;
    derivatives.diagonal[k] = at(derivatives.diagonal, k) + 1 / interceptSd ** 2;
  }
}

/** The scoring step: information⁻¹ × gradient, slope first. */
function solve(derivatives: ItemDerivatives): Float64Array {
  const { diagonal, neighbour, border, intercepts } = derivatives;
  const forGradient = solveTridiagonal(diagonal, neighbour, intercepts);
  const forBorder = solveTridiagonal(diagonal, neighbour, border);
  let gradient = derivatives.slope;
  let information = derivatives.slopeInformation;
  for (let k = 0; k < border.length; k += 1) {
    gradient -= at(border, k) * at(forGradient, k);
    information -= at(border, k) * at(forBorder, k);
  }
  const step = new Float64Array(border.length + 1);
  const slopeStep = gradient / information;
  step[0] = slopeStep;
  for (let k = 0; k < border.length; k += 1) step[k + 1] = at(forGradient, k) - slopeStep * at(forBorder, k);
  return step;
}

/** Solves a symmetric positive definite tridiagonal system (Thomas). */
function solveTridiagonal(
  diagonal: Float64Array,
  neighbour: Float64Array,
  right: Float64Array,
): Float64Array {
  const size = diagonal.length;
  const pivot = diagonal.slice();
  const solution = right.slice();
  for (let k = 1; k < size; k += 1) {
    const factor = at(neighbour, k - 1) / at(pivot, k - 1);
    pivot[k] = at(pivot, k) - factor * at(neighbour, k - 1);
    solution[k] = at(solution, k) - factor * at(solution, k - 1);
  }
  for (let k = size - 1; k >= 0; k -= 1) {
    const later = k + 1 < size ? at(neighbour, k) * at(solution, k + 1) : 0;
    solution[k] = (at(solution, k) - later) / at(pivot, k);
  }
  return solution;
}

/** Moves an item along its step, shortened until the intercepts stay in order. @returns The largest change. */
function moveItem(own: Float64Array, step: Float64Array, needsPositiveSlope: boolean): number {
  let largest = 0;
  for (let k = 1; k < step.length; k += 1) largest = Math.max(largest, Math.abs(at(step, k)));
  let share = Math.min(1, MAX_SLOPE_STEP / Math.abs(at(step, 0)), MAX_INTERCEPT_STEP / largest);
  largest = Math.max(largest, Math.abs(at(step, 0)));
  if (!Number.isFinite(largest)) return 0;
  for (let halving = 0; halving < MAX_HALVINGS; halving += 1) {
    const moved = own.map((value, k) => value + share * at(step, k));
    if (isPossibleItem(moved, needsPositiveSlope)) {
      own.set(moved);
      return share * largest;
    }
    share /= 2;
  }
  return 0;
}

/** Whether the parameters of one item can be used: inside the limits, intercepts descending. */
export function isPossibleItem(own: Float64Array, needsPositiveSlope: boolean): boolean {
  if (needsPositiveSlope && !(at(own, 0) > 0)) return false;
  for (let k = 0; k < own.length; k += 1) {
    if (!(Math.abs(at(own, k)) < limitOf(k))) return false;
    if (k > 1 && !(at(own, k) < at(own, k - 1))) return false;
  }
  return true;
}

/** Whether the likelihood of an item rises without end towards a step function. */
export function isAtLimit(own: Float64Array): boolean {
  return own.some((value, k) => Math.abs(value) > NEAR_LIMIT * limitOf(k));
}

function limitOf(k: number): number {
  return k === 0 ? MAX_SLOPE : MAX_INTERCEPT;
}
