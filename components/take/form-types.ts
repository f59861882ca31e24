/** The form as the candidate's browser knows it: opaque ids and words, in order. */
export type Statements = readonly Readonly<{ id: string; text: string }>[];
export type Options = readonly Readonly<{ value: number; label: string }>[];

/** By statement id: the choice, or null where it was passed over; absent = still open. */
export type Choices = Readonly<Record<string, number | null>>;

/** As the server gave them, with the revision that an unsent answer is compared with. */
export type Given = Readonly<Record<string, Readonly<{ value: number | null; revision: string }>>>;

export function countAnswered(statements: Statements, choices: Choices): number {
  return statements.filter(({ id }) => typeof choices[id] === 'number').length;
}
