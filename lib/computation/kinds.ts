import { computeItemAnalysis } from './item-analysis';

/** What a computation is called with: reports how far it is, as a share from 0 to 1. */
export type Progress = (share: number) => void;

/**
 * Every computation that may take longer than 50 ms, by name: pure functions of plain data, so that they run in a
 * thread of their own and the same call on the command line gives the same numbers.
 */
export const COMPUTATIONS = {
  itemAnalysis: computeItemAnalysis,
} as const satisfies Record<string, (input: never, onProgress: Progress) => unknown>;

export type ComputationKind = keyof typeof COMPUTATIONS;
export type ComputationInput<K extends ComputationKind> = Parameters<(typeof COMPUTATIONS)[K]>[0];
export type ComputationResult<K extends ComputationKind> = ReturnType<(typeof COMPUTATIONS)[K]>;

/** What the thread sends: progress any number of times, then one of the other two. */
export type ThreadMessage =
  | Readonly<{ type: 'progress'; share: number }>
  | Readonly<{ type: 'result'; result: unknown }>
  | Readonly<{ type: 'failed'; name: string; message: string }>;
