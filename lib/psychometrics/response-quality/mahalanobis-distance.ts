import { chiSquareQuantile } from '@/lib/stats/chi-square-distribution';
import { columnMeans, covarianceMatrix } from '@/lib/stats/covariance';
import { cholesky } from '@/lib/stats/symmetric-matrix';
import { PsychometricsError } from '../errors';

/** People needed for each column, so that the covariances are worth inverting. */
const PEOPLE_PER_COLUMN = 10;

/** Chance of an ordinary person under normality; answers in categories give three to five times as many. */
const TAIL = 0.001;

export type MahalanobisDistances =
  | Readonly<{ status: 'estimated'; /** One per person, ≥ 0. */ distances: Float64Array }>
  | Readonly<{ status: 'none'; reason: 'tooFewPeople' | 'singular' }>;

/**
 * Squared Mahalanobis distance of each person from the mean of all, (x − m)′ S⁻¹ (x − m), S with n − 1 (Mahalanobis
 * 1936). Needs complete data and more than ten people a column; keys do not change it.
 *
 * @param data Row by row, finite numbers.
 * @param columns Numbers of a row.
 * @param peoplePerColumn n must be above this times the columns.
 * @returns The distances, or why not: too few people, or columns that determine each other (also one that never varies).
 * @throws {PsychometricsError} WRONG_SHAPE; NOT_FINITE.
 * @example mahalanobisDistances(Float64Array.of(1, 2, 3, 4, 10), 1, 1); // distances [0.72, 0.32, 0.08, 0, 2.88]
 */
export function mahalanobisDistances(
  data: Float64Array,
  columns: number,
  peoplePerColumn = PEOPLE_PER_COLUMN,
): MahalanobisDistances {
  const people = data.length / columns;
  if (!(Number.isInteger(columns) && columns > 0 && Number.isInteger(people)))
    throw new PsychometricsError('WRONG_SHAPE', `${data.length} answers do not fill rows of ${columns}`);
  if (!data.every(Number.isFinite))
    throw new PsychometricsError('NOT_FINITE', 'distances need complete, finite data');
  if (!(people > Math.max(1, peoplePerColumn * columns))) return { status: 'none', reason: 'tooFewPeople' };
  const factor = cholesky(covarianceMatrix(data, columns), columns);
  if (factor === null) return { status: 'none', reason: 'singular' };
  const means = columnMeans(data, columns);
  const distances = new Float64Array(people);
  const solved = new Float64Array(columns);
  for (let person = 0; person < people; person += 1) {
    distances[person] = squaredLength(
      data.subarray(person * columns, (person + 1) * columns),
      means,
      factor,
      solved,
    );
  }
  return { status: 'estimated', distances };
}

/**
 * The distance from which on a person is flagged: quantile .999 of χ² with as many degrees of freedom as columns.
 *
 * @throws {PsychometricsError} OUT_OF_RANGE for fewer than one column.
 * @example mahalanobisLimit(25); // 52.61965577617…
 */
export function mahalanobisLimit(columns: number): number {
  if (!(Number.isInteger(columns) && columns > 0))
    throw new PsychometricsError('OUT_OF_RANGE', `columns, got ${columns}`);
  return chiSquareQuantile(1 - TAIL, columns);
}

/** Solves L y = x − m by forward substitution; the distance is |y|². */
function squaredLength(
  row: Float64Array,
  means: Float64Array,
  factor: Float64Array,
  solved: Float64Array,
): number {
  const size = row.length;
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    let rest = at(row, i) - at(means, i);
    for (let j = 0; j < i; j += 1) rest -= at(factor, i * size + j) * at(solved, j);
    const value = rest / at(factor, i * size + i);
    solved[i] = value;
    sum += value * value;
  }
  return sum;
}

/** Reads inside the array; the fallback satisfies the type checker and is compiled away. */
function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
