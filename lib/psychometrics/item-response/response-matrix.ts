import { PsychometricsError } from '../errors';
import { NO_RESPONSE } from './expected-a-posteriori';

/** Answers of many people to graded items. */
export type ResponseMatrix = Readonly<{
  /** Categories from 0, person by person; {@link NO_RESPONSE} where missing. */
  answers: Int16Array;
  people: number;
  items: number;
}>;

/** More categories than any answer format has; a larger number is no category. */
const MAX_CATEGORY = 99;

/**
 * Packs answers into one array.
 *
 * @param rows People × items; categories are whole numbers from 0, null is missing.
 * @throws {PsychometricsError} WRONG_SHAPE when the rows differ in length; OUT_OF_RANGE for a value that is no category.
 * @example responseMatrix([[0, 1], [1, null]]); // { answers: [0, 1, 1, −1], people: 2, items: 2 }
 */
export function responseMatrix(rows: readonly (readonly (number | null)[])[]): ResponseMatrix {
  const items = rows[0]?.length ?? 0;
  const answers = new Int16Array(rows.length * items);
  rows.forEach((row, person) => {
    if (row.length !== items)
      throw new PsychometricsError(
        'WRONG_SHAPE',
        `row ${person} has ${row.length} answers instead of ${items}`,
      );
    for (let item = 0; item < items; item += 1) {
      answers[person * items + item] = categoryOf(row[item] ?? null, person, item);
    }
  });
  return { answers, people: rows.length, items };
}

function categoryOf(value: number | null, person: number, item: number): number {
  if (value === null) return NO_RESPONSE;
  if (Number.isInteger(value) && value >= 0 && value <= MAX_CATEGORY) return value;
  throw new PsychometricsError(
    'OUT_OF_RANGE',
    `row ${person}, item ${item} requires a category from 0, got ${value}`,
  );
}

/**
 * How often each category of each item was chosen, up to the highest that was.
 *
 * @example categoryCounts(responseMatrix([[0, 1], [1, null], [1, 0]])); // [[1, 2], [1, 1]]
 */
export function categoryCounts({ answers, people, items }: ResponseMatrix): readonly (readonly number[])[] {
  return Array.from({ length: items }, (_, item) => {
    const counts: number[] = [];
    for (let person = 0; person < people; person += 1) {
      const category = answers[person * items + item] ?? NO_RESPONSE;
      if (category === NO_RESPONSE) continue;
      while (counts.length <= category) counts.push(0);
      counts[category] = (counts[category] ?? 0) + 1;
    }
    return counts;
  });
}
