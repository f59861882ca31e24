/** Statements in one stretch of the form, as the figure shows them. */
const STRETCH = 6;

/** How many people stopped after so many statements; null when they had answered the whole form. */
export type Stop = Readonly<{ position: number | null; count: number }>;

export type DropOff = Readonly<{
  stretches: readonly Readonly<{
    /** First and last statement, from 1. */
    from: number;
    to: number;
    /** People who left before answering a statement of it. */
    count: number;
  }>[];
  /** People who had answered everything and did not hand in. */
  atEnd: number;
}>;

/**
 * Where people leave a form: the statement after their last answer, gathered into stretches of six.
 *
 * @returns Stretches from the first statement to the last one where anybody stopped, empty ones in between too.
 * @example dropOff([{ position: 0, count: 2 }, { position: 7, count: 1 }]).stretches
 *   // => [{ from: 1, to: 6, count: 2 }, { from: 7, to: 12, count: 1 }]
 */
export function dropOff(stops: readonly Stop[]): DropOff {
  const counts = new Map<number, number>();
  let atEnd = 0;
  for (const { position, count } of stops) {
    if (position === null) atEnd += count;
    else add(counts, Math.floor(position / STRETCH), count);
  }
  const length = Math.max(-1, ...counts.keys()) + 1;
  const stretches = Array.from({ length }, (_, index) => ({
    from: index * STRETCH + 1,
    to: (index + 1) * STRETCH,
    count: counts.get(index) ?? 0,
  }));
  return { stretches, atEnd };
}

function add(counts: Map<number, number>, index: number, count: number): void {
  counts.set(index, (counts.get(index) ?? 0) + count);
}
