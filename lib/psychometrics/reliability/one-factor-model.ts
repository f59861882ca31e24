import { cholesky, invertPositiveDefinite, solveCholesky } from '@/lib/stats/symmetric-matrix';
import { PsychometricsError } from '../errors';

export type OneFactorReason = 'tooFewItems' | 'noVariance' | 'heywood' | 'noConvergence';

export type OneFactorModel =
  | Readonly<{
      status: 'fitted';
      /** In the unit of the items; their sum is not negative. */
      loadings: Float64Array;
      /** Residual variances, > 0. */
      uniquenesses: Float64Array;
      iterations: number;
    }>
  | Readonly<{ status: 'none'; reason: OneFactorReason }>;

const FEWEST_ITEMS = 3;
const MAX_ITERATIONS = 500;
/** The way to a proper solution may pass a negative uniqueness, but does not stay there. */
const MAX_NEGATIVE = 20;
const MAX_HALVINGS = 30;
const GRADIENT_TOLERANCE = 1e-9;
const START_SHARE = 0.8;
const START_UNIQUENESS_MIN = 0.1;
const POWER_ITERATIONS = 50;

/** Loadings first, then uniquenesses, both of standardised items. */
type State = Readonly<{ parameters: Float64Array; inverse: Float64Array; discrepancy: number }>;

/**
 * Maximum-likelihood factor model with one factor, Σ = λλ′ + diag(θ) (Lawley 1940; Jöreskog 1967), by Fisher scoring
 * with step halving on ln|Σ| + tr(SΣ⁻¹). Scale-free, so covariances with n and with n − 1 give the same share of
 * variance.
 *
 * @param covariance Row-major, items × items, of complete cases.
 * @returns Unrestricted estimates; none under three items (not identified), for an item without variance, where a
 *   residual variance would be negative (Heywood case) and where the search does not end.
 * @throws {PsychometricsError} WRONG_SHAPE; NOT_FINITE.
 * @see docs/method/scores-and-reliability.md, "Reliability".
 * @example
 * oneFactorModel(Float64Array.of(1, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 0.5, 1), 3); // loadings √.5, uniquenesses .5
 */
export function oneFactorModel(covariance: Float64Array, items: number): OneFactorModel {
  requireMatrix(covariance, items);
  if (items < FEWEST_ITEMS) return { status: 'none', reason: 'tooFewItems' };
  const scales = Float64Array.from({ length: items }, (_, i) => Math.sqrt(at(covariance, i * items + i)));
  if (!scales.every((scale) => scale > 0)) return { status: 'none', reason: 'noVariance' };
  const correlations = covariance.map(
    (value, cell) => value / (at(scales, Math.floor(cell / items)) * at(scales, cell % items)),
  );
  const { parameters, iterations, converged } = search(correlations, items);
  const uniquenesses = parameters.slice(items);
  if (uniquenesses.some((value) => !(value > GRADIENT_TOLERANCE)))
    return { status: 'none', reason: 'heywood' };
  if (!converged) return { status: 'none', reason: 'noConvergence' };
  const loadings = parameters.slice(0, items).map((loading, i) => loading * at(scales, i));
  const sign = loadings.reduce((sum, loading) => sum + loading, 0) < 0 ? -1 : 1;
  return {
    status: 'fitted',
    loadings: loadings.map((loading) => sign * loading),
    uniquenesses: uniquenesses.map((value, i) => value * at(scales, i) ** 2),
    iterations,
  };
}

function search(correlations: Float64Array, items: number) {
  let state = stateAt(startingValues(correlations, items), correlations, items);
  let iterations = 0;
  let negative = 0;
  while (state !== null && iterations < MAX_ITERATIONS && negative < MAX_NEGATIVE) {
    const { gradient, information } = scores(state, correlations, items);
    const parameters = state.parameters;
    negative = parameters.subarray(items).some((value) => value < 0) ? negative + 1 : 0;
    if (gradient.every((slope) => Math.abs(slope) < GRADIENT_TOLERANCE))
      return { parameters, iterations, converged: true };
    const factor = cholesky(information, 2 * items);
    const next = factor && improve(state, solveCholesky(factor, 2 * items, gradient), correlations, items);
    if (!next) return { parameters, iterations, converged: false };
    state = next;
    iterations += 1;
  }
  return { parameters: state?.parameters ?? new Float64Array(2 * items), iterations, converged: false };
}

/** The longest of the step, its half, its quarter … that lowers the discrepancy. */
function improve(state: State, step: Float64Array, correlations: Float64Array, items: number): State | null {
  let share = 1;
  for (let halving = 0; halving < MAX_HALVINGS; halving += 1, share /= 2) {
    const length = share;
    const next = stateAt(
      state.parameters.map((value, i) => value + length * at(step, i)),
      correlations,
      items,
    );
    // Near the end the discrepancy itself is flat within rounding.
    if (next !== null && next.discrepancy <= state.discrepancy + Number.EPSILON * items * items) return next;
  }
  return null;
}

/** Null where the parameters imply no positive definite matrix. */
function stateAt(parameters: Float64Array, correlations: Float64Array, items: number): State | null {
  const implied = new Float64Array(items * items);
  for (let i = 0; i < items; i += 1) {
    for (let j = 0; j < items; j += 1) implied[i * items + j] = at(parameters, i) * at(parameters, j);
    implied[i * items + i] = at(implied, i * items + i) + at(parameters, items + i);
  }
  const factor = cholesky(implied, items);
  const inverse = factor && invertPositiveDefinite(implied, items);
  if (!factor || !inverse) return null;
  let discrepancy = 0;
  for (let i = 0; i < items; i += 1) discrepancy += 2 * Math.log(at(factor, i * items + i));
  for (let cell = 0; cell < inverse.length; cell += 1)
    discrepancy += at(inverse, cell) * at(correlations, cell);
  return Number.isFinite(discrepancy) ? { parameters, inverse, discrepancy } : null;
}

/** Minus half the slope of the discrepancy, and the expected information, for all parameters. */
function scores({ parameters, inverse }: State, correlations: Float64Array, items: number) {
  const size = 2 * items;
  const loadings = parameters.subarray(0, items);
  const weighted = timesVector(inverse, loadings, items);
  const misfit = misfitMatrix(inverse, correlations, items);
  const common = timesVector(misfit, loadings, items);
  let precision = 0;
  for (let i = 0; i < items; i += 1) precision += at(loadings, i) * at(weighted, i);

  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  for (let i = 0; i < items; i += 1) {
    gradient[i] = at(common, i);
    gradient[items + i] = at(misfit, i * items + i) / 2;
    for (let j = 0; j < items; j += 1) {
      const cell = at(inverse, i * items + j);
      information[i * size + j] = at(weighted, i) * at(weighted, j) + precision * cell;
      information[(items + i) * size + items + j] = (cell * cell) / 2;
      information[i * size + items + j] = cell * at(weighted, j);
      information[(items + j) * size + i] = cell * at(weighted, j);
    }
  }
  return { gradient, information };
}

/** Σ⁻¹ S Σ⁻¹ − Σ⁻¹. */
function misfitMatrix(inverse: Float64Array, correlations: Float64Array, items: number): Float64Array {
  const product = times(times(inverse, correlations, items), inverse, items);
  return product.map((value, cell) => value - at(inverse, cell));
}

function times(left: Float64Array, right: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < size; k += 1) {
      const factor = at(left, i * size + k);
      for (let j = 0; j < size; j += 1) {
        product[i * size + j] = at(product, i * size + j) + factor * at(right, k * size + j);
      }
    }
  }
  return product;
}

function timesVector(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += at(matrix, i * size + j) * at(vector, j);
    return sum;
  });
}

/** The first principal axis, shortened, and what it leaves of each item. */
function startingValues(correlations: Float64Array, items: number): Float64Array {
  // Unequal starting weights: a start that is exactly orthogonal to the axis would stay so.
  let axis: Float64Array = Float64Array.from({ length: items }, (_, i) => 1 + i / (items * items));
  let length = 1;
  for (let step = 0; step < POWER_ITERATIONS; step += 1) {
    axis = timesVector(correlations, axis, items);
    length = Math.hypot(...axis);
    const scale = length;
    axis = axis.map((value) => value / scale);
  }
  const parameters = new Float64Array(2 * items);
  for (let i = 0; i < items; i += 1) {
    const loading = START_SHARE * Math.sqrt(length) * at(axis, i);
    parameters[i] = loading;
    parameters[items + i] = Math.max(START_UNIQUENESS_MIN, 1 - loading * loading);
  }
  return parameters;
}

function requireMatrix(covariance: Float64Array, items: number): void {
  if (!(items >= 1 && covariance.length === items * items))
    throw new PsychometricsError('WRONG_SHAPE', `${covariance.length} cells are no matrix of ${items} items`);
  if (!covariance.every(Number.isFinite)) throw new PsychometricsError('NOT_FINITE', 'the covariance matrix');
}

/** Reads inside the array; the fallback satisfies the type checker and is compiled away. */
function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
