import { fQuantile } from '@/lib/stats/f-distribution';
import { PsychometricsError } from '../errors';
import { type TwoWayMeanSquares, shapeOf, twoWayMeanSquares } from './two-way-mean-squares';

/** The six forms of Shrout and Fleiss: model, then one rater or the mean of all k. */
export type IccForm = 'icc11' | 'icc21' | 'icc31' | 'icc1k' | 'icc2k' | 'icc3k';

/**
 * Why there is no coefficient: fewer than two targets or raters; no rating differs from another; the targets differ so
 * little that the form has no value (its denominator is 0 or negative).
 */
export type NoIccReason = 'tooFew' | 'noVariance' | 'targetsAlike';

/**
 * Why there is a coefficient without an interval: the raters agree to the point, so there is no error to judge by; the
 * targets differ so little that the lower limit has no value.
 */
export type NoIccIntervalReason = 'noError' | 'targetsTooAlike';

export type Icc =
  | Readonly<{ value: number; interval: Interval; reason: null }>
  | Readonly<{ value: number; interval: null; reason: NoIccIntervalReason }>
  | Readonly<{ value: null; interval: null; reason: NoIccReason }>;

type Interval = readonly [low: number, high: number];

const ROUNDING = 1e-12;
const MEANS: ReadonlySet<IccForm> = new Set<IccForm>(['icc1k', 'icc2k', 'icc3k']);
const AGREEMENT: ReadonlySet<IccForm> = new Set<IccForm>(['icc21', 'icc2k']);

/**
 * Intraclass correlations of ratings, by mean squares. With n targets, k raters:
 *
 *     ICC(1,1) = (MSB − MSW) / (MSB + (k−1)MSW)                        ICC(1,k) = (MSB − MSW) / MSB
 *     ICC(2,1) = (MSB − MSE) / (MSB + (k−1)MSE + k(MSJ − MSE)/n)       ICC(2,k) = (MSB − MSE) / (MSB + (MSJ − MSE)/n)
 *     ICC(3,1) = (MSB − MSE) / (MSB + (k−1)MSE)                        ICC(3,k) = (MSB − MSE) / MSB
 *
 * (1) each target has raters of its own, (2) the same raters, drawn from many: absolute agreement, (3) the same raters
 * and no others: consistency. A negative coefficient stays negative: the raters agree less than chance.
 * Intervals: F for (1) and (3); for (2) Satterthwaite's degrees of freedom (McGraw & Wong 1996), and the interval of
 * ICC(2,k) is the Spearman–Brown transform of that of ICC(2,1), as the coefficients are.
 *
 * @param ratings One row for each target, one column for each rater, no gaps.
 * @param confidence In (0, 1).
 * @throws {PsychometricsError} WRONG_SHAPE for rows of different length, NOT_FINITE, OUT_OF_RANGE for the confidence and
 * for ratings beyond 10¹⁰⁰.
 * @see docs/method/agreement.md; Shrout & Fleiss 1979.
 * @example
 * // The table of Shrout & Fleiss 1979.
 * const ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
 * intraclassCorrelations(ratings).icc21; // { value: 0.2897637795275591, interval: [0.01878…, 0.76108…], reason: null }
 */
export function intraclassCorrelations(
  ratings: readonly (readonly number[])[],
  confidence = 0.95,
): Readonly<Record<IccForm, Icc>> {
  if (!(confidence > 0 && confidence < 1))
    throw new PsychometricsError('OUT_OF_RANGE', `the confidence must be between 0 and 1, got ${confidence}`);
  const { targets, raters } = shapeOf(ratings);
  if (targets < 2 || raters < 2) return allForms(() => none('tooFew'));
  const squares = twoWayMeanSquares(ratings);
  if (squares.between === 0 && squares.within === 0) return allForms(() => none('noVariance'));
  return allForms((form) => coefficient(form, squares, (1 + confidence) / 2));
}

/**
 * How many raters the mean needs for a wanted reliability: k = ρ*(1 − ρ) / ((1 − ρ*)ρ), Spearman and Brown turned round.
 *
 * @param single Reliability of one rater, ICC(2,1), at most 1.
 * @param wanted In (0, 1).
 * @returns A whole number from 1, or null where one rater's reliability is not above 0: more raters do not help then.
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @example ratersNeeded(0.29); // 6
 */
export function ratersNeeded(single: number, wanted = 0.7): number | null {
  if (!(single <= 1))
    throw new PsychometricsError('OUT_OF_RANGE', `a reliability is at most 1, got ${single}`);
  if (!(wanted > 0 && wanted < 1))
    throw new PsychometricsError(
      'OUT_OF_RANGE',
      `the wanted reliability must be between 0 and 1, got ${wanted}`,
    );
  if (single <= 0) return null;
  const exact = (wanted * (1 - single)) / ((1 - wanted) * single);
  // The tolerance keeps 3.0000000000000004 from asking for a fourth.
  return Math.max(1, Math.ceil(exact - 1e-9));
}

function allForms(compute: (form: IccForm) => Icc): Readonly<Record<IccForm, Icc>> {
  return {
    icc11: compute('icc11'),
    icc21: compute('icc21'),
    icc31: compute('icc31'),
    icc1k: compute('icc1k'),
    icc2k: compute('icc2k'),
    icc3k: compute('icc3k'),
  };
}

function none(reason: NoIccReason): Icc {
  return { value: null, interval: null, reason };
}

function coefficient(form: IccForm, squares: TwoWayMeanSquares, p: number): Icc {
  const { targets, raters, between, judges } = squares;
  const error = errorOf(form, squares);
  const shared = AGREEMENT.has(form) ? (judges - error) / targets : 0;
  const denominator = MEANS.has(form) ? between + shared : between + (raters - 1) * error + raters * shared;
  // A denominator of 0 may come out as a rounding, and the coefficient as an enormous number.
  if (!(denominator > ROUNDING * (between + judges + error))) return none('targetsAlike');
  const value = (between - error) / denominator;
  return { value, ...intervalOf(form, squares, p) };
}

function intervalOf(form: IccForm, squares: TwoWayMeanSquares, p: number) {
  const { raters, between, judges } = squares;
  const hasError = errorOf(form, squares) > 0 || (AGREEMENT.has(form) && judges > 0);
  if (!hasError) return { interval: null, reason: 'noError' } as const;
  if (between === 0) return { interval: null, reason: 'targetsTooAlike' } as const;
  const single = AGREEMENT.has(form) ? agreementLimits(squares, p) : ratioLimits(form, squares, p);
  if (single === null) return { interval: null, reason: 'targetsTooAlike' } as const;
  if (!MEANS.has(form)) return { interval: single, reason: null } as const;
  const [low, high] = single;
  // At −1 / (k − 1) and below Spearman and Brown's formula has no meaning; a rounding above it is still there.
  if (!(1 + (raters - 1) * low > ROUNDING)) return { interval: null, reason: 'targetsTooAlike' } as const;
  const interval: Interval = [stepUp(low, raters), stepUp(high, raters)];
  return { interval, reason: null } as const;
}

function errorOf(form: IccForm, { within, error }: TwoWayMeanSquares): number {
  return form === 'icc11' || form === 'icc1k' ? within : error;
}

/** Forms (1) and (3): the ratio of the mean squares has an F distribution. */
function ratioLimits(form: IccForm, squares: TwoWayMeanSquares, p: number): Interval {
  const { targets, raters, between } = squares;
  const isOneWay = form === 'icc11' || form === 'icc1k';
  const ratio = between / errorOf(form, squares);
  const dfError = (isOneWay ? targets : targets - 1) * (raters - 1);
  const limit = (f: number) => (f - 1) / (f + raters - 1);
  return [
    limit(ratio / fQuantile(p, targets - 1, dfError)),
    limit(ratio * fQuantile(p, dfError, targets - 1)),
  ];
}

/**
 * Form (2), McGraw & Wong 1996: a·MSJ + b·MSE with a = kρ/(n(1−ρ)), b = 1 + kρ(n−1)/(n(1−ρ)) is treated as a mean
 * square with Satterthwaite's degrees of freedom. Null where these are so few that the interval would miss the
 * coefficient: the targets hardly differ.
 */
function agreementLimits(
  { targets: n, raters: k, between, judges, error }: TwoWayMeanSquares,
  p: number,
): Interval | null {
  // kρ/(n(1−ρ)) from the mean squares themselves: 1 − ρ alone would cancel where the raters nearly agree.
  const a = (between - error) / (judges + (n - 1) * error);
  const b = 1 + a * (n - 1);
  const df =
    (a * judges + b * error) ** 2 / ((a * judges) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1)));
  const limit = (f: number) =>
    (n * (f * between - error)) / (k * judges + (k * n - k - n) * error + n * f * between);
  const above = fQuantile(p, df, n - 1);
  return above < 1 ? null : [limit(fQuantile(1 - p, df, n - 1)), limit(above)];
}

/** Reliability of the mean of k from that of one (Spearman & Brown 1910). */
function stepUp(single: number, k: number): number {
  return (k * single) / (1 + (k - 1) * single);
}
