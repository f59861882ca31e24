/** Statements answered in a minute at an easy pace: twelve seconds each. */
const STATEMENTS_A_MINUTE = 5;

/**
 * About how long a form takes, in whole minutes, as invitations and the start page say it.
 *
 * @example answeringMinutes(72); // 15
 */
export function answeringMinutes(statements: number): number {
  return Math.ceil(statements / STATEMENTS_A_MINUTE);
}
