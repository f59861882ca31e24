import { perScale, type PerScale, type ScaleKey } from '@/lib/scales';
import type { Norm, ScaleNorm } from './types';

/** A norm document as it is released and pinned. */
export type NormDocument = Readonly<{
  key: string;
  version: number;
  provisional: boolean;
  sample: Readonly<{ n: number; pseudoN: number }>;
  scales: Readonly<Record<ScaleKey, ScaleNorm>>;
  correlations: PerScale<PerScale<number>>;
}>;

/** The numbers of a norm document in the order and with the names that scoring takes. */
export function normOf({ key, version, provisional, sample, scales, correlations }: NormDocument): Norm {
  return {
    key,
    version,
    provisional,
    people: sample.n,
    n: sample.n === 0 ? sample.pseudoN : sample.n,
    scales: perScale((scale) => scales[scale]),
    correlations,
  };
}
