import { randomSource } from '@/lib/stats/random';
import type { AdaptiveBank } from './adaptive-bank';
import { mostInformativeItem, mostInformativeItems } from './item-selection';

export type ChosenItem = Readonly<{
  item: number;
  /** Chosen before it and not given. */
  passedOver: readonly number[];
}>;

/** What the choice of one item depends on. */
export type ChoiceInput = Readonly<{
  bank: AdaptiveBank;
  theta: number;
  /** 1 for items that may be chosen; at least one. */
  open: Uint8Array;
  amongBest: number;
  administerChances: readonly number[] | null;
  seed: number;
  /** Number of items given before. */
  step: number;
}>;

/** Seeds of the steps of a test lie this far apart. */
const STEP_SEED = 2 ** 32;
const NONE: readonly number[] = [];

/**
 * Chooses the next item: one of the most informative, each with the same chance, then given with its own chance; an item
 * that is not given is passed over and the draw repeated. When all are passed over, the most informative is given.
 *
 * @see Sympson & Hetter 1985; Kingsbury & Zara 1989.
 */
export function chooseItem(input: ChoiceInput): ChosenItem {
  if (input.amongBest > 1) return draw(input);
  const item = mostInformativeItem(input.bank, input.theta, input.open) ?? 0;
  return chanceOf(input, item) === 1 ? { item, passedOver: NONE } : draw(input);
}

function draw(input: ChoiceInput): ChosenItem {
  const { bank, theta, open } = input;
  const random = randomSource(input.step * STEP_SEED + input.seed);
  const passedOver: number[] = [];
  const left = open.slice();
  for (;;) {
    const group = mostInformativeItems(bank, theta, left, input.amongBest);
    const item = group[random.integer(Math.max(1, group.length))];
    if (item === undefined) break;
    if (random.uniform() < chanceOf(input, item)) return { item, passedOver };
    passedOver.push(item);
    left[item] = 0;
  }
  const best = mostInformativeItem(bank, theta, open) ?? 0;
  return { item: best, passedOver: passedOver.filter((item) => item !== best) };
}

function chanceOf({ administerChances }: ChoiceInput, item: number): number {
  return administerChances?.[item] ?? 1;
}
