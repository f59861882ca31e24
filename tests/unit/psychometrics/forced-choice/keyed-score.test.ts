import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  pairChoices,
  pairsOfBlocks,
  type BlockChoice,
  type ForcedChoiceBlock,
} from '@/lib/psychometrics/forced-choice/blocks';
import { ipsativity } from '@/lib/psychometrics/forced-choice/ipsativity';
import { keyedScore } from '@/lib/psychometrics/forced-choice/keyed-score';

const TRAITS = 6;
const item = fc.record({ trait: fc.nat(TRAITS - 1), key: fc.constantFrom(1 as const, -1 as const) });
const choice = fc.constantFrom<BlockChoice>(
  null,
  { most: 0, least: 1 },
  { most: 0, least: 2 },
  { most: 1, least: 0 },
  { most: 1, least: 2 },
  { most: 2, least: 0 },
  { most: 2, least: 1 },
);
const form = fc.array(fc.tuple(fc.array(item, { minLength: 3, maxLength: 3 }), choice), {
  minLength: 1,
  maxLength: 20,
});

function scored(blocks: readonly ForcedChoiceBlock[], choices: readonly BlockChoice[]) {
  return keyedScore(blocks, choices, TRAITS).scores;
}

test('most gives the key, least takes it, the third statement nothing', () => {
  const blocks: ForcedChoiceBlock[] = [
    [
      { trait: 0, key: 1 },
      { trait: 1, key: -1 },
      { trait: 2, key: 1 },
    ],
    [
      { trait: 0, key: -1 },
      { trait: 1, key: -1 },
      { trait: 3, key: 1 },
    ],
    [
      { trait: 4, key: 1 },
      { trait: 4, key: 1 },
      { trait: 4, key: 1 },
    ],
  ];
  const choices: BlockChoice[] = [{ most: 0, least: 1 }, { most: 2, least: 0 }, null];
  expect(keyedScore(blocks, choices, TRAITS)).toEqual({
    scores: [2, 1, 0, 1, null, null],
    answeredBlocks: 2,
    ipsativity: { mixedKeyedShare: 2 / 3, warning: null },
  });
});

test('with one key the scores of everybody have the same sum, and the warning says so', () => {
  fc.assert(
    fc.property(form, (pairs) => {
      const blocks = pairs.map(([block]) => block.map(({ trait }) => ({ trait, key: 1 as const })));
      const choices = pairs.map(([, picked]) => picked);
      const sum = scored(blocks, choices).reduce<number>((total, score) => total + (score ?? 0), 0);
      expect(sum).toBe(0);
      expect(ipsativity(blocks)).toEqual({ mixedKeyedShare: 0, warning: 'ipsative' });
    }),
  );
});

test('turned keys turn the scores, as do most and least exchanged', () => {
  fc.assert(
    fc.property(form, (pairs) => {
      const blocks = pairs.map(([block]) => block);
      const choices = pairs.map(([, picked]) => picked);
      const turned = blocks.map((block) =>
        block.map(({ trait, key }) => ({ trait, key: key === 1 ? (-1 as const) : (1 as const) })),
      );
      const exchanged = choices.map((picked) =>
        picked === null ? null : { most: picked.least, least: picked.most },
      );
      const opposite = scored(blocks, choices).map((score) => (score === null ? null : 0 - score));
      expect(scored(turned, choices)).toEqual(opposite);
      expect(scored(blocks, exchanged)).toEqual(opposite);
    }),
  );
});

test('fewer than half of the blocks mixed: partly ipsative', () => {
  const plain = [
    { trait: 0, key: 1 },
    { trait: 1, key: 1 },
  ] as const;
  const mixed = [
    { trait: 0, key: 1 },
    { trait: 1, key: -1 },
  ] as const;
  expect(ipsativity([plain, plain, mixed]).warning).toBe('partlyIpsative');
  expect(ipsativity([plain, mixed])).toEqual({ mixedKeyedShare: 0.5, warning: null });
});

test('pairs: a triplet is fully known, a larger block is not', () => {
  expect(pairsOfBlocks([2, 3])).toEqual([
    [0, 1],
    [2, 3],
    [2, 4],
    [3, 4],
  ]);
  expect(pairChoices([3], [{ most: 1, least: 2 }])).toEqual([0, 1, 1]);
  expect(pairChoices([3, 2], [null, { most: 0, least: 1 }])).toEqual([null, null, null, 1]);
  expect(pairChoices([4], [{ most: 0, least: 3 }])).toEqual([1, 1, 1, null, 1, 1]);
});

test('refuses choices and statements that do not fit', () => {
  const block = [
    { trait: 0, key: 1 },
    { trait: 1, key: 1 },
    { trait: 2, key: 1 },
  ] as const;
  expect(() => keyedScore([block], [], TRAITS)).toThrow('WRONG_SHAPE');
  expect(() => keyedScore([], [], TRAITS)).toThrow('TOO_FEW');
  expect(() => keyedScore([block], [{ most: 1, least: 1 }], TRAITS)).toThrow('OUT_OF_RANGE');
  expect(() => keyedScore([block], [{ most: 3, least: 0 }], TRAITS)).toThrow('OUT_OF_RANGE');
  expect(() => keyedScore([block], [{ most: Number.NaN, least: 0 }], TRAITS)).toThrow('OUT_OF_RANGE');
  expect(() => keyedScore([block], [null], 2)).toThrow('OUT_OF_RANGE');
  expect(() => keyedScore([block], [null], 0)).toThrow('OUT_OF_RANGE');
  expect(() => pairsOfBlocks([1])).toThrow('OUT_OF_RANGE');
});
