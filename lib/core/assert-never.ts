/**
 * Makes a `switch` exhaustive at compile time and loud at run time.
 *
 * @throws {Error} always: the value belongs to no known case.
 */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
