import { PsychometricsError } from '../errors';
import { requireCount } from '../require-count';

/** A statement of a forced-choice form. */
export type ForcedChoiceItem = Readonly<{
  /** Trait that it measures, from 0. */
  trait: number;
  /** 1: agreeing means more of the trait; −1: less. */
  key: 1 | -1;
}>;

/** Statements that are compared with each other. */
export type ForcedChoiceBlock = readonly ForcedChoiceItem[];

/** Places in the block, from 0, of the statement that describes the person most and least; null when not answered. */
export type BlockChoice = Readonly<{ most: number; least: number }> | null;

/**
 * Pairs of statements inside the blocks, by their place in the whole form: of the triplet a, b, c the pairs ab, ac, bc.
 *
 * @param sizes Number of statements in each block, at least 2.
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @example pairsOfBlocks([3, 2]); // [[0, 1], [0, 2], [1, 2], [3, 4]]
 */
export function pairsOfBlocks(sizes: readonly number[]): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  let from = 0;
  for (const size of sizes) {
    requireCount('size of a block', size, 2);
    for (let first = from; first < from + size; first += 1) {
      for (let second = first + 1; second < from + size; second += 1) pairs.push([first, second]);
    }
    from += size;
  }
  return pairs;
}

/**
 * What most and least choices say about the pairs of {@link pairsOfBlocks}: 1 when the first statement of the pair is
 * preferred, 0 when the second is, null when neither is known. In a block of two or three statements every pair is known.
 *
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE.
 * @example pairChoices([3], [{ most: 2, least: 0 }]); // [0, 0, 0]
 */
export function pairChoices(
  sizes: readonly number[],
  choices: readonly BlockChoice[],
): readonly (0 | 1 | null)[] {
  requireChoices(sizes, choices);
  return sizes.flatMap((size, block) => {
    const choice = choices[block] ?? null;
    return pairsOfBlocks([size]).map(([first, second]) => {
      if (choice === null) return null;
      if (choice.most === first || choice.least === second) return 1;
      return choice.most === second || choice.least === first ? 0 : null;
    });
  });
}

/**
 * Refuses choices that do not fit the blocks.
 *
 * @throws {PsychometricsError} WRONG_SHAPE for another number of choices; OUT_OF_RANGE for a place outside the block, or
 *   one statement as most and least.
 */
export function requireChoices(sizes: readonly number[], choices: readonly BlockChoice[]): void {
  if (choices.length !== sizes.length)
    throw new PsychometricsError(
      'WRONG_SHAPE',
      `${sizes.length} blocks need as many choices, got ${choices.length}`,
    );
  choices.forEach((choice, block) => {
    if (choice === null) return;
    const size = sizes[block] ?? 0;
    const isInside = [choice.most, choice.least].every(
      (place) => Number.isInteger(place) && place >= 0 && place < size,
    );
    if (!isInside || choice.most === choice.least)
      throw new PsychometricsError(
        'OUT_OF_RANGE',
        `block ${block} needs two different places from 0 to ${size - 1}, got ${choice.most} and ${choice.least}`,
      );
  });
}
