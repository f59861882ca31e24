import { clamp } from '@/lib/stats/clamp';
import { at, indexAt } from '../item-response/at';
import { uncheckedItemInformation } from '../item-response/graded-response-model';
import { TRAIT_LIMIT, tablePosition, type AdaptiveBank } from './adaptive-bank';

/**
 * The open item with the most Fisher information at a trait value; the lowest index of equal ones. The table finds it,
 * and where two items are closer than the table can tell, the formula decides: the choice is that of the formula.
 *
 * @param theta Trait, in [−6, 6]; values outside are taken as the border.
 * @param open 1 for items that may be chosen.
 * @returns null when none is open.
 * @see van der Linden & Pashley 2010 for the maximum-information criterion.
 * @example mostInformativeItem(prepareAdaptiveBank([{ a: 1, b: [0] }, { a: 1, b: [2] }]), 1.5, Uint8Array.of(1, 1)); // 1
 */
export function mostInformativeItem(bank: AdaptiveBank, theta: number, open: Uint8Array): number | null {
  const { information, margin } = bank;
  const count = open.length;
  const { node, share } = tablePosition(theta);
  const low = node * count;
  const high = low + count;
  let best = -1;
  let limit = Number.NEGATIVE_INFINITY;
  let isClose = false;
  // The test that is seldom true comes first: the loop looks at every item of the bank.
  for (let item = 0; item < count; item += 1) {
    const below = at(information, low + item);
    const value = below + share * (at(information, high + item) - below);
    if (value <= limit || open[item] === 0) continue;
    const isBest = value > limit + margin;
    isClose = !isBest || limit + margin >= value - margin;
    if (!isBest) continue;
    best = item;
    limit = value - margin;
  }
  if (best < 0) return null;
  return isClose ? decidedByFormula(bank, theta, open, limit) : best;
}

/** The best of the items whose table values reach a limit. */
function decidedByFormula(bank: AdaptiveBank, theta: number, open: Uint8Array, limit: number): number {
  const { information, items } = bank;
  const count = open.length;
  const { node, share } = tablePosition(theta);
  const low = node * count;
  const high = low + count;
  const inside = clamp(theta, -TRAIT_LIMIT, TRAIT_LIMIT);
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let item = 0; item < count; item += 1) {
    const below = at(information, low + item);
    if (open[item] === 0 || below + share * (at(information, high + item) - below) < limit) continue;
    const candidate = items[item];
    const value = candidate === undefined ? 0 : uncheckedItemInformation(candidate, inside);
    if (value <= most) continue;
    most = value;
    best = item;
  }
  return best;
}

/**
 * The open items with the most information at a trait value by the table, best first; equal ones by index. Items that
 * differ by less than the table can tell may change places: to draw one of several needs no more.
 *
 * @param count How many at most, ≥ 1.
 * @returns Fewer when fewer are open.
 */
export function mostInformativeItems(
  { information }: AdaptiveBank,
  theta: number,
  open: Uint8Array,
  count: number,
): readonly number[] {
  const { node, share } = tablePosition(theta);
  const low = node * open.length;
  const high = low + open.length;
  const values = new Float64Array(count).fill(-1);
  const chosen = new Int32Array(count).fill(-1);
  let limit = -1;
  for (let item = 0; item < open.length; item += 1) {
    if (open[item] === 0) continue;
    const below = at(information, low + item);
    const value = below + share * (at(information, high + item) - below);
    if (value <= limit) continue;
    let place = count - 1;
    for (; place > 0 && value > at(values, place - 1); place -= 1) {
      values[place] = at(values, place - 1);
      chosen[place] = indexAt(chosen, place - 1);
    }
    values[place] = value;
    chosen[place] = item;
    limit = at(values, count - 1);
  }
  return Array.from(chosen).filter((item) => item >= 0);
}

/**
 * The facet that lacks most of its share (Kingsbury & Zara 1989): largest share × given − count, the first of equal ones.
 *
 * @param given Items given so far in each facet.
 * @param shares Wanted share of each facet; they sum to 1.
 * @param isOpen Whether a facet still has items.
 * @returns null when no facet is open.
 * @example largestDeficit([1, 0, 0], [0.5, 0.3, 0.2], () => true); // 1
 */
export function largestDeficit(
  given: readonly number[],
  shares: readonly number[],
  isOpen: (facet: number) => boolean,
): number | null {
  // After one more item: at the start, when nothing is given, the facet with the largest share comes first.
  const total = given.reduce((sum, count) => sum + count, 1);
  let wanted: number | null = null;
  let largest = Number.NEGATIVE_INFINITY;
  shares.forEach((share, facet) => {
    const deficit = share * total - (given[facet] ?? 0);
    if (deficit <= largest || !isOpen(facet)) return;
    largest = deficit;
    wanted = facet;
  });
  return wanted;
}
