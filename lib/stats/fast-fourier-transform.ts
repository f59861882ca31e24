/** Work space for transforms of one length; made once and reused. */
export type FourierPlan = Readonly<{
  size: number;
  cosine: Float64Array;
  sine: Float64Array;
  /** Bit-reversed index of each position. */
  reversed: Uint32Array;
}>;

/**
 * Prepares transforms of one length.
 *
 * @param size A power of two, at least 2.
 * @throws {RangeError} for another size.
 */
export function planFourier(size: number): FourierPlan {
  const bits = Math.log2(size);
  if (!(Number.isInteger(bits) && bits >= 1))
    throw new RangeError(`size must be a power of two, got ${size}`);
  const half = size / 2;
  const cosine = new Float64Array(half);
  const sine = new Float64Array(half);
  for (let k = 0; k < half; k += 1) {
    const angle = (2 * Math.PI * k) / size;
    cosine[k] = Math.cos(angle);
    sine[k] = Math.sin(angle);
  }
  const reversed = new Uint32Array(size);
  for (let i = 1; i < size; i += 1) {
    reversed[i] = (indexAt(reversed, i >> 1) >> 1) | ((i & 1) === 1 ? half : 0);
  }
  return { size, cosine, sine, reversed };
}

/**
 * Discrete Fourier transform in place, X_k = Σ x_n e^(−2πikn/N); iterative, two levels of radix 2
 * in one pass (after Cooley and Tukey).
 * The inverse, without its factor 1/N, is the same transform with real and imaginary parts exchanged.
 *
 * @param re Real parts, `plan.size` of them; overwritten.
 * @param im Imaginary parts; overwritten.
 * @throws {RangeError} when the lengths differ from the plan.
 */
export function transform(plan: FourierPlan, re: Float64Array, im: Float64Array): void {
  if (re.length !== plan.size || im.length !== plan.size)
    throw new RangeError('arrays must have the length of the plan');
  reorder(plan, re, im);
  let half = 1;
  if (Math.log2(plan.size) % 2 === 1) {
    combineOnes(re, im);
    half = 2;
  }
  for (; half < plan.size; half *= 4) combineFour(plan, re, im, half);
}

// The two loops below run millions of times: plain reads and writes, no destructuring.

function reorder({ size, reversed }: FourierPlan, re: Float64Array, im: Float64Array): void {
  for (let i = 0; i < size; i += 1) {
    const j = indexAt(reversed, i);
    if (j <= i) continue;
    const keptRe = at(re, i);
    const keptIm = at(im, i);
    re[i] = at(re, j);
    im[i] = at(im, j);
    re[j] = keptRe;
    im[j] = keptIm;
  }
}

/** The first level alone, for a size that is not a power of four. */
function combineOnes(re: Float64Array, im: Float64Array): void {
  for (let low = 0; low < re.length; low += 2) {
    const lowRe = at(re, low);
    const lowIm = at(im, low);
    const highRe = at(re, low + 1);
    const highIm = at(im, low + 1);
    re[low] = lowRe + highRe;
    im[low] = lowIm + highIm;
    re[low + 1] = lowRe - highRe;
    im[low + 1] = lowIm - highIm;
  }
}

/** Two levels at once: blocks of `half` become blocks of four times that length. */
function combineFour(
  { size, cosine, sine }: FourierPlan,
  re: Float64Array,
  im: Float64Array,
  half: number,
): void {
  const block = half * 4;
  const stride = size / block;
  for (let k = 0; k < half; k += 1) {
    const twiddle = k * stride;
    const outerC = at(cosine, twiddle);
    const outerS = at(sine, twiddle);
    const innerC = at(cosine, 2 * twiddle);
    const innerS = at(sine, 2 * twiddle);
    for (let i0 = k; i0 < size; i0 += block) {
      const i1 = i0 + half;
      const i2 = i1 + half;
      const i3 = i2 + half;
      // Level one: (0, 1) and (2, 3), turned by the inner angle.
      const bRe = at(re, i1) * innerC + at(im, i1) * innerS;
      const bIm = at(im, i1) * innerC - at(re, i1) * innerS;
      const dRe = at(re, i3) * innerC + at(im, i3) * innerS;
      const dIm = at(im, i3) * innerC - at(re, i3) * innerS;
      const sumRe = at(re, i2) + dRe;
      const sumIm = at(im, i2) + dIm;
      const gapRe = at(re, i2) - dRe;
      const gapIm = at(im, i2) - dIm;
      const evenRe = at(re, i0) + bRe;
      const evenIm = at(im, i0) + bIm;
      const oddRe = at(re, i0) - bRe;
      const oddIm = at(im, i0) - bIm;
      // Level two: (0, 2) turned by the outer angle, (1, 3) by a quarter turn more.
      const turnedRe = sumRe * outerC + sumIm * outerS;
      const turnedIm = sumIm * outerC - sumRe * outerS;
      const quarterRe = gapIm * outerC - gapRe * outerS;
      const quarterIm = -gapRe * outerC - gapIm * outerS;
      re[i0] = evenRe + turnedRe;
      im[i0] = evenIm + turnedIm;
      re[i1] = oddRe + quarterRe;
      im[i1] = oddIm + quarterIm;
      re[i2] = evenRe - turnedRe;
      im[i2] = evenIm - turnedIm;
      re[i3] = oddRe - quarterRe;
      im[i3] = oddIm - quarterIm;
    }
  }
}

/** Reads inside the array; the fallback satisfies the type checker and is compiled away. */
function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}

/** The same for indices, apart: one function for two kinds of array is several times slower. */
function indexAt(values: Uint32Array, index: number): number {
  return values[index] ?? 0;
}
