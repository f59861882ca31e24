import { PsychometricsError } from '../errors';

/** Fewest people in each group before an analysis of items by group says anything (Scott et al. 2009). */
export const FEWEST_PER_DIF_GROUP = 200;

/**
 * Keyed answers of two groups, people × items, without gaps: whole numbers, high = more of the trait.
 * `group`: 0 reference, 1 focal.
 */
export type GroupAnswers = Readonly<{
  rows: readonly (readonly number[])[];
  group: readonly number[];
}>;

export type DifGate = Readonly<{ status: 'none'; reason: 'groupTooSmall'; smallest: number; needed: number }>;

/**
 * Refuses answers that no analysis by group can use.
 *
 * @throws {PsychometricsError} WRONG_SHAPE for ragged rows or a group list of another length; OUT_OF_RANGE for answers that
 *   are not whole numbers and for groups other than 0 and 1.
 */
export function requireGroupAnswers({ rows, group }: GroupAnswers): void {
  if (rows.length !== group.length)
    throw new PsychometricsError('WRONG_SHAPE', `${rows.length} people and ${group.length} groups`);
  const items = rows[0]?.length ?? 0;
  if (items === 0) throw new PsychometricsError('WRONG_SHAPE', 'there are no answers');
  for (const row of rows) {
    if (row.length !== items)
      throw new PsychometricsError('WRONG_SHAPE', `a person has ${row.length} answers`);
    if (!row.every(Number.isSafeInteger))
      throw new PsychometricsError('OUT_OF_RANGE', 'answers must be whole numbers');
  }
  if (!group.every((value) => value === 0 || value === 1))
    throw new PsychometricsError('OUT_OF_RANGE', 'a group must be 0 or 1');
}

/** The gate on the number of people: null when it is open. */
export function difGate(group: readonly number[]): DifGate | null {
  const focal = group.filter((value) => value === 1).length;
  const smallest = Math.min(focal, group.length - focal);
  if (smallest >= FEWEST_PER_DIF_GROUP) return null;
  return { status: 'none', reason: 'groupTooSmall', smallest, needed: FEWEST_PER_DIF_GROUP };
}

/**
 * What people are matched on: the sum of the items that count, and always of the studied item itself (leaving it out
 * makes difference where there is none).
 *
 * @param rows Answers, people × items.
 * @param counts Which items count.
 * @param studied Index of the studied item.
 */
export function matchingScores(
  rows: GroupAnswers['rows'],
  counts: readonly boolean[],
  studied: number,
): readonly number[] {
  return rows.map((row) => {
    let sum = 0;
    for (let item = 0; item < row.length; item += 1)
      if (counts[item] === true || item === studied) sum += row[item] ?? 0;
    return sum;
  });
}

/** Answers to one item of people with the same matching score. */
export type Stratum = Readonly<{ reference: readonly number[]; focal: readonly number[] }>;

/** People by matching score, in ascending order of it. */
export function strata(
  answers: readonly number[],
  group: readonly number[],
  matching: readonly number[],
): readonly Stratum[] {
  const byScore = new Map<number, { reference: number[]; focal: number[] }>();
  answers.forEach((answer, person) => {
    const score = matching[person] ?? 0;
    const stratum = byScore.get(score) ?? { reference: [], focal: [] };
    (group[person] === 1 ? stratum.focal : stratum.reference).push(answer);
    byScore.set(score, stratum);
  });
  return [...byScore].sort(([a], [b]) => a - b).map(([, stratum]) => stratum);
}
