import { covarianceMatrix } from '@/lib/stats/covariance';
import { PsychometricsError } from '../errors';
import { isTooFew } from '../scores/answered-share';
import { scaleReliability, type ScaleReliability } from './scale-reliability';

export type NamedScale = Readonly<{
  name: string;
  /** Columns of the rows, one or more, in the order of the scale. */
  columns: readonly number[];
}>;

export type ReliabilityInput = Readonly<{
  /** Closed response range in points; min < max. */
  format: Readonly<{ min: number; max: number }>;
  /** For each column, whether it is mirrored in the response range. */
  reversed: readonly boolean[];
  scales: readonly NamedScale[];
  /** Raw answers, person by person; null = open. */
  rows: readonly (readonly (number | null)[])[];
  /** Share of a scale that must be answered for a score, in (0, 1]; .8 by default. */
  minimumShare?: number;
}>;

export type ScaleReport = ScaleReliability &
  Readonly<{
    scale: string;
    /** People who answered every statement of the scale: all coefficients are theirs. */
    nComplete: number;
    /** Mean of the keyed answers of each person in points, null where too few are answered. */
    scores: readonly (number | null)[];
  }>;

export const DEFAULT_MINIMUM_SHARE = 0.8;

const FEWEST_PEOPLE = 2;

/**
 * Reliability of every scale of a form on its own complete cases (listwise within the scale), and each person's score.
 *
 * @returns One report per scale, in the order given.
 * @throws {PsychometricsError} WRONG_SHAPE for a row of another length or a scale without or with unknown columns;
 *   OUT_OF_RANGE for an answer outside the format, the format itself or the share.
 * @see docs/method/scores-and-reliability.md, "Reliability".
 * @example
 * reliabilityReport({ format: { min: 1, max: 5 }, reversed: [false, false], scales: [{ name: 's', columns: [0, 1] }],
 *   rows: [[1, 2], [3, 3], [5, 4]] })[0].alpha; // { value: 0.888…, reason: null }
 */
export function reliabilityReport(input: ReliabilityInput): readonly ScaleReport[] {
  requireForm(input);
  const keyed = input.rows.map((row) => keyedRow(row, input));
  return input.scales.map(({ name, columns }) => {
    requireColumns(columns, input.reversed.length);
    const own = keyed.map((row) => columns.map((column) => row[column] ?? null));
    const complete = own.filter((row): row is number[] => row.every((value) => value !== null));
    const covariance =
      complete.length < FEWEST_PEOPLE
        ? null
        : covarianceMatrix(Float64Array.from(complete.flat()), columns.length);
    return {
      scale: name,
      nComplete: complete.length,
      ...scaleReliability(covariance, complete.length, columns.length),
      scores: own.map((row) => scoreOf(row, input.minimumShare ?? DEFAULT_MINIMUM_SHARE)),
    };
  });
}

function scoreOf(row: readonly (number | null)[], minimumShare: number): number | null {
  let sum = 0;
  let answered = 0;
  for (const value of row) {
    if (value === null) continue;
    sum += value;
    answered += 1;
  }
  return isTooFew(answered, row.length, minimumShare) ? null : sum / answered;
}

function keyedRow(
  row: readonly (number | null)[],
  { format: { min, max }, reversed }: ReliabilityInput,
): readonly (number | null)[] {
  if (row.length !== reversed.length)
    throw new PsychometricsError('WRONG_SHAPE', `a row of ${row.length} for ${reversed.length} statements`);
  return row.map((value, column) => {
    if (value === null) return null;
    if (!(value >= min && value <= max))
      throw new PsychometricsError('OUT_OF_RANGE', `an answer requires [${min}, ${max}], got ${value}`);
    return reversed[column] === true ? min + max - value : value;
  });
}

function requireForm({ format: { min, max }, minimumShare = DEFAULT_MINIMUM_SHARE }: ReliabilityInput): void {
  if (!(Number.isFinite(min) && Number.isFinite(max) && min < max))
    throw new PsychometricsError('OUT_OF_RANGE', `the format must have min < max, got ${min}–${max}`);
  if (!(minimumShare > 0 && minimumShare <= 1))
    throw new PsychometricsError('OUT_OF_RANGE', `the share must be in (0, 1], got ${minimumShare}`);
}

function requireColumns(columns: readonly number[], width: number): void {
  const isInside = columns.every((column) => Number.isInteger(column) && column >= 0 && column < width);
  if (columns.length === 0 || !isInside)
    throw new PsychometricsError(
      'WRONG_SHAPE',
      `a scale of columns ${columns.join(', ')} in rows of ${width}`,
    );
}
