import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { JsonValue } from '@/lib/core/canonical-json';

/** Results a function keeps; the longest unused goes first. */
const MOST_RESULTS = 64;

/**
 * A pure function that remembers its last results by the content of its input, so that what has not changed is not
 * computed again for the next reader. Nothing has to be told when something changes: other content is another input.
 *
 * Only the digest of an input is kept; give it no names, so that a result holds none after somebody was erased.
 *
 * @param compute Takes finite numbers, strings, booleans, null and lists and objects of these.
 * @see docs/decisions/0023-remembered-results.md
 * @example const squares = remembered((all: number[]) => all.map((x) => x * x)); squares([3]); // [9]
 */
export function remembered<In extends JsonValue, Out extends object>(
  compute: (input: In) => Out,
): (input: In) => Out {
  const results = new LRUCache<string, Out>({ max: MOST_RESULTS });
  return (input) => {
    const digest = createHash('sha256').update(JSON.stringify(input)).digest('base64');
    const known = results.get(digest);
    if (known !== undefined) return known;
    const result = compute(input);
    results.set(digest, result);
    return result;
  };
}
