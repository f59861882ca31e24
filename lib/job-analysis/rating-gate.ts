import {
  type Icc,
  intraclassCorrelations,
  ratersNeeded,
} from '@/lib/psychometrics/agreement/intraclass-correlation';
import { JobAnalysisError } from './errors';
import type { RaterKind } from './types';

/** What is known about the people behind a rated job. */
export type RatingBasis = Readonly<{
  /** One row for each rated cell on a common scale (such as the criticality of a step), one column for each rater. */
  ratings: readonly (readonly number[])[];
  /** In the order of the columns. */
  kinds: readonly RaterKind[];
  /** Different sites or shifts the raters come from; null when nobody wrote it down. */
  places: number | null;
}>;

export type GateCondition = Readonly<
  | {
      condition: 'raters';
      passed: boolean;
      count: number;
      mend: null | { action: 'addRaters'; count: number };
    }
  | {
      condition: 'kinds';
      passed: boolean;
      mend: null | { action: 'addKinds'; kinds: readonly RaterKind[] };
    }
  | { condition: 'places'; passed: boolean; mend: null | { action: 'namePlaces' | 'addPlaces' } }
  | {
      condition: 'reliability';
      passed: boolean;
      /** ICC(2,k) of the mean rating. */
      icc: Icc;
      /** More raters where that helps; otherwise talk about the steps and rate anew. */
      mend: null | { action: 'addRaters'; count: number } | { action: 'discussAndRateAnew' };
    }
>;

export type RatingGate = Readonly<{ passed: boolean; conditions: readonly GateCondition[] }>;

const LEAST_RATERS = 5;
const LEAST_PLACES = 2;
const LEAST_RELIABILITY = 0.7;
/** Where more raters than this would be needed, the steps are unclear, not the raters too few. */
const MOST_RATERS = 12;
const NEEDED_KINDS: readonly RaterKind[] = ['incumbent', 'supervisor'];

/**
 * Whether ratings of several people can carry a job profile, and what would mend it: five or more raters, incumbents
 * and supervisors among them, two or more sites or shifts, and ICC(2,k) of at least .70.
 *
 * @throws {JobAnalysisError} WRONG_SHAPE when kinds and columns differ, OUT_OF_RANGE for places that are no whole
 * number ≥ 0.
 * @throws {PsychometricsError} for ratings of different length or that are not finite.
 * @see docs/method/agreement.md, "The gate".
 * @example ratingGate({ ratings: [[4, 4], [1, 2]], kinds: ['incumbent', 'supervisor'], places: 2 }).passed; // false: two raters
 */
export function ratingGate({ ratings, kinds, places }: RatingBasis): RatingGate {
  const [first] = ratings;
  if (first !== undefined && first.length !== kinds.length)
    throw new JobAnalysisError('WRONG_SHAPE', `${kinds.length} kinds for ${first.length} raters`);
  const conditions = [
    ratersCondition(kinds.length),
    kindsCondition(kinds),
    placesCondition(places),
    reliabilityCondition(ratings),
  ];
  return { passed: conditions.every(({ passed }) => passed), conditions };
}

function ratersCondition(count: number): GateCondition {
  const missing = Math.max(0, LEAST_RATERS - count);
  const mend = missing === 0 ? null : ({ action: 'addRaters', count: missing } as const);
  return { condition: 'raters', passed: missing === 0, count, mend };
}

function kindsCondition(present: readonly RaterKind[]): GateCondition {
  const kinds = NEEDED_KINDS.filter((kind) => !present.includes(kind));
  const passed = kinds.length === 0;
  return { condition: 'kinds', passed, mend: passed ? null : { action: 'addKinds', kinds } };
}

function placesCondition(places: number | null): GateCondition {
  if (places === null) return { condition: 'places', passed: false, mend: { action: 'namePlaces' } };
  if (!(Number.isSafeInteger(places) && places >= 0))
    throw new JobAnalysisError('OUT_OF_RANGE', `places must be a whole number ≥ 0, got ${places}`);
  const passed = places >= LEAST_PLACES;
  return { condition: 'places', passed, mend: passed ? null : { action: 'addPlaces' } };
}

function reliabilityCondition(ratings: readonly (readonly number[])[]): GateCondition {
  const { icc21, icc2k } = intraclassCorrelations(ratings);
  const passed = icc2k.value !== null && icc2k.value >= LEAST_RELIABILITY;
  if (passed) return { condition: 'reliability', passed, icc: icc2k, mend: null };
  const needed = icc21.value === null ? null : ratersNeeded(icc21.value, LEAST_RELIABILITY);
  const raters = ratings[0]?.length ?? 0;
  if (icc2k.reason === 'tooFew' && raters < LEAST_RATERS) {
    const mend = { action: 'addRaters', count: LEAST_RATERS - raters } as const;
    return { condition: 'reliability', passed, icc: icc2k, mend };
  }
  if (needed === null || needed > MOST_RATERS)
    return { condition: 'reliability', passed, icc: icc2k, mend: { action: 'discussAndRateAnew' } };
  const mend = { action: 'addRaters', count: Math.max(1, needed - raters) } as const;
  return { condition: 'reliability', passed, icc: icc2k, mend };
}
