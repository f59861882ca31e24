import { averageDeviation, type AverageDeviation } from '@/lib/psychometrics/agreement/average-deviation';
import {
  type Icc,
  intraclassCorrelations,
  ratersNeeded,
} from '@/lib/psychometrics/agreement/intraclass-correlation';
import { withinGroupAgreement } from '@/lib/psychometrics/agreement/within-group-agreement';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import { mean } from '@/lib/stats/mean';
import { completeRatings } from './average-ratings';
import { draftRaterMatrix } from './draft-rater-matrix';
import { inStepOrder } from './draft-weights';
import { RATING_MAX, type DraftStep, type RatedStep, type RoleDraft } from './types';

/** The three ratings of a step itself; links to the scales are looked at one by one. */
export const STEP_RATINGS = ['frequency', 'loss', 'gain'] as const;
export type StepRatingField = (typeof STEP_RATINGS)[number];

/** From here on the raters of a step are said to agree: rwg, or the average deviation within its practical limit. */
const AGREEMENT_LEAST = 0.7;

/** How far the raters of one step agree on one rating. */
export type CellAgreement = Readonly<{
  /** Number of raters for each value from 0. */
  votes: readonly number[];
  mean: number;
  /** rwg against a uniform null, not below 0; null for a single rater. */
  rwg: number | null;
  deviation: AverageDeviation;
  /** Null for a single rater. */
  agrees: boolean | null;
}>;

export type StepAgreement = Readonly<{
  stepId: string;
  raters: number;
  cells: Readonly<Record<StepRatingField, CellAgreement>>;
  /** Links that divide the raters, in scale order. */
  links: readonly Readonly<{ scale: ScaleKey; cell: CellAgreement }>[];
  /** Largest average deviation in units of its limit: above 1 the raters disagree. */
  spread: number;
}>;

export type RatingReliability = Readonly<{
  field: StepRatingField;
  /** ICC(2,k) with its interval. */
  icc: Icc;
  /** Raters that an ICC(2,k) of .70 would take; null where more raters would not help. */
  ratersNeeded: number | null;
}>;

export type RatingAgreement = Readonly<{
  /** Raters whose ratings count. */
  raters: number;
  /** Steps that all of them rated: only these can be compared across raters. */
  commonSteps: number;
  reliability: readonly RatingReliability[];
  /** In step order; steps that nobody rated are left out. */
  steps: readonly StepAgreement[];
}>;

/**
 * How far the raters of a draft agree: ICC(2,k) over the steps that all of them rated, rwg and average deviation step by
 * step. Raters for whom a step is not their work are left out of that step.
 *
 * @see docs/method/agreement.md.
 */
export function ratingAgreement(draft: Pick<RoleDraft, 'steps'>): RatingAgreement {
  const { matrix } = draftRaterMatrix(draft);
  const common = commonRows(matrix);
  return {
    raters: matrix.length,
    commonSteps: common.length,
    reliability: STEP_RATINGS.map((field) => reliabilityOf(field, common)),
    steps: inStepOrder(draft.steps).flatMap(agreementOfStep),
  };
}

/** Steps on which two or more raters differ, the most divided first; equal ones in step order. */
export function rankedDisagreements({ steps }: RatingAgreement): readonly StepAgreement[] {
  return steps.filter(({ spread }) => spread > 1).sort((a, b) => b.spread - a.spread);
}

/** The ratings of the steps that every rater rated: one row a step, one column a rater. */
export function commonRows(
  matrix: readonly (readonly (RatedStep | null)[])[],
): readonly (readonly RatedStep[])[] {
  const steps = matrix[0]?.length ?? 0;
  const rows: RatedStep[][] = [];
  for (let step = 0; step < steps; step += 1) {
    const row = matrix.map((ratings) => ratings[step] ?? null).filter((rating) => rating !== null);
    if (row.length === matrix.length) rows.push(row);
  }
  return rows;
}

function reliabilityOf(field: StepRatingField, rows: readonly (readonly RatedStep[])[]): RatingReliability {
  const { icc2k, icc21 } = intraclassCorrelations(rows.map((row) => row.map((rating) => rating[field])));
  return { field, icc: icc2k, ratersNeeded: icc21.value === null ? null : ratersNeeded(icc21.value) };
}

function agreementOfStep({ id, ratings }: DraftStep): readonly StepAgreement[] {
  const complete = completeRatings(ratings);
  if (complete.length === 0) return [];
  const cell = (field: StepRatingField) =>
    cellAgreement(
      complete.map((rating) => rating[field]),
      RATING_MAX[field] + 1,
    );
  const cells = { frequency: cell('frequency'), loss: cell('loss'), gain: cell('gain') };
  const links = SCALE_KEYS.map((scale, index) => ({
    scale,
    cell: cellAgreement(
      complete.map(({ relevance }) => relevance[index] ?? 0),
      RATING_MAX.relevance + 1,
    ),
  })).filter((link) => link.cell.agrees === false);
  const all = [...STEP_RATINGS.map((field) => cells[field]), ...links.map((link) => link.cell)];
  return [
    {
      stepId: id,
      raters: complete.length,
      cells,
      links,
      spread: Math.max(...all.map(({ deviation }) => (deviation.value ?? 0) / deviation.limit)),
    },
  ];
}

/**
 * How far ratings of one cell agree.
 *
 * @param values Whole numbers from 0 to points − 1, one or more.
 * @param points Number of response options.
 * @example cellAgreement([4, 4, 5], 7).agrees; // true
 */
export function cellAgreement(values: readonly number[], points: number): CellAgreement {
  const deviation = averageDeviation(values, points);
  const rwg = withinGroupAgreement(values, points).floored.value;
  const isClose = deviation.withinLimit === true || (rwg !== null && rwg >= AGREEMENT_LEAST);
  return {
    votes: votesOf(values, points),
    mean: mean(values),
    rwg,
    deviation,
    agrees: deviation.value === null ? null : isClose,
  };
}

function votesOf(values: readonly number[], points: number): readonly number[] {
  const votes: number[] = Array.from({ length: points }, () => 0);
  for (const value of values) votes[value] = (votes[value] ?? 0) + 1;
  return votes;
}
