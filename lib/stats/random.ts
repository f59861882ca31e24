import { positive } from './parameters';

/** A stream of pseudo-random numbers; the same seed gives the same numbers everywhere. */
export type RandomSource = Readonly<{
  /** Uniform on (0, 1), both ends excluded, 52 bits. */
  uniform: () => number;
  /** Whole number from 0 to below − 1, each equally likely. */
  integer: (below: number) => number;
  /** Standard normal. */
  normal: () => number;
  /** Gamma of unit rate. */
  gamma: (shape: number) => number;
  /** Shares that sum to 1. */
  dirichlet: (shapes: readonly number[]) => number[];
}>;

const TWO_32 = 4_294_967_296;
const TWO_20 = 1_048_576;
/** Drawn and thrown away, so that near seeds start far apart. */
const WARM_UP = 16;

/**
 * Random numbers from a seed: the generator sfc32 (Doty-Humphrey 2010; 128 bits of state, period at least 2³²), normal
 * numbers by the polar method (Marsaglia & Bray 1964), gamma by Marsaglia & Tsang (2000). For simulation and resampling;
 * not for secrets.
 *
 * @param seed Whole number from 0 to 2⁵³ − 1.
 * @throws {RangeError} for another seed; the methods throw it for a shape that is not positive, a range that is not a
 * whole number from 1 to 2³², or no shapes.
 * @example randomSource(1).uniform(); // 0.25165802515711133
 */
export function randomSource(seed: number): RandomSource {
  if (!(Number.isSafeInteger(seed) && seed >= 0))
    throw new RangeError(`seed must be a whole number ≥ 0, got ${seed}`);
  const bits = smallFastCounter(seed);
  const uniform = () => ((bits() >>> 0) * TWO_20 + (bits() >>> 12) + 0.5) / (TWO_32 * TWO_20);
  const normal = polarNormal(uniform);
  const gamma = (shape: number) => Math.exp(logGammaDraw(positive('shape', shape), uniform, normal));
  return {
    uniform,
    integer: (below) => integerBelow(below, bits),
    normal,
    gamma,
    dirichlet: (shapes) =>
      sharesOfLogs(shapes.map((shape) => logGammaDraw(positive('shape', shape), uniform, normal))),
  };
}

function smallFastCounter(seed: number): () => number {
  let a = seed | 0;
  let b = Math.floor(seed / TWO_32) | 0;
  let c = 0;
  let counter = 1;
  const next = () => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    c |= 0;
    return result;
  };
  for (let draw = 0; draw < WARM_UP; draw += 1) next();
  return next;
}

/** Draws above the last whole multiple are thrown away: the rest of a division alone would favour small numbers. */
function integerBelow(below: number, bits: () => number): number {
  if (!(Number.isInteger(below) && below >= 1 && below <= TWO_32))
    throw new RangeError(`below must be a whole number from 1 to 2³², got ${below}`);
  const limit = TWO_32 - (TWO_32 % below);
  for (;;) {
    const draw = bits() >>> 0;
    if (draw < limit) return draw % below;
  }
}

function polarNormal(uniform: () => number): () => number {
  let spare = Number.NaN;
  return () => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };
}

/** In logarithms: a gamma number of a tiny shape is often below the smallest double. */
function logGammaDraw(shape: number, uniform: () => number, normal: () => number): number {
  if (shape < 1) return logGammaDraw(shape + 1, uniform, normal) + Math.log(uniform()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / (3 * Math.sqrt(d));
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
}

function sharesOfLogs(logs: readonly number[]): number[] {
  if (logs.length === 0) throw new RangeError('dirichlet requires at least one shape');
  const largest = Math.max(...logs);
  const parts = logs.map((value) => Math.exp(value - largest));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}
