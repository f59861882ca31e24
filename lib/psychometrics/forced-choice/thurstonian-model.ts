import { invertPositiveDefinite } from '@/lib/stats/symmetric-matrix';
import { PsychometricsError } from '../errors';

/** Parameters of a Thurstonian item response model with one trait per statement. */
export type ThurstonianModel = Readonly<{
  /** Loading λ of each statement on its trait. */
  loadings: readonly number[];
  /** Trait of each statement, from 0. */
  traits: readonly number[];
  /** Unique variance ψ² of each statement, ≥ 0; of the two of a pair at least one is positive. */
  uniquenesses: readonly number[];
  /** Statements i and k that are compared; y = 1 means that i is preferred. */
  pairs: readonly (readonly [number, number])[];
  /** Threshold γ of each pair. */
  thresholds: readonly number[];
  /** Correlations Φ of the traits, row by row. */
  correlations: readonly (readonly number[])[];
}>;

/** A model ready for scoring: what does not depend on the answers. */
export type PreparedThurstonianModel = Readonly<{
  traitCount: number;
  pairCount: number;
  /** Per pair: both traits and their coefficients, divided by √(ψ²ᵢ + ψ²ₖ). */
  firstTrait: Int32Array;
  secondTrait: Int32Array;
  firstSlope: Float64Array;
  secondSlope: Float64Array;
  /** Threshold divided by the same. */
  threshold: Float64Array;
  /** Φ⁻¹ row by row. */
  precision: Float64Array;
}>;

/** Largest loading and threshold of a pair over √(ψ²ᵢ + ψ²ₖ): far beyond any estimate, and the search still ends. */
export const MOST_STANDARDISED = 1000;

/** Correlations may miss 1 and symmetry by rounding. */
const TOLERANCE = 1e-9;

/**
 * Checks a model and prepares it for scoring.
 *
 * @throws {PsychometricsError} WRONG_SHAPE for lengths that do not fit; NOT_FINITE; OUT_OF_RANGE for indices, negative
 *   uniquenesses, loadings and thresholds beyond 1000 √(ψ²ᵢ + ψ²ₖ), and correlations that are none; NOT_POSITIVE_DEFINITE for the matrix of correlations.
 * @see Brown & Maydeu-Olivares 2011.
 * @example
 * const model = { loadings: [1, 1], traits: [0, 1], uniquenesses: [0.5, 0.5], pairs: [[0, 1]], thresholds: [0] } as const;
 * prepareThurstonianModel({ ...model, correlations: [[1, 0], [0, 1]] }).firstSlope[0]; // 1
 */
export function prepareThurstonianModel(model: ThurstonianModel): PreparedThurstonianModel {
  const traitCount = model.correlations.length;
  const precision = precisionOf(model.correlations);
  requireItems(model, traitCount);
  const { pairs, loadings, traits } = model;
  const scale = pairs.map((_, pair) => scaleOf(model, pair));
  const slope = (item: number, pair: number) => (loadings[item] ?? 0) / (scale[pair] ?? 1);
  return {
    traitCount,
    pairCount: pairs.length,
    firstTrait: Int32Array.from(pairs, ([i]) => traits[i] ?? 0),
    secondTrait: Int32Array.from(pairs, ([, k]) => traits[k] ?? 0),
    firstSlope: Float64Array.from(pairs, ([i], pair) => slope(i, pair)),
    secondSlope: Float64Array.from(pairs, ([, k], pair) => -slope(k, pair)),
    threshold: Float64Array.from(model.thresholds, (threshold, pair) => threshold / (scale[pair] ?? 1)),
    precision,
  };
}

function requireItems(
  { loadings, traits, uniquenesses, pairs, thresholds }: ThurstonianModel,
  traitCount: number,
): void {
  const items = loadings.length;
  if (traits.length !== items || uniquenesses.length !== items)
    throw new PsychometricsError('WRONG_SHAPE', 'every statement needs a loading, a trait and a uniqueness');
  if (thresholds.length !== pairs.length)
    throw new PsychometricsError('WRONG_SHAPE', `${pairs.length} pairs need as many thresholds`);
  if (![...loadings, ...uniquenesses, ...thresholds].every(Number.isFinite))
    throw new PsychometricsError('NOT_FINITE', 'the model holds a parameter that is not finite');
  const isIndex = (index: number, count: number) => Number.isInteger(index) && index >= 0 && index < count;
  if (!traits.every((trait) => isIndex(trait, traitCount)))
    throw new PsychometricsError('OUT_OF_RANGE', `traits are numbered 0–${traitCount - 1}`);
  if (!uniquenesses.every((uniqueness) => uniqueness >= 0))
    throw new PsychometricsError('OUT_OF_RANGE', 'uniquenesses must be ≥ 0');
  if (!pairs.every(([i, k]) => isIndex(i, items) && isIndex(k, items) && i !== k))
    throw new PsychometricsError('OUT_OF_RANGE', `a pair is two different statements of 0–${items - 1}`);
}

function scaleOf({ pairs, loadings, uniquenesses, thresholds }: ThurstonianModel, pair: number): number {
  const [i, k] = pairs[pair] ?? [0, 0];
  const variance = (uniquenesses[i] ?? 0) + (uniquenesses[k] ?? 0);
  if (!(variance > 0))
    throw new PsychometricsError('OUT_OF_RANGE', `pair ${pair} needs a statement with a positive uniqueness`);
  const scale = Math.sqrt(variance);
  const largest = Math.max(
    ...[loadings[i], loadings[k], thresholds[pair]].map((value = 0) => Math.abs(value)),
  );
  if (!(largest <= MOST_STANDARDISED * scale))
    throw new PsychometricsError(
      'OUT_OF_RANGE',
      `loadings and threshold of pair ${pair} are beyond ${MOST_STANDARDISED} times its unique deviation`,
    );
  return scale;
}

function precisionOf(correlations: ThurstonianModel['correlations']): Float64Array {
  const size = correlations.length;
  if (size === 0 || correlations.some((row) => row.length !== size))
    throw new PsychometricsError('WRONG_SHAPE', 'correlations must be a square matrix');
  const cells = Float64Array.from(correlations.flat());
  if (!cells.every(Number.isFinite))
    throw new PsychometricsError('NOT_FINITE', 'the correlations must be finite');
  const near = (value: number, target: number) => Math.abs(value - target) <= TOLERANCE;
  const isCorrelation = correlations.every((row, i) =>
    row.every((value, k) => near(value, i === k ? 1 : (correlations[k]?.[i] ?? Number.NaN))),
  );
  if (!isCorrelation)
    throw new PsychometricsError('OUT_OF_RANGE', 'correlations must be symmetric with 1 on the diagonal');
  const precision = invertPositiveDefinite(cells, size);
  if (precision === null)
    throw new PsychometricsError(
      'NOT_POSITIVE_DEFINITE',
      'the matrix of correlations is not positive definite',
    );
  return precision;
}
