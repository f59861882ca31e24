import { perScale, SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import { deriveWeights } from './derive-weights';
import { type DefaultRules, weightsWithOneStepChanged } from './one-step-changed';
import { RATING_MAX, type RatedStep } from './types';

const PER_CENT = 100;
/** Percentage points from which a change of a weight is worth telling. */
const DEFAULT_POINTS = 2;
/** A rating is whole points; nobody moves further than from one end of a scale to the other. */
const MOST_STEPS = RATING_MAX.frequency;
/** Points closer than this are the same. */
const TOLERANCE = 1e-9;

const FIELDS = ['frequency', 'loss', 'gain'] as const;

/** One rating of one step, moved by whole points. */
export type RatingMove = Readonly<{
  /** Index of the step in the input. */
  step: number;
  cell: Readonly<{ kind: 'rating'; field: (typeof FIELDS)[number] } | { kind: 'relevance'; scale: ScaleKey }>;
  /** Averages, so fractions with several raters. */
  from: number;
  to: number;
}>;

/** The smallest change that would make a difference to the weight of a scale. */
export type WeightFlip = Readonly<{
  move: RatingMove;
  /** Change of the weight in percentage points, not rounded. */
  points: number;
  /** The scale whose place in the order of the weights it would take or give. */
  swapsWith: ScaleKey | null;
}>;

/**
 * What would change a weight: the smallest move of one averaged rating, by whole points inside its scale, that moves the
 * weight of the scale by at least `points` percentage points or changes its order with another scale.
 *
 * Fewer points come first; among moves of the same size the one that changes the weight most, then the earlier step and
 * cell. Every single cell is tried with the derivation to its end, limits and weights set by hand included.
 *
 * @param steps Averaged ratings.
 * @param options As deriveWeights, for the default rules.
 * @param points Percentage points that count as a difference; > 0.
 * @returns One answer per scale in the fixed order; null where no single cell can do it, or without weights.
 * @throws {JobAnalysisError} as deriveWeights.
 * @see docs/method/weights-uncertainty.md, "What would change a weight".
 * @example a single step that two scales share alike: one point of relevance less for the other
 */
export function weightFlips(
  steps: readonly RatedStep[],
  options: DefaultRules = {},
  points = DEFAULT_POINTS,
): readonly (WeightFlip | null)[] {
  const now = deriveWeights(steps, options);
  if (now.status === 'none') return SCALE_KEYS.map(() => null);
  const found: (WeightFlip | null)[] = SCALE_KEYS.map(() => null);
  const weightsWith = weightsWithOneStepChanged(steps, options);
  for (let size = 1; size <= MOST_STEPS && found.includes(null); size += 1) {
    const open = found.map((flip) => flip === null);
    for (const move of movesOfSize(steps, size)) {
      const step = steps[move.step];
      const then = step === undefined ? null : weightsWith(move.step, moved(step, move));
      if (then === null) continue;
      SCALE_KEYS.forEach((_, scale) => {
        if (open[scale] !== true || now.weights[scale] === 0) return;
        const change = PER_CENT * ((then[scale] ?? 0) - (now.weights[scale] ?? 0));
        const swapsWith = swapped(scale, now.weights, then);
        if (Math.abs(change) < points - TOLERANCE && swapsWith === null) return;
        const best = found[scale];
        if (best && Math.abs(best.points) >= Math.abs(change) - TOLERANCE) return;
        found[scale] = { move, points: change, swapsWith };
      });
    }
  }
  return found;
}

/** The first scale that stood clearly above or below and now stands clearly on the other side. */
function swapped(scale: number, now: readonly number[], then: readonly number[]): ScaleKey | null {
  const other = SCALE_KEYS.findIndex((_, index) => {
    if (index === scale || now[index] === 0) return false;
    const before = (now[scale] ?? 0) - (now[index] ?? 0);
    const after = (then[scale] ?? 0) - (then[index] ?? 0);
    return Math.abs(before) > TOLERANCE && Math.abs(after) > TOLERANCE && before > 0 !== after > 0;
  });
  return SCALE_KEYS[other] ?? null;
}

function movesOfSize(steps: readonly RatedStep[], size: number): readonly RatingMove[] {
  return steps.flatMap((ratings, step) => {
    const ofFields = FIELDS.flatMap((field) =>
      targets(ratings[field], size, RATING_MAX[field]).map((to) => {
        return { step, cell: { kind: 'rating', field } as const, from: ratings[field], to };
      }),
    );
    const ofScales = SCALE_KEYS.flatMap((scale, index) => {
      const from = ratings.relevance[index] ?? 0;
      return targets(from, size, RATING_MAX.relevance).map((to) => {
        return { step, cell: { kind: 'relevance', scale } as const, from, to };
      });
    });
    return [...ofFields, ...ofScales];
  });
}

function targets(from: number, size: number, max: number): readonly number[] {
  return [from - size, from + size].filter((to) => to >= 0 && to <= max);
}

function moved(step: RatedStep, { cell, to }: RatingMove): RatedStep {
  if (cell.kind === 'rating') return { ...step, [cell.field]: to };
  return {
    ...step,
    relevance: perScale((key, scale) => (key === cell.scale ? to : (step.relevance[scale] ?? 0))),
  };
}
