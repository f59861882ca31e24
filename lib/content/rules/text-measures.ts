/** Letters that make a stem: long enough to tell words apart, short enough to join the forms of one. */
const STEM_LETTERS = 5;
/** A word of more letters than this is long in LIX. */
const LIX_SHORT_WORD = 6;

/** The words of a text in lower case; a hyphen or an apostrophe (of either shape) inside a word belongs to it. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\p{L}+(?:[-']\p{L}+)*/gu) ?? []
  );
}

/**
 * LIX readability over all texts together: mean sentence length in words plus the percentage of long words.
 *
 * Under 40 reads easily in Swedish. Finnish, with its long words, lies about 25 higher for the same difficulty.
 *
 * @returns Index, 0 or more; 0 without words.
 * @see Björnsson (1968), Läsbarhet, as described in docs/questionnaire.md.
 * @example lix(['Jag läser den genast.', 'Du väntar.']); // 6 words, 2 sentences, no long word: 3
 */
export function lix(texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const sentences = texts.reduce(
    (sum, text) => sum + Math.max(1, text.match(/[.!?:]+(?=\s|$)/g)?.length ?? 0),
    0,
  );
  const long = words.filter((word) => word.replace(/\P{L}/gu, '').length > LIX_SHORT_WORD).length;
  return words.length / sentences + (100 * long) / words.length;
}

/** The stems of a text: the first letters of its words, each once. */
export function stemsOf(text: string): Set<string> {
  return new Set(wordsOf(text).map((word) => word.slice(0, STEM_LETTERS)));
}

/**
 * Share of stems that two texts have in common, seen from the one with fewer, so that a text inside a longer one shares all.
 *
 * @returns In [0, 1]; 0 when either has no word.
 * @example sharedStems('Luen viestin', 'Luen viestit uudelleen'); // 1: both stems of the shorter text
 */
export function sharedStems(a: string, b: string): number {
  const [first, second] = [stemsOf(a), stemsOf(b)];
  const smaller = Math.min(first.size, second.size);
  if (smaller === 0) return 0;
  return [...first].filter((stem) => second.has(stem)).length / smaller;
}
