type Named = Readonly<{ number: number; name: string | null }>;

/** What HR calls a rater: the name while it is known, else the number. */
export function raterName(rater: Named, words: (values: { number: number }) => string): string {
  return rater.name ?? words({ number: rater.number });
}
