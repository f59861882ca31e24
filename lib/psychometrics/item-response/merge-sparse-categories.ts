import { NO_RESPONSE } from './expected-a-posteriori';
import { categoryCounts, type ResponseMatrix } from './response-matrix';

/** Fewer answers than this say too little about a threshold. */
export const MIN_CATEGORY_ANSWERS = 10;

/** What was done to one item, for the record: answers must be recoded by it before they meet the bank. */
export type MergedItem = Readonly<{
  item: number;
  /** New category of each old one. */
  categoryOf: readonly number[];
}>;

export type MergedResponses = Readonly<{ responses: ResponseMatrix; merged: readonly MergedItem[] }>;

/**
 * Joins categories with too few answers to a neighbour: the outermost to the next one inwards, an inner one to the
 * smaller of its neighbours. Numbers close up, order stays.
 *
 * @param minimum Answers that a category needs; 0 leaves everything as it is.
 * @example mergeSparseCategories(responses, 10).merged; // [{ item: 0, categoryOf: [0, 0, 1, 2] }]
 */
export function mergeSparseCategories(
  responses: ResponseMatrix,
  minimum: number = MIN_CATEGORY_ANSWERS,
): MergedResponses {
  const maps = categoryCounts(responses).map((counts) => mergedCategories(counts, minimum));
  const merged = maps.flatMap((categoryOf, item) =>
    categoryOf.every((to, from) => to === from) ? [] : [{ item, categoryOf }],
  );
  if (merged.length === 0) return { responses, merged };
  const answers = responses.answers.map((category, index) =>
    category === NO_RESPONSE ? NO_RESPONSE : (maps[index % responses.items]?.[category] ?? category),
  );
  return { responses: { ...responses, answers }, merged };
}

function mergedCategories(counts: readonly number[], minimum: number): readonly number[] {
  const groups = counts.map((count, category) => ({ count, categories: [category] }));
  for (;;) {
    const sparse = groups.findIndex(({ count }) => count < minimum);
    if (sparse < 0 || groups.length === 1) break;
    const neighbour = neighbourOf(
      groups.map(({ count }) => count),
      sparse,
    );
    const [low, high] = [Math.min(sparse, neighbour), Math.max(sparse, neighbour)];
    const joined = groups.splice(low, high - low + 1);
    groups.splice(low, 0, {
      count: joined.reduce((sum, { count }) => sum + count, 0),
      categories: joined.flatMap(({ categories }) => categories),
    });
  }
  return counts.map((_, category) => groups.findIndex(({ categories }) => categories.includes(category)));
}

function neighbourOf(counts: readonly number[], index: number): number {
  if (index === 0) return 1;
  if (index === counts.length - 1) return index - 1;
  return (counts[index - 1] ?? 0) <= (counts[index + 1] ?? 0) ? index - 1 : index + 1;
}
