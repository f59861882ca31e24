/** Shortest run that may be flagged; on a longer form half of its statements. */
const RUN_MIN = 8;
const FORM_SHARE = 0.5;

/**
 * Longest run of equal RAW answers in administered order (Johnson 2005); an open statement ends a run.
 *
 * @param answers As chosen, before keying; null = open.
 * @returns 0 without any answer.
 * @example longString([3, 3, null, 3, 4, 4, 4]); // 3
 */
export function longString(answers: readonly (number | null)[]): number {
  let longest = 0;
  let run = 0;
  let previous: number | null = null;
  for (const value of answers) {
    if (value === null) run = 0;
    else run = value === previous ? run + 1 : 1;
    previous = value;
    longest = Math.max(longest, run);
  }
  return longest;
}

/**
 * The run from which on a person is flagged, max(8, half of the statements). For a form with keys in both directions:
 * on a block that is all keyed one way the same answer throughout may be honest.
 *
 * @param statements Administered statements on one response format.
 * @example longStringLimit(25); // 13
 */
export function longStringLimit(statements: number): number {
  return Math.max(RUN_MIN, Math.ceil(FORM_SHARE * statements));
}
