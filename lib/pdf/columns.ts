/** How wide a column could be: its longest word, and its longest text on one line. */
export type ColumnNeed = Readonly<{ least: number; most: number }>;

/** A column does not take more than this share of what is left over because of one very long text. */
const LONGEST_SHARE = 0.62;

/**
 * Widths of columns that fill a line: every column gets its longest word, and what is left goes where texts are longer.
 * Where even the words do not fit, all columns shrink alike.
 *
 * @returns One width for each column, summing to `total`.
 * @example columnWidths([{ least: 10, most: 10 }, { least: 20, most: 20 }], 60); // [20, 40]
 */
export function columnWidths(needs: readonly ColumnNeed[], total: number): readonly number[] {
  const least = sum(needs.map((need) => need.least));
  if (least >= total) return needs.map((need) => (need.least / least) * total);
  const capped = needs.map(({ least: words, most }) =>
    Math.max(words, Math.min(most, total * LONGEST_SHARE)),
  );
  const wanted = sum(capped);
  if (wanted <= total) return spread(capped, total - wanted, capped);
  const extra = capped.map((most, index) => most - (needs[index]?.least ?? 0));
  return spread(
    needs.map((need) => need.least),
    total - least,
    extra,
  );
}

/** Adds to each width its part of the room. */
function spread(widths: readonly number[], room: number, parts: readonly number[]): readonly number[] {
  const whole = sum(parts);
  return widths.map(
    (width, index) => width + (whole === 0 ? 1 / widths.length : (parts[index] ?? 0) / whole) * room,
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
