import { PsychometricsError } from '../errors';

/** Mean squares of a table of targets × raters with one rating in each cell. */
export type TwoWayMeanSquares = Readonly<{
  targets: number;
  raters: number;
  /** Between targets, MSB. */
  between: number;
  /** Within targets, MSW: raters and error together. */
  within: number;
  /** Between raters, MSJ. */
  judges: number;
  /** Residual, MSE. */
  error: number;
}>;

/** A sum of squares below this share of the total is rounding, not variance. */
const ROUNDING = 1e-13;
/** The squares of larger ratings would leave the range of numbers. */
const LARGEST = 1e100;

/**
 * Two-way analysis of variance without repetition: MSB, MSW, MSJ and MSE.
 *
 * @param ratings One row for each target, one column for each rater; two or more of both.
 * @throws {PsychometricsError} TOO_FEW for fewer than two targets or raters, WRONG_SHAPE for rows of different length,
 * NOT_FINITE, OUT_OF_RANGE beyond 10¹⁰⁰.
 * @see Shrout & Fleiss 1979, table 3.
 * @example twoWayMeanSquares([[1, 2], [3, 5]]); // between 6.25, within 1.25, judges 2.25, error 0.25
 */
export function twoWayMeanSquares(ratings: readonly (readonly number[])[]): TwoWayMeanSquares {
  const { targets, raters } = shapeOf(ratings);
  if (targets < 2 || raters < 2)
    throw new PsychometricsError(
      'TOO_FEW',
      `two targets and two raters are required, got ${targets} × ${raters}`,
    );
  const columns = new Array<number>(raters).fill(0);
  const rows = ratings.map((row) => row.reduce((sum, value) => sum + value, 0) / raters);
  for (const row of ratings) {
    for (const [rater, value] of row.entries()) columns[rater] = (columns[rater] ?? 0) + value / targets;
  }
  const grand = rows.reduce((sum, value) => sum + value, 0) / targets;
  let [total, error] = [0, 0];
  for (const [target, row] of ratings.entries()) {
    for (const [rater, value] of row.entries()) {
      total += (value - grand) ** 2;
      error += (value - (rows[target] ?? grand) - (columns[rater] ?? grand) + grand) ** 2;
    }
  }
  const real = (sum: number) => (sum > ROUNDING * Math.max(total, grand * grand * ROUNDING) ? sum : 0);
  const between = real(raters * squaresAround(rows, grand));
  const judges = real(targets * squaresAround(columns, grand));
  const residual = real(error);
  return {
    targets,
    raters,
    between: between / (targets - 1),
    within: (judges + residual) / (targets * (raters - 1)),
    judges: judges / (raters - 1),
    error: residual / ((targets - 1) * (raters - 1)),
  };
}

/**
 * How many targets and raters a table has.
 *
 * @throws {PsychometricsError} WRONG_SHAPE for rows of different length, NOT_FINITE, OUT_OF_RANGE beyond 10¹⁰⁰.
 * @example shapeOf([[1, 2, 3], [3, 5, 4]]); // { targets: 2, raters: 3 }
 */
export function shapeOf(ratings: readonly (readonly number[])[]) {
  const raters = ratings[0]?.length ?? 0;
  for (const [target, row] of ratings.entries()) {
    if (row.length !== raters)
      throw new PsychometricsError(
        'WRONG_SHAPE',
        `target ${target} has ${row.length} ratings, not ${raters}`,
      );
    if (!row.every(Number.isFinite))
      throw new PsychometricsError('NOT_FINITE', `target ${target} has a rating that is no number`);
    if (row.some((value) => Math.abs(value) > LARGEST))
      throw new PsychometricsError('OUT_OF_RANGE', `target ${target} has a rating beyond ${LARGEST}`);
  }
  return { targets: ratings.length, raters };
}

function squaresAround(values: readonly number[], centre: number): number {
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
