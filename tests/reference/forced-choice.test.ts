import { expect, test } from 'vitest';

import type { BlockChoice, ForcedChoiceBlock } from '@/lib/psychometrics/forced-choice/blocks';
import { pairChoices, pairsOfBlocks } from '@/lib/psychometrics/forced-choice/blocks';
import { keyedScore } from '@/lib/psychometrics/forced-choice/keyed-score';
import { thurstonianMap } from '@/lib/psychometrics/forced-choice/thurstonian-map';
import { prepareThurstonianModel } from '@/lib/psychometrics/forced-choice/thurstonian-model';
import { correlation } from '@/lib/stats/covariance';
import { describeReference, readReference, readReferenceCsv } from '../support/reference-data';

type Trait = 'h' | 'e' | 'x' | 'a' | 'c' | 'o';
type Reference = Readonly<{
  traits: Trait[];
  item_lambda: number[];
  item_psi2: number[];
  item_trait: Trait[];
  pairs: { item_i: number; item_k: number; tau: number; theta: number }[];
  PHI: number[][];
  MAP_first50: number[][];
  SE_first50: number[][];
  classic_score_first50: number[][];
  single_stimulus_score_first50: number[][];
}>;

describeReference('forced choice: 20 triplets of a published study', () => {
  const reference = () => readReference<Reference>('tirt_hexaco_fc4.json');

  function model() {
    const { traits, item_lambda, item_psi2, item_trait, pairs, PHI } = reference();
    return prepareThurstonianModel({
      loadings: item_lambda,
      traits: item_trait.map((trait) => traits.indexOf(trait)),
      uniquenesses: item_psi2,
      pairs: pairs.map(({ item_i, item_k }) => [item_i - 1, item_k - 1] as const),
      thresholds: pairs.map(({ tau }) => tau),
      correlations: PHI,
    });
  }
  const choicesByPair = () =>
    readReferenceCsv('hexaco_fc4_pairs.csv').rows.map((row) => row.map((cell) => (cell === '1' ? 1 : 0)));

  /** Triplets of the form and the choices as most and least, from the file of places. */
  function blocksAndChoices() {
    const { traits } = reference();
    const info = readReferenceCsv('hexaco_fc_item_info.csv');
    const factors = info.rows.map(([, , factor]) => (factor === 'extraversion' ? 'x' : factor?.charAt(0)));
    const keys = info.column('keying');
    const items = readReferenceCsv('hexaco_fc_blocks.csv').column('FC4_Blocks');
    const blocks: ForcedChoiceBlock[] = Array.from({ length: 20 }, (_, block) =>
      items.slice(3 * block, 3 * block + 3).map((item) => ({
        trait: traits.findIndex((trait) => trait === factors[(item ?? 0) - 1]),
        key: keys[(item ?? 0) - 1] === -1 ? -1 : 1,
      })),
    );
    const people = readReferenceCsv('hexaco_fc_mole.csv').rows.filter((row) => row.at(-1) === 'FC4');
    const choices = people.map((row) =>
      blocks.map((_, block): BlockChoice => ({
        most: Number(row[2 * block]) - 1,
        least: Number(row[2 * block + 1]) - 1,
      })),
    );
    return { blocks, choices };
  }

  test('estimates and errors of 50 people', () => {
    const { MAP_first50: estimates, SE_first50: errors } = reference();
    const prepared = model();
    let largest = 0;
    choicesByPair()
      .slice(0, 50)
      .forEach((choices, person) => {
        const { estimate, se } = thurstonianMap(prepared, choices);
        estimate.forEach((value, trait) => {
          largest = Math.max(largest, Math.abs(value - (estimates[person]?.[trait] ?? Number.NaN)));
          largest = Math.max(largest, Math.abs((se[trait] ?? 0) - (errors[person]?.[trait] ?? Number.NaN)));
        });
      });
    expect(largest).toBeLessThan(1e-3);
  });

  test('keyed scores of 50 people', () => {
    const { blocks, choices } = blocksAndChoices();
    reference().classic_score_first50.forEach((scores, person) =>
      expect(keyedScore(blocks, choices[person] ?? [], 6).scores).toEqual(scores),
    );
    expect(keyedScore(blocks, choices[0] ?? [], 6).ipsativity).toEqual({
      mixedKeyedShare: 0.6,
      warning: null,
    });
  });

  test('pairs follow from most and least', () => {
    const { choices } = blocksAndChoices();
    const sizes = Array.from({ length: 20 }, () => 3);
    expect(pairsOfBlocks(sizes)).toHaveLength(60);
    choicesByPair().forEach((row, person) => expect(pairChoices(sizes, choices[person] ?? [])).toEqual(row));
  });

  test('both scores agree with answers to single statements', () => {
    const { single_stimulus_score_first50: single } = reference();
    const prepared = model();
    const estimates = choicesByPair()
      .slice(0, 50)
      .map((choices) => thurstonianMap(prepared, choices).estimate);
    for (let trait = 0; trait < 6; trait += 1) {
      const column = (rows: readonly (readonly number[])[]) => rows.map((row) => row[trait] ?? Number.NaN);
      expect(correlation(column(estimates), column(single))).toBeGreaterThan(0.55);
    }
  });
});
