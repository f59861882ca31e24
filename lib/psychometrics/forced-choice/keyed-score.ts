import { PsychometricsError } from '../errors';
import { requireCount } from '../require-count';
import { requireChoices, type BlockChoice, type ForcedChoiceBlock } from './blocks';
import { ipsativity, type Ipsativity } from './ipsativity';

/** Keyed scores of one person. */
export type KeyedScore = Readonly<{
  /** One whole number per trait, from −n to n with n its statements in answered blocks; null when there are none. */
  scores: readonly (number | null)[];
  answeredBlocks: number;
  ipsativity: Ipsativity;
}>;

/**
 * Keyed most/least score: the statement chosen as most gives its key (+1 or −1) to its trait, the one chosen as least
 * takes it. Blocks without an answer count nothing.
 *
 * The reliability of these scores comes from a retest or from the Thurstonian model, never from alpha.
 *
 * @param blocks Statements block by block.
 * @param choices One per block.
 * @param traits Number of traits.
 * @throws {PsychometricsError} WRONG_SHAPE; OUT_OF_RANGE for places outside a block or traits that do not exist; TOO_FEW
 *   without blocks.
 * @see Hicks 1970; docs/method/forced-choice.md.
 * @example keyedScore([[{ trait: 0, key: 1 }, { trait: 1, key: -1 }, { trait: 2, key: 1 }]], [{ most: 1, least: 2 }], 3).scores; // [0, -1, -1]
 */
export function keyedScore(
  blocks: readonly ForcedChoiceBlock[],
  choices: readonly BlockChoice[],
  traits: number,
): KeyedScore {
  requireCount('traits', traits, 1);
  requireTraits(blocks, traits);
  requireChoices(
    blocks.map((block) => block.length),
    choices,
  );
  const scores: (number | null)[] = Array.from({ length: traits }, () => null);
  const add = (trait: number, points: number) => {
    scores[trait] = (scores[trait] ?? 0) + points;
  };
  let answeredBlocks = 0;
  blocks.forEach((block, index) => {
    const choice = choices[index] ?? null;
    if (choice === null) return;
    answeredBlocks += 1;
    block.forEach(({ trait, key }, place) => {
      if (place === choice.most) add(trait, key);
      else add(trait, place === choice.least ? -key : 0);
    });
  });
  return { scores, answeredBlocks, ipsativity: ipsativity(blocks) };
}

function requireTraits(blocks: readonly ForcedChoiceBlock[], traits: number): void {
  for (const { trait } of blocks.flat()) {
    if (!(Number.isInteger(trait) && trait >= 0 && trait < traits))
      throw new PsychometricsError('OUT_OF_RANGE', `traits are numbered 0–${traits - 1}, got ${trait}`);
  }
}
