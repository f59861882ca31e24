/** How a person is called on staff pages. Pages make the words; a hidden name never reaches them. */
export type ShownName = Readonly<
  | { status: 'named'; name: string }
  | { status: 'erased' }
  /** Names are hidden in this assessment, and nobody has revealed this one yet. */
  | { status: 'hidden'; number: number }
>;

export type NamedRow = Readonly<{
  name: string | null;
  erasedAt: Date | null;
  /** Of the assessment. */
  blind: boolean;
  /** Of the attempt; drawn by chance, stable. */
  number: number;
  revealedAt: Date | null;
}>;

/** The one place that decides whether a name is shown. Everything that shows candidates to staff asks here. */
export function shownName({ name, erasedAt, blind, number, revealedAt }: NamedRow): ShownName {
  if (erasedAt !== null || name === null) return { status: 'erased' };
  return blind && revealedAt === null ? { status: 'hidden', number } : { status: 'named', name };
}
