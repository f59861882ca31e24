import { acceleratedEm, type EmResult, type EmRules } from './estimation/accelerated-em';
import { at } from './at';
import { startParameters } from './estimation/calibration-start';
import {
  expectationSpace,
  expectationStep,
  type ExpectationSpace,
  type ItemParameters,
} from './estimation/expectation-step';
import type { GradedItem } from './graded-response-model';
import {
  isAtLimit,
  isPossibleItem,
  logPrior,
  maximizationStep,
  type ItemPriors,
} from './estimation/maximization-step';
import { mergeSparseCategories, MIN_CATEGORY_ANSWERS, type MergedItem } from './merge-sparse-categories';
import { categoryCounts, type ResponseMatrix } from './response-matrix';
import { poolPatterns, type ResponsePatterns } from './estimation/response-patterns';
import { COARSE_GRID_NODES, thetaGrid, thetaGridFor, type ThetaGrid } from './theta-grid';

export type CalibrationOptions = Readonly<{
  /** {@link SMALL_SAMPLE_PRIORS} for a pilot; none unless given. */
  priors?: ItemPriors | null;
  /** Categories with fewer answers are merged with a neighbour; 10 unless given, 0 for never. */
  mergeBelow?: number;
  /** 61 nodes, 121 for more than 40 items, unless given. */
  grid?: ThetaGrid;
  maxCycles?: number;
  /** Called after every cycle with the share of the way to the stop rule, 0–1, never falling. */
  onProgress?: (share: number) => void;
}>;

export type CalibrationGap =
  /** Fewer than three: slopes are not determined. */
  | 'tooFewItems'
  /** Fewer people than parameters. */
  | 'tooFewPeople'
  /** Everybody chose the same category. */
  | 'noVariance'
  /** A category below the highest was never chosen; merging mends it. */
  | 'emptyCategory'
  /** The slope is not above 1e-5, the precision of the search: a reversed item that was not turned, or one that measures something else. */
  | 'itemAgainstScale'
  /** The likelihood rises without end as the item becomes a step function. */
  | 'slopeWithoutLimit'
  /** So many items that the likelihood of a pattern leaves double precision. */
  | 'noLikelihood';

export type Calibration =
  | Readonly<{
      status: 'estimated';
      items: readonly GradedItem[];
      /** Marginal log-likelihood at the items, without priors. */
      logLikelihood: number;
      /** Expectation steps in all. */
      cycles: number;
      converged: boolean;
      /** People who answered something. */
      people: number;
      /** Different patterns of answers. */
      patterns: number;
      merged: readonly MergedItem[];
      usable: CalibrationUse;
    }>
  | Readonly<{
      status: 'none';
      reason: CalibrationGap;
      /** The items at fault, where it is theirs. */
      items: readonly number[];
    }>;

/** What parameters from this many people may be used for. */
export type CalibrationUse = 'operational' | 'pilotOnly' | 'notUsable';

/** log a ~ N(.3, .5), intercepts ~ N(0, 3). */
export const SMALL_SAMPLE_PRIORS: ItemPriors = { logSlope: { mean: 0.3, sd: 0.5 }, interceptSd: 3 };

export const MIN_PEOPLE_OPERATIONAL = 500;
export const MIN_PEOPLE_PILOT = 250;
const MAX_PILOT_CATEGORIES = 5;
const MIN_ITEMS = 3;

const PARAMETER_TOLERANCE = 1e-5;
const OBJECTIVE_TOLERANCE = 1e-6;
/** The coarse grid only has to come near. */
const COARSE_PARAMETER_TOLERANCE = 1e-3;
const COARSE_OBJECTIVE_TOLERANCE = 1e-2;
const MAX_CYCLES = 1000;

/**
 * Item parameters of the graded response model by marginal maximum likelihood with an EM algorithm.
 *
 * Prior N(0, 1) on [−6, 6]; equal patterns are pooled; the first cycles run on 31 nodes; extrapolated steps shorten the
 * way to the same fixed point. Ends when no parameter moves by 1e-5 and the log-likelihood by less than 1e-6.
 * Reversed items must be turned before: an item whose slope comes out negative is named, not turned.
 *
 * @returns Items with their log-likelihood and with what their number of people allows (≥ 500 operational; ≥ 250 with
 *   priors and ≤ 5 categories for pilots only), or the reason why there are none.
 * @see Bock & Aitkin 1981; Samejima 1969; Reise & Yu 1990.
 * @example calibrate(responseMatrix(lsat6)).status; // 'estimated', logLikelihood −2466.65…
 */
export function calibrate(raw: ResponseMatrix, options: CalibrationOptions = {}): Calibration {
  const { responses, merged } = mergeSparseCategories(raw, options.mergeBelow ?? MIN_CATEGORY_ANSWERS);
  const counts = categoryCounts(responses);
  const gap = gapOf(counts);
  if (gap !== null) return gap;
  const categories = counts.map(({ length }) => length);
  const patterns = poolPatterns(responses, categories);
  if (patterns.people <= categories.reduce((sum, count) => sum + count, 0))
    return { status: 'none', reason: 'tooFewPeople', items: [] };
  const { space, ...fit } = estimate(patterns, startParameters(responses), options);
  const fault = faultOf(space, fit.point);
  if (fault !== null) return fault;
  const logLikelihood = expectationStep(space, fit.point);
  if (logLikelihood === Number.NEGATIVE_INFINITY)
    return { status: 'none', reason: 'noLikelihood', items: [] };
  return {
    status: 'estimated',
    items: itemsOf(space, fit.point),
    logLikelihood,
    cycles: fit.cycles,
    converged: fit.converged,
    people: patterns.people,
    patterns: patterns.counts.length,
    merged,
    usable: permittedUse(patterns, options.priors ?? null),
  };
}

function gapOf(counts: readonly (readonly number[])[]): Calibration | null {
  if (counts.length < MIN_ITEMS) return { status: 'none', reason: 'tooFewItems', items: [] };
  const flat = indicesWhere(counts, (item) => item.filter((count) => count > 0).length < 2);
  if (flat.length > 0) return { status: 'none', reason: 'noVariance', items: flat };
  const empty = indicesWhere(counts, (item) => item.includes(0));
  return empty.length > 0 ? { status: 'none', reason: 'emptyCategory', items: empty } : null;
}

/** Near the maximum on the coarse grid, then to the stop rule on the wanted one. */
function estimate(
  patterns: ResponsePatterns,
  start: ItemParameters,
  options: CalibrationOptions,
): EmResult & Readonly<{ space: ExpectationSpace }> {
  const { priors = null, maxCycles = MAX_CYCLES } = options;
  const grid = options.grid ?? thetaGridFor(patterns.categories.length);
  const progress = progressOf(options.onProgress);
  const run = (space: ExpectationSpace, from: ItemParameters, rules: Omit<EmRules, 'isPossible'>) =>
    acceleratedEm(
      (point) => {
        const objective = expectationStep(space, point) + logPrior(space, point, priors);
        return { next: maximizationStep(space, point, priors), objective };
      },
      from,
      { ...rules, isPossible: (point) => isPossible(space, point, priors !== null) },
    );
  const coarse = run(expectationSpace(patterns, thetaGrid(COARSE_GRID_NODES)), start, {
    parameterTolerance: COARSE_PARAMETER_TOLERANCE,
    objectiveTolerance: COARSE_OBJECTIVE_TOLERANCE,
    maxCycles,
    onCycle: progress,
  });
  const space = expectationSpace(patterns, grid);
  const fine = run(space, coarse.point, {
    parameterTolerance: PARAMETER_TOLERANCE,
    objectiveTolerance: OBJECTIVE_TOLERANCE,
    maxCycles: Math.max(0, maxCycles - coarse.cycles),
    onCycle: progress,
  });
  options.onProgress?.(1);
  return { ...fine, cycles: coarse.cycles + fine.cycles, space };
}

/** The largest change falls about geometrically, so its logarithm measures the way. */
function progressOf(onProgress: CalibrationOptions['onProgress']): (largestChange: number) => void {
  let share = 0;
  return (largestChange) => {
    const way = Math.log(Math.max(PARAMETER_TOLERANCE, largestChange)) / Math.log(PARAMETER_TOLERANCE);
    share = Math.max(share, Math.min(1, way));
    onProgress?.(share);
  };
}

function isPossible(space: ExpectationSpace, point: ItemParameters, needsPositiveSlope: boolean): boolean {
  return space.patterns.categories.every((categories, item) =>
    isPossibleItem(ownParameters(space, point, item, categories), needsPositiveSlope),
  );
}

function faultOf(space: ExpectationSpace, point: ItemParameters): Calibration | null {
  const { categories } = space.patterns;
  const own = categories.map((count, item) => ownParameters(space, point, item, count));
  const steep = indicesWhere(own, isAtLimit);
  if (steep.length > 0) return { status: 'none', reason: 'slopeWithoutLimit', items: steep };
  const against = indicesWhere(own, (values) => !(at(values, 0) > PARAMETER_TOLERANCE));
  return against.length > 0 ? { status: 'none', reason: 'itemAgainstScale', items: against } : null;
}

function itemsOf(space: ExpectationSpace, point: ItemParameters): readonly GradedItem[] {
  return space.patterns.categories.map((categories, item) => {
    const [a = 0, ...intercepts] = ownParameters(space, point, item, categories);
    return { a, b: intercepts.map((intercept) => -intercept / a) };
  });
}

function ownParameters(
  { parameterOffsets }: ExpectationSpace,
  point: ItemParameters,
  item: number,
  categories: number,
): Float64Array {
  const from = parameterOffsets[item] ?? 0;
  return point.subarray(from, from + categories);
}

function permittedUse({ people, categories }: ResponsePatterns, priors: ItemPriors | null): CalibrationUse {
  if (people >= MIN_PEOPLE_OPERATIONAL) return 'operational';
  const isPilot =
    people >= MIN_PEOPLE_PILOT && priors !== null && Math.max(...categories) <= MAX_PILOT_CATEGORIES;
  return isPilot ? 'pilotOnly' : 'notUsable';
}

function indicesWhere<T>(values: readonly T[], test: (value: T) => boolean): readonly number[] {
  return values.flatMap((value, index) => (test(value) ? [index] : []));
}
