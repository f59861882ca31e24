import { PsychometricsError } from '../errors';

/** One number per option, scenario by scenario. */
export type ScenarioTable = readonly (readonly number[])[];

/** Options that a person takes for the best and the worst, from 0. Several share the credit: they were rated alike. */
export type Picks = Readonly<{ best: readonly number[]; worst: readonly number[] }>;

/**
 * Best and worst option by a person's own ratings of effectiveness.
 *
 * @param ratings One finite number per option, at least two.
 * @throws {PsychometricsError} TOO_FEW; NOT_FINITE.
 * @example picksOfRatings([6, 6, 2, 3]); // { best: [0, 1], worst: [2] }
 */
export function picksOfRatings(ratings: readonly number[]): Picks {
  if (ratings.length < 2) throw new PsychometricsError('TOO_FEW', 'a scenario needs two options');
  if (!ratings.every(Number.isFinite)) throw new PsychometricsError('NOT_FINITE', 'ratings must be finite');
  const at = (extreme: number) => ratings.flatMap((rating, option) => (rating === extreme ? [option] : []));
  return { best: at(Math.max(...ratings)), worst: at(Math.min(...ratings)) };
}

/**
 * Refuses picks that do not fit a scenario.
 *
 * @throws {PsychometricsError} WRONG_SHAPE when nothing or one option twice is picked; OUT_OF_RANGE for no such option.
 */
export function requirePicks({ best, worst }: Picks, options: number): void {
  for (const picked of [best, worst]) {
    if (picked.length === 0 || new Set(picked).size !== picked.length)
      throw new PsychometricsError('WRONG_SHAPE', 'a pick is one option or several different ones');
    if (!picked.every((option) => Number.isInteger(option) && option >= 0 && option < options))
      throw new PsychometricsError('OUT_OF_RANGE', `options are numbered 0–${options - 1}`);
  }
}

/** Refuses another number of scenarios than the key has. @throws {PsychometricsError} WRONG_SHAPE. */
export function requireScenarios(key: readonly unknown[], answers: readonly unknown[]): void {
  if (key.length !== answers.length)
    throw new PsychometricsError(
      'WRONG_SHAPE',
      `${key.length} scenarios need as many answers, got ${answers.length}`,
    );
}
