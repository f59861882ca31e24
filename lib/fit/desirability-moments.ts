import { normalCdf, normalPdf } from '@/lib/stats/normal-distribution';
import { desirability, type ScaleTarget } from './desirability';

export type Moments = Readonly<{ mean: number; variance: number }>;

/** A straight piece of the desirability, a + b T for T in (from, to). */
type Piece = Readonly<{ a: number; b: number; from: number; to: number }>;

/**
 * Mean and variance of the desirability when the score is normal around what was observed: closed form, piece by piece.
 * It is the cross-check of the convolution and gives `expected` and `sd`.
 *
 * @param t Observed score in T.
 * @param sem Standard error in T, ≥ 0.
 * @throws {FitError} as {@link desirability}.
 * @see docs/method.md, "Uncertainty of the fit".
 */
export function desirabilityMoments(t: number, sem: number, target: ScaleTarget): Moments {
  if (sem === 0) return { mean: desirability(t, target), variance: 0 };
  let first = 0;
  let second = 0;
  for (const piece of pieces(target)) {
    const [pieceFirst, pieceSecond] = partialMoments(piece, t, sem);
    first += pieceFirst;
    second += pieceSecond;
  }
  // Cancellation can leave −1e-17 where the desirability is certain.
  return { mean: first, variance: Math.max(0, second - first * first) };
}

function pieces({ lower, upper, shoulder }: ScaleTarget): readonly Piece[] {
  const rising = { a: 1 - lower / shoulder, b: 1 / shoulder, from: lower - shoulder, to: lower };
  const full = { a: 1, b: 0, from: lower, to: upper ?? Number.POSITIVE_INFINITY };
  if (upper === null) return [rising, full];
  return [rising, full, { a: 1 + upper / shoulder, b: -1 / shoulder, from: upper, to: upper + shoulder }];
}

/** E[d; from < T < to] and E[d²; from < T < to] for T normal with mean t and SD s. */
function partialMoments({ a, b, from, to }: Piece, t: number, s: number): readonly [number, number] {
  const low = (from - t) / s;
  const high = (to - t) / s;
  const mass = normalCdf(high) - normalCdf(low);
  const density = normalPdf(high) - normalPdf(low);
  const m1 = t * mass - s * density;
  const m2 = (t * t + s * s) * mass - 2 * t * s * density - s * s * (weighted(high) - weighted(low));
  return [a * mass + b * m1, a * a * mass + 2 * a * b * m1 + b * b * m2];
}

/** z φ(z), which is 0 at infinity. */
function weighted(z: number): number {
  return Number.isFinite(z) ? z * normalPdf(z) : 0;
}
