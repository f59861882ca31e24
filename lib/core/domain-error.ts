/**
 * An input that the pure domain refuses: a bug or bad data, never something to show to a user as it is.
 * Expected outcomes are values, not errors.
 */
export abstract class DomainError<Code extends string> extends Error {
  readonly code: Code;
  /** The message without the code. */
  readonly detail: string;

  constructor(name: string, code: Code, detail: string) {
    super(`${code}: ${detail}`);
    // Minifiers rename classes; the name in a log must not change with them.
    this.name = name;
    this.code = code;
    this.detail = detail;
  }
}
