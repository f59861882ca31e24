import type { QuietNumber } from '../ui/quiet-link';

/** One person of a list that is ordered by name. */
export type FitIntervalRow = Readonly<{
  id: string;
  name: QuietNumber;
  result:
    | Readonly<{
        status: 'fitted';
        fit: number;
        low: number;
        high: number;
        fitText: QuietNumber;
        /** "range 79–94" */
        intervalText: string;
        /** Cannot be told apart from the other tied people. */
        tied: boolean;
        /** "in the same group", "clearly apart from the others" */
        note: string;
      }>
    | Readonly<{ status: 'noFit'; note: string }>;
}>;

export type FitIntervalWords = Readonly<{
  person: string;
  fit: string;
  interval: string;
  group: string;
  asTable: string;
}>;

/**
 * The stretch that the intervals of all tied people share, drawn as a block; none when fewer than two are tied
 * or when their intervals have nothing in common.
 */
export function sharedStretch(
  rows: readonly FitIntervalRow[],
): Readonly<{ from: number; to: number }> | null {
  const tied = rows.flatMap(({ result }) => (result.status === 'fitted' && result.tied ? [result] : []));
  if (tied.length < 2) return null;
  const from = Math.max(...tied.map(({ low }) => low));
  const to = Math.min(...tied.map(({ high }) => high));
  return from < to ? { from, to } : null;
}
