/** Halving alone would need about 1100 steps in the worst case; a root that is not found by then has no bracket. */
const MAX_STEPS = 2000;

type Bracket = { a: number; b: number; c: number; fa: number; fb: number; fc: number };

/**
 * A root of a continuous function between two points of different sign (Brent 1973): inverse quadratic interpolation
 * and secants, halving where they do not help.
 *
 * @param f Any continuous function.
 * @param low One end; f has there the other sign than at `high`, or one of them is the root.
 * @param high The other end.
 * @param tolerance How far the result may lie from the root, in units of x; 0 asks for machine precision.
 * @throws {RangeError} when f has the same sign at both ends or is NaN there.
 * @example findRoot((x) => x * x - 2, 0, 2, 0); // 1.4142135623730951
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance: number): number {
  const at: Bracket = { a: low, b: high, c: low, fa: f(low), fb: f(high), fc: 0 };
  if (!(at.fa * at.fb <= 0)) throw new RangeError(`no change of sign between ${low} and ${high}`);
  at.fc = at.fa;
  let step = at.b - at.a;
  let previous = step;
  for (let count = 0; count < MAX_STEPS; count += 1) {
    if (isOneSided(at)) {
      step = at.b - at.a;
      previous = step;
    }
    if (Math.abs(at.fc) < Math.abs(at.fb)) swapBest(at);
    const enough = 2 * Number.EPSILON * Math.abs(at.b) + tolerance / 2;
    const half = (at.c - at.b) / 2;
    if (Math.abs(half) <= enough || at.fb === 0) return at.b;
    const useful = usefulStep(at, half, previous, enough);
    previous = useful === null ? half : step;
    step = useful ?? half;
    at.a = at.b;
    at.fa = at.fb;
    at.b += Math.abs(step) > enough ? step : Math.sign(half) * enough;
    at.fb = f(at.b);
  }
  return at.b;
}

/** Restores the change of sign between b and c where the last step lost it. */
function isOneSided(at: Bracket): boolean {
  if (Math.sign(at.fb) !== Math.sign(at.fc)) return false;
  at.c = at.a;
  at.fc = at.fa;
  return true;
}

/** An interpolated step that stays inside and shrinks fast enough; otherwise null, and halving is safer. */
function usefulStep(at: Bracket, half: number, previous: number, enough: number): number | null {
  if (Math.abs(previous) < enough || Math.abs(at.fa) <= Math.abs(at.fb)) return null;
  const step = interpolated(at);
  const widest = Math.min(1.5 * Math.abs(half) - enough / 2, Math.abs(previous) / 2);
  return step / half > 0 && Math.abs(step) < widest ? step : null;
}

/** Makes b the better of the two ends. */
function swapBest(at: Bracket): void {
  at.a = at.b;
  at.b = at.c;
  at.c = at.a;
  at.fa = at.fb;
  at.fb = at.fc;
  at.fc = at.fa;
}

/** The step from b that a secant (two points) or an inverse parabola (three points) proposes. */
function interpolated({ a, b, c, fa, fb, fc }: Bracket): number {
  const s = fb / fa;
  if (a === c) return ((c - b) * s) / (s - 1);
  const q = fa / fc;
  const r = fb / fc;
  const p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
  return -p / ((q - 1) * (r - 1) * (s - 1));
}
