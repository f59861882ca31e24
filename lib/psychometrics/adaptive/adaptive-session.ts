import { PsychometricsError } from '../errors';
import { requireCount } from '../require-count';
import type { AdaptiveBank } from './adaptive-bank';
import { chooseItem, type ChosenItem } from './choose-item';
import { mostInformativeItem } from './item-selection';
import { OpenItems } from './open-items';
import { RunningPosterior } from './running-posterior';
import {
  DEFAULT_STOP_RULES,
  requireStopRules,
  stopReason,
  type Progress,
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
    /** Wanted share of each facet of the bank; equal when null. */
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

/** Plain maximum information: the best item every time, stop by number and standard error. */
export const PLAIN_RULES: AdaptiveRules = {
  ...DEFAULT_STOP_RULES,
  leastGain: 0,
  start: 0,
  amongBest: 1,
  facetShares: null,
  administerChances: null,
};

/** One of the five best, default stop rules; the chances to be given are those of a bank. */
export const DEFAULT_ADAPTIVE_RULES: AdaptiveRules = { ...PLAIN_RULES, ...DEFAULT_STOP_RULES, amongBest: 5 };

const SEEDS = 2 ** 32;

/**
 * An adaptive test of one person. The same bank, rules, seed and answers give the same items everywhere: chance is drawn
 * from the seed and the number of the step alone, so that a page that was reloaded shows the same item again.
 *
 * The facet that lacks most of its share comes first (Kingsbury & Zara 1989), inside it one of the most informative
 * items at the present estimate (the same: "randomesque"), given with its chance (Sympson & Hetter 1985).
 *
 * @example new AdaptiveSession(prepareAdaptiveBank([{ a: 1, b: [0] }, { a: 2, b: [0] }]), { ...PLAIN_RULES, minItems: 1 }, { seed: 1, path: [] }).next(); // { status: 'item', item: 1 }
 */
export class AdaptiveSession implements Progress {
  readonly #bank: AdaptiveBank;
  readonly #rules: AdaptiveRules;
  readonly #seed: number;
  readonly #open: OpenItems;
  readonly #posterior: RunningPosterior;
  readonly #path: AdaptiveStep[] = [];
  #pending: ChosenItem | Done | null = null;

  /**
   * Opens a test, at its beginning or where a stored state left it.
   *
   * @param state `{ seed, path: [] }` at the beginning; seed a whole number from 0 to 2³² − 1.
   * @throws {PsychometricsError} OUT_OF_RANGE for rules that cannot hold, a seed, or a path that is none in this bank;
   *   WRONG_SHAPE when shares or chances do not fit the bank; NOT_FINITE.
   */
  constructor(bank: AdaptiveBank, rules: AdaptiveRules, state: AdaptiveState) {
    requireStopRules(rules, bank.facets.masks.length);
    requireRules(bank, rules, state.seed);
    this.#bank = bank;
    this.#rules = rules;
    this.#seed = state.seed;
    this.#open = new OpenItems(bank, rules.facetShares);
    this.#posterior = new RunningPosterior(bank);
    for (const { item, response, passedOver } of state.path) {
      if (!this.#open.isNotGiven(item))
        throw new PsychometricsError('OUT_OF_RANGE', `the path cannot hold the item ${item} here`);
      this.#take(item, passedOver, response);
    }
  }

  /** The item to show, or why there is none; the same until it is answered. */
  next(): NextItem {
    const pending = this.#choice();
    return 'reason' in pending ? pending : { status: 'item', item: pending.item };
  }

  /**
   * Takes the answer to the item shown.
   *
   * @throws {PsychometricsError} OUT_OF_RANGE when the item has no such category or the test is done.
   */
  answer(response: number): AdaptiveStep {
    const pending = this.#choice();
    if ('reason' in pending)
      throw new PsychometricsError('OUT_OF_RANGE', `the test is done: ${pending.reason}`);
    return this.#take(pending.item, pending.passedOver, response);
  }

  /** To be stored; a copy that later answers do not change. */
  state(): AdaptiveState {
    return { seed: this.#seed, path: [...this.#path] };
  }

  get itemCount(): number {
    return this.#path.length;
  }

  /** Standard error now: posterior SD. */
  get se(): number {
    return this.#posterior.sd;
  }

  get areFacetsCovered(): boolean {
    return this.#open.areFacetsCovered;
  }

  get isBankUsedUp(): boolean {
    return this.#path.length === this.#bank.items.length;
  }

  /** Expected fall of the standard error by the best open item; 0 when none is open. */
  predictedGain(): number {
    const best = mostInformativeItem(this.#bank, this.#theta(), this.#open.all);
    return best === null ? 0 : this.#posterior.sd - this.#posterior.expectedSd(best);
  }

  #theta(): number {
    return this.#path.length === 0 ? this.#rules.start : this.#posterior.mean;
  }

  #choice(): ChosenItem | Done {
    this.#pending ??= this.#choose();
    return this.#pending;
  }

  #choose(): ChosenItem | Done {
    const reason = stopReason(this.#rules, this);
    if (reason !== null) return { status: 'done', reason };
    const step = this.#path.length;
    const { amongBest, administerChances, maxItems } = this.#rules;
    return chooseItem({
      bank: this.#bank,
      theta: this.#theta(),
      open: this.#open.now(maxItems - step),
      amongBest,
      administerChances,
      seed: this.#seed,
      step,
    });
  }

  #take(item: number, passedOver: readonly number[], response: number): AdaptiveStep {
    this.#posterior.update(item, response);
    for (const other of passedOver) this.#open.passOver(other);
    this.#open.give(item);
    const step = { item, response, theta: this.#posterior.mean, se: this.#posterior.sd, passedOver };
    this.#path.push(step);
    this.#pending = null;
    return step;
  }
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
