/**
 * What a spreadsheet program might run: a sign of a formula, in its narrow or its wide form, also behind spaces, line
 * breaks or apostrophes.
 */
const FORMULA_START = /^'*\s*[=+\-@|＝＋－＠]|^'*[\t\r\n]/;

/**
 * A text that no spreadsheet program takes for a formula: an apostrophe stands before what could be one. For texts only: a
 * number that is written as a number runs nothing, with or without its minus.
 *
 * @example guardFormula('=1+1'); // "'=1+1"
 */
export function guardFormula(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** The text as it was before {@link guardFormula}. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && FORMULA_START.test(text) ? text.slice(1) : text;
}
