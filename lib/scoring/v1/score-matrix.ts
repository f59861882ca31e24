import { isTooFew } from '@/lib/psychometrics/scores/answered-share';
import { SCALE_KEYS } from '@/lib/scales';
import { ScoringError } from '../errors';
import type { Questionnaire } from '../types';
import { requireShare } from './score-scale';

const SCALES = SCALE_KEYS.length;

/** An unanswered statement in a matrix of answers. */
export const NO_ANSWER = 0;

export type MatrixScores = Readonly<{
  /** Raw scale means, respondent by respondent, six each; only where `scored` is 1. */
  means: Float64Array;
  /** 1 = scored, 0 = too few answers. */
  scored: Uint8Array;
}>;

type ScaleColumns = Readonly<{
  /** Forward columns first, then the reversed ones. */
  columns: Int32Array;
  firstReversed: number;
  /** Facet of each column, numbered within the scale. */
  facets: Int32Array;
  facetSizes: readonly number[];
}>;

/**
 * Raw scale means of many respondents at once, equal to {@link scoreScale} on each: for norms, simulation and
 * monitoring. One pass over bytes; a row with gaps or with a value outside the format takes a slower, checking path.
 *
 * @param questionnaire Structure with a format inside 1–127, so that 0 can mean "no answer".
 * @param answers Raw answers, respondent by respondent, in the order of the items; {@link NO_ANSWER} where open.
 * @throws {ScoringError} MATRIX_SHAPE when the length is no multiple of the items or the format has no room for 0;
 *   EMPTY_SCALE; SHARE_OUT_OF_RANGE; ANSWER_OUT_OF_RANGE.
 */
export function scoreMatrix(questionnaire: Questionnaire, answers: Uint8Array): MatrixScores {
  const width = questionnaire.items.length;
  const plan = planColumns(questionnaire);
  requireMatrix(questionnaire, answers.length);
  const rows = answers.length / width;
  const means = new Float64Array(rows * SCALES);
  const scored = new Uint8Array(rows * SCALES);
  plan.forEach((scale, index) => scoreColumns({ scale, index, questionnaire }, answers, means, scored));
  return { means, scored };
}

type ScaleTask = Readonly<{ scale: ScaleColumns; index: number; questionnaire: Questionnaire }>;

function scoreColumns(task: ScaleTask, answers: Uint8Array, means: Float64Array, scored: Uint8Array): void {
  const { columns, firstReversed } = task.scale;
  const { min, max } = task.questionnaire.responseFormat;
  const width = task.questionnaire.items.length;
  const count = columns.length;
  const mirror = (min + max) * (count - firstReversed);
  for (let base = 0, out = task.index; base < answers.length; base += width, out += SCALES) {
    let sum = mirror;
    // The sign bit is set as soon as one value leaves the format: no branch per answer.
    let outside = 0;
    for (let i = 0; i < firstReversed; i += 1) {
      const value = answerAt(answers, base + columnAt(columns, i));
      sum += value;
      outside |= (value - min) | (max - value);
    }
    for (let i = firstReversed; i < count; i += 1) {
      const value = answerAt(answers, base + columnAt(columns, i));
      sum -= value;
      outside |= (value - min) | (max - value);
    }
    if (outside < 0) {
      sum = sumWithGaps(task, answers, base);
      if (Number.isNaN(sum)) continue;
      means[out] = sum;
    } else {
      means[out] = sum / count;
    }
    scored[out] = 1;
  }
}

/** The mean of a row with gaps, or NaN where it has too few answers; NaN never leaves this file. */
function sumWithGaps({ scale, questionnaire }: ScaleTask, answers: Uint8Array, base: number): number {
  const { min, max } = questionnaire.responseFormat;
  const facetCounts = scale.facetSizes.map(() => 0);
  let sum = 0;
  let answered = 0;
  scale.columns.forEach((column, i) => {
    const value = answerAt(answers, base + column);
    if (value === NO_ANSWER) return;
    if (value < min || value > max) {
      throw new ScoringError(
        'ANSWER_OUT_OF_RANGE',
        `position ${base + column} requires [${min}, ${max}], got ${value}`,
      );
    }
    sum += i >= scale.firstReversed ? min + max - value : value;
    answered += 1;
    const facet = columnAt(scale.facets, i);
    facetCounts[facet] = (facetCounts[facet] ?? 0) + 1;
  });
  const isThin = scale.facetSizes.some((size, facet) =>
    isTooFew(facetCounts[facet] ?? 0, size, questionnaire.facetMinimumShare),
  );
  if (isThin || isTooFew(answered, scale.columns.length, questionnaire.minimumShare)) return Number.NaN;
  return sum / answered;
}

function planColumns({ items, minimumShare, facetMinimumShare }: Questionnaire): readonly ScaleColumns[] {
  requireShare(minimumShare);
  requireShare(facetMinimumShare);
  return SCALE_KEYS.map((key) => {
    const own = items.map((item, column) => ({ ...item, column })).filter(({ scale }) => scale === key);
    if (own.length === 0) throw new ScoringError('EMPTY_SCALE', key);
    const forward = own.filter(({ reversed }) => !reversed);
    const ordered = [...forward, ...own.filter(({ reversed }) => reversed)];
    const facetNames = [...new Set(own.map(({ facet }) => facet))];
    return {
      columns: Int32Array.from(ordered, ({ column }) => column),
      firstReversed: forward.length,
      facets: Int32Array.from(ordered, ({ facet }) => facetNames.indexOf(facet)),
      facetSizes: facetNames.map((name) => own.filter(({ facet }) => facet === name).length),
    };
  });
}

function requireMatrix({ items, responseFormat }: Questionnaire, length: number): void {
  if (!(responseFormat.min > NO_ANSWER))
    throw new ScoringError('MATRIX_SHAPE', 'the format must begin above 0');
  if (!Number.isInteger(length / items.length)) {
    throw new ScoringError('MATRIX_SHAPE', `${length} answers do not fill rows of ${items.length}`);
  }
}

/** Reads inside the array; the fallback satisfies the type checker and is compiled away. */
function answerAt(values: Uint8Array, index: number): number {
  return values[index] ?? 0;
}

/** The same for columns, apart: one function for two kinds of array is several times slower. */
function columnAt(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}
