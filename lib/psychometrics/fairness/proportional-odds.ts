import { cholesky, solveCholesky } from '@/lib/stats/symmetric-matrix';

const MOST_STEPS = 100;
const MOST_HALVINGS = 30;
/** Twice what the log-likelihood can still gain, when the fit is done. */
const CONVERGED = 1e-12;
/** Log odds beyond this are infinite for all purposes: the data separate. */
const FARTHEST = 50;

/** People with the same predictors: how many chose each category. */
export type AnswerPattern = Readonly<{ predictors: readonly number[]; counts: readonly number[] }>;

export type ProportionalOdds =
  | Readonly<{
      status: 'fitted';
      logLikelihood: number;
      /** Ascending, one fewer than categories. */
      thresholds: readonly number[];
      slopes: readonly number[];
    }>
  | Readonly<{ status: 'none'; reason: 'noFiniteEstimate' }>;

/**
 * Proportional-odds model of an ordered answer, logit P(Y ≤ k) = ζ_k − Σ β x, by maximum likelihood (Fisher scoring with
 * step halving; the likelihood is concave, so the maximum is the only one). With two categories it is logistic regression.
 *
 * @param patterns Each with one count per category and the same number of predictors; predictors of about unit size.
 *   Every category must be chosen by somebody.
 * @returns `noFiniteEstimate` when the predictors separate the categories or say the same twice.
 * @see McCullagh 1980; as MASS::polr.
 * @example proportionalOdds([{ predictors: [0], counts: [3, 1] }, { predictors: [1], counts: [1, 3] }]).slopes; // [2.197…]
 */
export function proportionalOdds(patterns: readonly AnswerPattern[]): ProportionalOdds {
  const first = patterns[0];
  if (first === undefined) return { status: 'none', reason: 'noFiniteEstimate' };
  const cuts = first.counts.length - 1;
  const size = cuts + first.predictors.length;
  let parameters = startValues(patterns, cuts, size);
  let at = evaluate(patterns, parameters, cuts);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const factor = cholesky(at.information, size);
    if (factor === null) return { status: 'none', reason: 'noFiniteEstimate' };
    const change = solveCholesky(factor, size, at.gradient);
    if (decrement(at.gradient, change) <= CONVERGED) return fitted({ parameters, ...at }, cuts);
    const next = bestStep(patterns, parameters, change, at.logLikelihood, cuts);
    // No length of the step gains: what is left is rounding.
    if (next === null) return fitted({ parameters, ...at }, cuts);
    parameters = next.parameters;
    at = next;
    if (parameters.some((value) => Math.abs(value) > FARTHEST)) break;
  }
  return { status: 'none', reason: 'noFiniteEstimate' };
}

type Evaluation = Readonly<{ logLikelihood: number; gradient: Float64Array; information: Float64Array }>;

function fitted(
  { parameters, logLikelihood }: Readonly<{ parameters: Float64Array; logLikelihood: number }>,
  cuts: number,
): ProportionalOdds {
  return {
    status: 'fitted',
    logLikelihood,
    thresholds: Array.from(parameters.subarray(0, cuts)),
    slopes: Array.from(parameters.subarray(cuts)),
  };
}

/** Thresholds that fit the answers of everybody together, and no slope. */
function startValues(patterns: readonly AnswerPattern[], cuts: number, size: number): Float64Array {
  const totals = new Float64Array(cuts + 1);
  for (const { counts } of patterns)
    counts.forEach((count, category) => {
      totals[category] = (totals[category] ?? 0) + count;
    });
  const people = totals.reduce((sum, count) => sum + count, 0);
  const parameters = new Float64Array(size);
  let below = 0;
  for (let cut = 0; cut < cuts; cut += 1) {
    below += totals[cut] ?? 0;
    parameters[cut] = Math.log(below / (people - below));
  }
  return parameters;
}

/** The longest halving of a step that does not lose likelihood; null when none gains any more. */
function bestStep(
  patterns: readonly AnswerPattern[],
  parameters: Float64Array,
  change: Float64Array,
  reached: number,
  cuts: number,
): (Evaluation & Readonly<{ parameters: Float64Array }>) | null {
  let share = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    const length = share;
    const moved = parameters.map((value, index) => value + length * (change[index] ?? 0));
    const at = evaluate(patterns, moved, cuts);
    if (at.logLikelihood > reached) return { parameters: moved, ...at };
    share /= 2;
  }
  return null;
}

function decrement(gradient: Float64Array, change: Float64Array): number {
  let sum = 0;
  gradient.forEach((value, index) => {
    sum += value * (change[index] ?? 0);
  });
  return sum;
}

/** Log-likelihood (−∞ where thresholds are out of order), its gradient and the expected information. */
function evaluate(patterns: readonly AnswerPattern[], parameters: Float64Array, cuts: number): Evaluation {
  const size = parameters.length;
  const sums = {
    logLikelihood: 0,
    gradient: new Float64Array(size),
    information: new Float64Array(size * size),
  };
  for (const { predictors, counts } of patterns) {
    let people = 0;
    for (const count of counts) people += count;
    categoryTerms(predictors, parameters, cuts).forEach(({ probability, slope }, category) => {
      const count = counts[category] ?? 0;
      if (count > 0) sums.logLikelihood += count * Math.log(Math.max(0, probability));
      if (probability > 0)
        addOuter(sums.gradient, sums.information, slope, count / probability, people / probability);
    });
  }
  return sums;
}

/** Probability of each category and its slope in the parameters. */
function categoryTerms(predictors: readonly number[], parameters: Float64Array, cuts: number) {
  let shift = 0;
  predictors.forEach((value, index) => {
    shift += value * (parameters[cuts + index] ?? 0);
  });
  let [below, densityBelow] = [0, 0];
  return Array.from({ length: cuts + 1 }, (_, category) => {
    const upTo = category === cuts ? 1 : logistic((parameters[category] ?? 0) - shift);
    const density = upTo * (1 - upTo);
    const slope = new Float64Array(parameters.length);
    if (category < cuts) slope[category] = density;
    if (category > 0) slope[category - 1] = -densityBelow;
    predictors.forEach((value, index) => {
      slope[cuts + index] = (densityBelow - density) * value;
    });
    const term = { probability: upTo - below, slope };
    [below, densityBelow] = [upTo, density];
    return term;
  });
}

function addOuter(
  gradient: Float64Array,
  information: Float64Array,
  slope: Float64Array,
  observed: number,
  expected: number,
): void {
  const size = slope.length;
  for (let row = 0; row < size; row += 1) {
    const value = slope[row] ?? 0;
    gradient[row] = (gradient[row] ?? 0) + observed * value;
    for (let column = 0; column < size; column += 1) {
      const cell = row * size + column;
      information[cell] = (information[cell] ?? 0) + expected * value * (slope[column] ?? 0);
    }
  }
}

function logistic(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}
