import { normalCdf, normalPdf } from '@/lib/stats/normal-distribution';

/** First and second derivative of log Φ, with the sign of the second turned. */
export type MillsRatio = Readonly<{
  /** r = φ(z) / Φ(z), > 0. */
  ratio: number;
  /** r (r + z), in (0, 1). */
  curvature: number;
}>;

/** Below this the sum r + z loses digits, and the continued fraction converges fast. */
const TAIL = -4;
/** Enough for full precision at the border of the tail. */
const TERMS = 60;

/**
 * Inverse Mills ratio r = φ(z) / Φ(z) and r (r + z), to full precision also in the far tail, where both φ and Φ
 * underflow: there r = x + 1/(x + 2/(x + 3/(x + …))) with x = −z, and r + z is the fraction itself.
 *
 * @param z Any finite number.
 * @see Abramowitz & Stegun 1964, 26.2.14.
 * @example inverseMillsRatio(0).ratio; // 0.7978845608028654
 */
export function inverseMillsRatio(z: number): MillsRatio {
  if (z > TAIL) {
    const ratio = normalPdf(z) / normalCdf(z);
    return { ratio, curvature: ratio * (ratio + z) };
  }
  const x = -z;
  let rest = 0;
  for (let term = TERMS; term >= 1; term -= 1) rest = term / (x + rest);
  return { ratio: x + rest, curvature: (x + rest) * rest };
}
