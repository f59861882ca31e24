import { PsychometricsError } from '../errors';
import { requireCount } from '../require-count';
import type { AdaptiveBank } from './adaptive-bank';
import { chooseItem, type ChosenItem } from './choose-item';
import { mostInformativeItem } from './item-selection';
import { openItems } from './open-items';
import { runningPosterior } from './running-posterior';
import {
  DEFAULT_STOP_RULES,
  requireStopRules,
  stopReason,
  type StopReason,
  type StopRules,
} from './stop-rules';

/** Everything that decides the course of a test but the bank, the person and the seed. */
export type AdaptiveRules = StopRules &
  Readonly<{
    /** Trait value for which the first item is chosen. */
    start: number;
    /** One of so many best items is drawn with equal chances ("randomesque"); 1 always takes the best. */
    amongBest: number;
    /** Facet of each item, from 0; null without balance of content. */
    facets: readonly number[] | null;
    /** Wanted share of each facet; equal unless given. */
    facetShares: readonly number[] | null;
    /** Chance that an item is given once it is chosen, by sympsonHetter; null gives every chosen item. */
    administerChances: readonly number[] | null;
  }>;

export type AdaptiveStep = Readonly<{
  item: number;
  response: number;
  /** EAP estimate and posterior SD after the answer. */
  theta: number;
  se: number;
  /** Items chosen before this one that the exposure control did not give. */
  passedOver: readonly number[];
}>;

/** The whole state of a test as plain data: stored with the result, and enough to go on or to check every choice. */
export type AdaptiveState = Readonly<{ seed: number; path: readonly AdaptiveStep[] }>;

type Done = Readonly<{ status: 'done'; reason: StopReason }>;

export type NextItem = Readonly<{ status: 'item'; item: number }> | Done;

export type AdaptiveSession = Readonly<{
  /** The item to show, or why there is none; the same until it is answered. */
  next: () => NextItem;
  /** Takes the answer to the item shown. @throws {PsychometricsError} OUT_OF_RANGE for no such category or a test that is done. */
  answer: (response: number) => AdaptiveStep;
  state: () => AdaptiveState;
}>;

/** Plain maximum information: the best item every time, no balance, no chance, stop by number and standard error. */
export const PLAIN_RULES: AdaptiveRules = {
  ...DEFAULT_STOP_RULES,
  leastGain: 0,
  start: 0,
  amongBest: 1,
  facets: null,
  facetShares: null,
  administerChances: null,
};

/** Method §6: one of the five best, default stop rules; facets and exposure control are those of a bank. */
export const DEFAULT_ADAPTIVE_RULES: AdaptiveRules = { ...PLAIN_RULES, ...DEFAULT_STOP_RULES, amongBest: 5 };

const SEEDS = 2 ** 32;

/**
 * Opens an adaptive test, at its beginning or where a stored state left it. The same bank, rules, seed and answers give
 * the same items everywhere: chance is drawn from the seed and the number of the step alone, so that a page that was
 * reloaded shows the same item again.
 *
 * The facet that lacks most of its share comes first (Kingsbury & Zara 1989), inside it one of the most informative
 * items at the present estimate (Kingsbury & Zara 1989, "randomesque"), given with its chance (Sympson & Hetter 1985).
 *
 * @param state `{ seed, path: [] }` at the beginning; seed a whole number from 0 to 2³² − 1.
 * @throws {PsychometricsError} OUT_OF_RANGE for rules that cannot hold, a seed, or a path that is none in this bank;
 *   WRONG_SHAPE when facets or chances do not fit the bank; NOT_FINITE.
 * @example openAdaptiveSession(prepareAdaptiveBank([{ a: 1, b: [0] }, { a: 2, b: [0] }]), PLAIN_RULES, { seed: 1, path: [] }).next(); // { status: 'item', item: 1 }
 */
export function openAdaptiveSession(
  bank: AdaptiveBank,
  rules: AdaptiveRules,
  state: AdaptiveState,
): AdaptiveSession {
  const open = openItems(bank, rules);
  requireStopRules(rules, open.facetCount);
  requireRules(bank, rules, state.seed);
  const { seed } = state;
  const posterior = runningPosterior(bank);
  const path: AdaptiveStep[] = [];
  let pending: ChosenItem | Done | null = null;

  const take = (choice: ChosenItem, response: number): AdaptiveStep => {
    posterior.update(choice.item, response);
    choice.passedOver.forEach((item) => open.passOver(item));
    open.give(choice.item);
    const step = { ...choice, response, theta: posterior.mean(), se: posterior.sd() };
    path.push(step);
    pending = null;
    return step;
  };
  state.path.forEach(({ item, response, passedOver }) => {
    if (!open.isNotGiven(item))
      throw new PsychometricsError('OUT_OF_RANGE', `the path cannot hold the item ${item} here`);
    take({ item, passedOver }, response);
  });

  const theta = () => (path.length === 0 ? rules.start : posterior.mean());
  const choose = (): ChosenItem | Done => {
    const reason = stopReason(rules, {
      items: path.length,
      se: posterior.sd(),
      facetsCovered: open.areFacetsCovered(),
      isBankUsedUp: path.length === bank.items.length,
      predictedGain: () => {
        const best = mostInformativeItem(bank, theta(), open.all());
        return best === null ? 0 : posterior.sd() - posterior.expectedSd(best);
      },
    });
    if (reason !== null) return { status: 'done', reason };
    const { amongBest, administerChances, maxItems } = rules;
    const candidates = open.now(maxItems - path.length);
    const step = path.length;
    return chooseItem({ bank, theta: theta(), open: candidates, amongBest, administerChances, seed, step });
  };
  return {
    next: () => {
      pending ??= choose();
      return 'reason' in pending ? pending : { status: 'item', item: pending.item };
    },
    answer: (response) => {
      pending ??= choose();
      if ('reason' in pending)
        throw new PsychometricsError('OUT_OF_RANGE', `the test is done: ${pending.reason}`);
      return take(pending, response);
    },
    state: () => ({ seed, path: [...path] }),
  };
}

function requireRules(bank: AdaptiveBank, rules: AdaptiveRules, seed: number): void {
  const { start, amongBest, administerChances } = rules;
  requireCount('seed', seed);
  if (seed >= SEEDS) throw new PsychometricsError('OUT_OF_RANGE', `seed must be below 2³², got ${seed}`);
  if (!Number.isFinite(start))
    throw new PsychometricsError('NOT_FINITE', `start must be finite, got ${start}`);
  requireCount('amongBest', amongBest, 1);
  if (administerChances === null) return;
  if (administerChances.length !== bank.items.length)
    throw new PsychometricsError('WRONG_SHAPE', 'every item needs a chance to be given');
  if (!administerChances.every((chance) => chance > 0 && chance <= 1))
    throw new PsychometricsError('OUT_OF_RANGE', 'chances to be given must be in (0, 1]');
}
