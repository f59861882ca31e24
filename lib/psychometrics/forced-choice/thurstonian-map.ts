import { normalLogCdf } from '@/lib/stats/normal-distribution';
import { cholesky, invertPositiveDefinite, solveCholesky } from '@/lib/stats/symmetric-matrix';
import { PsychometricsError } from '../errors';
import { at, indexAt } from '../item-response/at';
import { inverseMillsRatio } from './inverse-mills-ratio';
import type { PreparedThurstonianModel } from './thurstonian-model';

/** Traits of one person by the Thurstonian model, in SDs of the calibration population. */
export type ThurstonianEstimate = Readonly<{
  estimate: readonly number[];
  se: readonly number[];
  /** Inverse of the Hessian, row by row: errors of traits that were compared with each other are correlated. */
  covariance: readonly (readonly number[])[];
}>;

const MAX_STEPS = 100;
const MAX_HALVINGS = 60;
/** Of the gradient, whose unit is 1 / SD. */
const CONVERGED = 1e-10;
/** A log posterior this much lower, in its own size, is a rounding error and no step in a wrong direction. */
const ROUNDING = 1e-13;

/**
 * Maximum a posteriori estimate of the traits in the Thurstonian item response model: maximises
 * Σ log Φ(±z) − ½ η′ Φ⁻¹ η with z = (λᵢ ηₐ − λₖ η_b − γ) / √(ψ²ᵢ + ψ²ₖ), + for y = 1, by Newton's method; the function is
 * concave, so that there is one maximum. SE = √ of the diagonal of the inverse Hessian.
 *
 * The pairs of a block are treated as independent given the traits, which they are not: the errors are a little too
 * small. docs/method/forced-choice.md says by how much.
 *
 * @param choices 1 when the first statement of a pair is preferred, 0 when the second is, null when unknown. Without any
 *   answer the estimate is that of the population: 0 with SE 1.
 * @throws {PsychometricsError} WRONG_SHAPE for another number of choices; NO_CONVERGENCE.
 * @see Brown & Maydeu-Olivares 2011.
 * @example
 * const model = { loadings: [1, 1], traits: [0, 1], uniquenesses: [0.5, 0.5], pairs: [[0, 1]], thresholds: [0] } as const;
 * const correlations = [[1, 0], [0, 1]];
 * thurstonianMap(prepareThurstonianModel({ ...model, correlations }), [1]).estimate; // [0.3826…, −0.3826…]
 */
export function thurstonianMap(
  model: PreparedThurstonianModel,
  choices: readonly (0 | 1 | null)[],
): ThurstonianEstimate {
  if (choices.length !== model.pairCount)
    throw new PsychometricsError(
      'WRONG_SHAPE',
      `${model.pairCount} choices are needed, got ${choices.length}`,
    );
  const { traitCount } = model;
  const signs = Float64Array.from(choices, (choice) => (choice === null ? 0 : 2 * choice - 1));
  let eta: Float64Array = new Float64Array(traitCount);
  let value = logPosterior(model, signs, eta);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { gradient, hessian } = derivatives(model, signs, eta);
    if (gradient.every((slope) => Math.abs(slope) < CONVERGED)) return estimateAt(eta, hessian);
    const factor = cholesky(hessian, traitCount);
    if (factor === null) break;
    const direction = solveCholesky(factor, traitCount, gradient);
    const next = lineSearch(model, signs, eta, direction, value);
    if (next === null) return estimateAt(eta, hessian);
    eta = next.eta;
    value = next.value;
  }
  throw new PsychometricsError('NO_CONVERGENCE', `no maximum in ${MAX_STEPS} steps`);
}

function estimateAt(eta: Float64Array, hessian: Float64Array): ThurstonianEstimate {
  const size = eta.length;
  const inverse = invertPositiveDefinite(hessian, size);
  if (inverse === null)
    throw new PsychometricsError('NO_CONVERGENCE', 'the Hessian is not positive definite');
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from(inverse.subarray(row * size, (row + 1) * size)),
  );
  return {
    estimate: Array.from(eta),
    se: rows.map((row, trait) => Math.sqrt(row[trait] ?? 0)),
    covariance: rows,
  };
}

/** Halves the step until the log posterior does not fall. @returns null when no step is left: the maximum is reached. */
function lineSearch(
  model: PreparedThurstonianModel,
  signs: Float64Array,
  eta: Float64Array,
  direction: Float64Array,
  value: number,
): Readonly<{ eta: Float64Array; value: number }> | null {
  const lowest = value - ROUNDING * Math.abs(value);
  for (let halving = 0, share = 1; halving < MAX_HALVINGS; halving += 1, share /= 2) {
    const next = eta.map((current, trait) => current + share * at(direction, trait));
    const reached = logPosterior(model, signs, next);
    if (reached >= lowest) return { eta: next, value: reached };
  }
  return null;
}

function pairValue(model: PreparedThurstonianModel, eta: Float64Array, pair: number): number {
  return (
    at(model.firstSlope, pair) * at(eta, indexAt(model.firstTrait, pair)) +
    at(model.secondSlope, pair) * at(eta, indexAt(model.secondTrait, pair)) -
    at(model.threshold, pair)
  );
}

/** Up to a constant. */
function logPosterior(model: PreparedThurstonianModel, signs: Float64Array, eta: Float64Array): number {
  const { traitCount, precision } = model;
  let sum = 0;
  for (let pair = 0; pair < signs.length; pair += 1) {
    const sign = at(signs, pair);
    if (sign !== 0) sum += normalLogCdf(sign * pairValue(model, eta, pair));
  }
  for (let i = 0; i < traitCount; i += 1) {
    for (let k = 0; k < traitCount; k += 1)
      sum -= 0.5 * at(eta, i) * at(precision, i * traitCount + k) * at(eta, k);
  }
  return sum;
}

/** Gradient of the log posterior and its Hessian with the sign turned. */
function derivatives(model: PreparedThurstonianModel, signs: Float64Array, eta: Float64Array) {
  const { traitCount, precision } = model;
  const hessian = precision.slice();
  const gradient = eta.map((_, i) => {
    let slope = 0;
    for (let k = 0; k < traitCount; k += 1) slope -= at(precision, i * traitCount + k) * at(eta, k);
    return slope;
  });
  const addTo = (values: Float64Array, index: number, amount: number) => {
    values[index] = at(values, index) + amount;
  };
  for (let pair = 0; pair < signs.length; pair += 1) {
    const sign = at(signs, pair);
    if (sign === 0) continue;
    const { ratio, curvature } = inverseMillsRatio(sign * pairValue(model, eta, pair));
    const ends = [
      { trait: indexAt(model.firstTrait, pair), slope: at(model.firstSlope, pair) },
      { trait: indexAt(model.secondTrait, pair), slope: at(model.secondSlope, pair) },
    ];
    for (const row of ends) {
      addTo(gradient, row.trait, sign * ratio * row.slope);
      for (const column of ends)
        addTo(hessian, row.trait * traitCount + column.trait, curvature * row.slope * column.slope);
    }
  }
  return { gradient, hessian };
}
