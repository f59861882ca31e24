import { PsychometricsError } from '../errors';
import type { Estimate } from '../estimate';
import {
  EVEN_ODD_LIMIT,
  FACETS_FOR_FLAG,
  evenOddConsistency,
  type EvenOddReason,
} from './even-odd-consistency';
import {
  intraIndividualResponseVariability,
  isLowVariability,
} from './intra-individual-response-variability';
import { longString, longStringLimit } from './long-string';
import { mahalanobisDistances, mahalanobisLimit } from './mahalanobis-distance';
import { qualityVerdict, type QualityIndex, type QualityVerdict } from './quality-flags';

export type FormAnswers = Readonly<{
  /** Closed response range in points; min < max. */
  format: Readonly<{ min: number; max: number }>;
  /** Items of each facet; the columns of a facet stand together. */
  facets: readonly number[];
  /** For each column, whether it is mirrored in the response range. */
  reversed: readonly boolean[];
  /** Complete raw answers, person by person. */
  rows: readonly (readonly number[])[];
}>;

export type PersonQuality = Readonly<{
  longString: number;
  irv: Estimate<'tooFewAnswers'>;
  evenOdd: Estimate<EvenOddReason>;
  mahalanobis: Estimate<'tooFewPeople' | 'singular'>;
  flags: readonly QualityIndex[];
  verdict: QualityVerdict;
}>;

/**
 * Response quality of many people who answered the same form completely: longest run and variability of the raw
 * answers, even-odd consistency over facets, distance from the others, and the flags these raise.
 *
 * @returns One result per row. The run is counted in the order of the columns; flagged only on a form with keys in both
 *   directions. Even-odd is flagged from 18 facets on.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE for an answer outside the format.
 * @see docs/method/response-quality.md.
 * @example
 * const reversed = [false, true, false, true, false, true];
 * formQuality({ format: { min: 1, max: 5 }, facets: [2, 2, 2], reversed, rows: [[4, 2, 3, 3, 1, 5]] })[0]; // longString 2, irv √2, evenOdd 1, no flags
 */
export function formQuality(form: FormAnswers): readonly PersonQuality[] {
  const { format, facets, reversed, rows } = form;
  rows.forEach((row) => requireRow(row, form));
  const width = reversed.length;
  const isMixed = new Set(reversed).size > 1;
  const runLimit = longStringLimit(width);
  const distanceLimit = mahalanobisLimit(width);
  const distances = mahalanobisDistances(Float64Array.from(rows.flat()), width);
  return rows.map((row, person) => {
    const keyed = row.map((value, column) =>
      reversed[column] === true ? format.min + format.max - value : value,
    );
    const run = longString(row);
    const irv = intraIndividualResponseVariability(row);
    const evenOdd = evenOddConsistency(keyed, facets);
    const mahalanobis: PersonQuality['mahalanobis'] =
      distances.status === 'none'
        ? { value: null, reason: distances.reason }
        : { value: distances.distances[person] ?? 0, reason: null };
    const raised: readonly (readonly [QualityIndex, boolean])[] = [
      ['longString', isMixed && run >= runLimit],
      ['irv', irv.value !== null && isLowVariability(irv.value, format)],
      [
        'evenOdd',
        evenOdd.value !== null && facets.length >= FACETS_FOR_FLAG && evenOdd.value < EVEN_ODD_LIMIT,
      ],
      ['mahalanobis', mahalanobis.value !== null && mahalanobis.value > distanceLimit],
    ];
    const flags = raised.filter(([, is]) => is).map(([index]) => index);
    const isStraightLine = isMixed && run === width && run >= runLimit;
    return {
      longString: run,
      irv,
      evenOdd,
      mahalanobis,
      flags,
      verdict: qualityVerdict(flags.length, isStraightLine),
    };
  });
}

function requireRow(row: readonly number[], { format: { min, max }, facets, reversed }: FormAnswers): void {
  const columns = facets.reduce((sum, size) => sum + size, 0);
  if (columns !== reversed.length || row.length !== columns) {
    throw new PsychometricsError('WRONG_SHAPE', `a row of ${row.length} for ${columns} columns in facets`);
  }
  for (const value of row) {
    if (!(value >= min && value <= max))
      throw new PsychometricsError('OUT_OF_RANGE', `an answer requires [${min}, ${max}], got ${value}`);
  }
}
