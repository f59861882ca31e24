import { PsychometricsError } from '../errors';

/** An open statement in a matrix of answers. */
export const NO_ANSWER = 0;

const HIGHEST_POINT = 127;

/** Raw answers of many people as bytes. */
export type AnswerMatrix = Readonly<{
  /** Person by person, in the order of the statements; {@link NO_ANSWER} where open. */
  answers: Uint8Array;
  /** Statements of a person. */
  width: number;
  /** Closed response range in points, inside 1–127. */
  format: Readonly<{ min: number; max: number }>;
}>;

/** The statements of one scale. */
export type ScaleItems = Readonly<{
  /** Columns of the answer matrix, one or more, in the order of the scale. */
  columns: readonly number[];
  /** Of each, whether it is mirrored in the response range. */
  reversed: readonly boolean[];
}>;

/**
 * Whether the answer at a position is open.
 *
 * @throws {PsychometricsError} OUT_OF_RANGE for an answer outside the format.
 */
export function isGap({ answers, format }: AnswerMatrix, position: number): boolean {
  const value = answers[position] ?? 0;
  if (value !== NO_ANSWER && !(value >= format.min && value <= format.max)) {
    throw new PsychometricsError(
      'OUT_OF_RANGE',
      `position ${position} requires [${format.min}, ${format.max}], got ${value}`,
    );
  }
  return value === NO_ANSWER;
}

/**
 * Refuses a matrix of the wrong form; its values are checked where they are read.
 *
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE.
 */
export function requireAnswerMatrix({ answers, width, format: { min, max } }: AnswerMatrix): void {
  if (!(Number.isInteger(width) && width > 0 && answers.length % width === 0)) {
    throw new PsychometricsError('WRONG_SHAPE', `${answers.length} answers do not fill rows of ${width}`);
  }
  const isFormat = Number.isInteger(min) && Number.isInteger(max);
  if (!(isFormat && min > NO_ANSWER && min < max && max <= HIGHEST_POINT))
    throw new PsychometricsError('OUT_OF_RANGE', `the format must be inside 1–127, got ${min}–${max}`);
}

/**
 * Refuses a scale without statements or with columns outside the rows.
 *
 * @throws {PsychometricsError} WRONG_SHAPE.
 */
export function requireScaleItems({ width }: AnswerMatrix, { columns, reversed }: ScaleItems): void {
  const isInside = columns.every((column) => Number.isInteger(column) && column >= 0 && column < width);
  if (columns.length === 0 || columns.length !== reversed.length || !isInside) {
    throw new PsychometricsError(
      'WRONG_SHAPE',
      `a scale of columns ${columns.join(', ')} in rows of ${width}`,
    );
  }
}
