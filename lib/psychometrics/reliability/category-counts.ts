import { requireAnswerMatrix, type AnswerMatrix } from './answer-matrix';
import { PsychometricsError } from '../errors';

const BYTE_VALUES = 256;

/**
 * How often each answer was chosen, statement by statement, in one pass over bytes.
 *
 * @returns For each column the counts of the points from the lowest to the highest; open answers are not counted.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE for a format outside 1–127 or an answer outside the format.
 * @example categoryCounts({ answers: Uint8Array.of(1, 2, 1, 0), width: 2, format: { min: 1, max: 2 } }); // [2, 0], [0, 1]
 */
export function categoryCounts(matrix: AnswerMatrix): readonly Int32Array[] {
  requireAnswerMatrix(matrix);
  const { answers, width, format } = matrix;
  const counts = new Int32Array(width * BYTE_VALUES);
  for (let start = 0; start < answers.length; start += width) {
    for (let column = 0, base = 0; column < width; column += 1, base += BYTE_VALUES) {
      const cell = base + (answers[start + column] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return Array.from({ length: width }, (_, column) => {
    const own = counts.subarray(column * BYTE_VALUES, (column + 1) * BYTE_VALUES);
    const stray = own.findIndex((count, value) => count > 0 && value > 0 && !isInside(value, format));
    if (stray > 0) throw new PsychometricsError('OUT_OF_RANGE', `column ${column} holds the answer ${stray}`);
    return own.slice(format.min, format.max + 1);
  });
}

function isInside(value: number, { min, max }: AnswerMatrix['format']): boolean {
  return value >= min && value <= max;
}
