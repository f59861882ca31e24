import { type PerScale, perScale } from '@/lib/scales';
import { mean } from '@/lib/stats/mean';
import { tQuantile } from '@/lib/stats/t-distribution';
import type { Interval } from '@/lib/psychometrics/scores/interval';
import { ReportError } from './errors';

/** Fewest people whose results are ever shown together. */
export const GROUP_MIN = 5;

/** Both limits of a 90 % interval leave a twentieth outside. */
const UPPER = 0.95;
const FULL_FIT = 100;

/**
 * Whom the results of a group are made of: blocks of five in the order of handing in, each counted whole or not at all.
 *
 * Whoever handed in keeps a place in the order for good, and a block with one member who does not count (result hidden
 * or not computed, outside the chosen period) is left out with all five. Every group that is ever shown, for whatever
 * filter and at whatever time, is therefore made of the same blocks, and whatever is subtracted from whatever leaves
 * sums over at least five people: suppression that complements itself (Hundepool et al. 2012, Statistical Disclosure Control).
 *
 * @param members Everybody who ever handed in, in that order.
 * @param counts Whether a member may be counted now.
 * @returns None, or a multiple of five.
 */
export function wholeBlocks<M>(members: readonly M[], counts: (member: M) => boolean): readonly M[] {
  const whole: M[] = [];
  for (let start = 0; start + GROUP_MIN <= members.length; start += GROUP_MIN) {
    const block = members.slice(start, start + GROUP_MIN);
    if (block.every(counts)) whole.push(...block);
  }
  return whole;
}

/** Fit (0–100) and T scores of one person; null where a scale is not measured. */
export type GroupMember = Readonly<{ fit: number; t: PerScale<number | null> }>;

/** A mean over people with its 90 % interval. */
export type GroupMean = Readonly<{ mean: number; interval90: Interval }>;

export type GroupResult = Readonly<{ n: number; fit: GroupMean; scales: PerScale<GroupMean | null> }>;

/**
 * Means of a group with 90 % intervals by Student's t over its people. The spread between people holds their measurement
 * error; the error of the norm, which all of them share, is not in it.
 *
 * @param people At least five, see {@link wholeBlocks}.
 * @returns Fit 0–100, scales in T; null for a scale that somebody has no score on.
 * @throws {ReportError} GROUP_TOO_SMALL below five: no caller can show less by mistake.
 */
export function groupResult(people: readonly GroupMember[]): GroupResult {
  if (people.length < GROUP_MIN) throw new ReportError('GROUP_TOO_SMALL', `${people.length} people`);
  return {
    n: people.length,
    fit: clamped(meanOf(people.map(({ fit }) => fit))),
    scales: perScale((_, index) => scaleMean(people.map(({ t }) => t[index] ?? null))),
  };
}

function scaleMean(values: readonly (number | null)[]): GroupMean | null {
  const scored = values.filter((value) => value !== null);
  return scored.length === values.length ? meanOf(scored) : null;
}

function meanOf(values: readonly number[]): GroupMean {
  const centre = mean(values);
  const df = values.length - 1;
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const reach = tQuantile(UPPER, df) * Math.sqrt(squares / df / values.length);
  return { mean: centre, interval90: [centre - reach, centre + reach] };
}

/** No fit lies outside 0–100, so neither does the interval of a mean. */
function clamped({ mean: centre, interval90: [low, high] }: GroupMean): GroupMean {
  return { mean: centre, interval90: [Math.max(0, low), Math.min(FULL_FIT, high)] };
}
