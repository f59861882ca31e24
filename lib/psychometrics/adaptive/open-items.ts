import { PsychometricsError } from '../errors';
import { indexAt } from '../item-response/at';
import type { AdaptiveBank } from './adaptive-bank';
import { largestDeficit } from './item-selection';

/** Shares may miss 1 by rounding. */
const SHARE_TOLERANCE = 1e-9;

/** Which items of a bank one person may still get, and how the facets stand. */
export class OpenItems {
  /** 1 for the items that may be chosen: neither given nor passed over. */
  readonly all: Uint8Array;
  readonly #facetOf: Int32Array;
  readonly #shares: readonly number[];
  readonly #notGiven: Uint8Array;
  readonly #byFacet: readonly Uint8Array[];
  readonly #openInFacet: number[];
  readonly #given: number[];
  #uncovered: number;

  /**
   * Opens all items.
   *
   * @param facetShares Wanted share of each facet; equal when null.
   * @throws {PsychometricsError} WRONG_SHAPE when the shares are not one per facet; OUT_OF_RANGE when they are not
   *   positive or do not sum to 1.
   */
  constructor({ facets }: AdaptiveBank, facetShares: readonly number[] | null) {
    this.#shares = requireShares(facetShares, facets.masks.length);
    this.#facetOf = facets.ofItem;
    this.all = new Uint8Array(facets.ofItem.length).fill(1);
    this.#notGiven = this.all.slice();
    this.#byFacet = facets.masks.map((mask) => mask.slice());
    this.#openInFacet = [...facets.sizes];
    this.#given = this.#shares.map(() => 0);
    this.#uncovered = this.#shares.length;
  }

  get areFacetsCovered(): boolean {
    return this.#uncovered === 0;
  }

  isNotGiven(item: number): boolean {
    return this.#notGiven[item] === 1;
  }

  /** The items to choose from now: of the facet whose turn it is, else of the whole bank. */
  now(itemsLeft: number): Uint8Array {
    if (this.#shares.length === 1) return this.#isOpen(0) ? this.all : this.#notGiven;
    // The last places of the form belong to facets without an item.
    const mustCover = this.#uncovered >= itemsLeft;
    const facet =
      (mustCover ? this.#facetInNeed((index) => this.#isOpen(index) && this.#given[index] === 0) : null) ??
      this.#facetInNeed((index) => this.#isOpen(index));
    // Items that were passed over come back before a form ends for want of items.
    return (facet === null ? undefined : this.#byFacet[facet]) ?? this.#notGiven;
  }

  give(item: number): void {
    this.passOver(item);
    this.#notGiven[item] = 0;
    const facet = indexAt(this.#facetOf, item);
    const before = this.#given[facet] ?? 0;
    if (before === 0) this.#uncovered -= 1;
    this.#given[facet] = before + 1;
  }

  passOver(item: number): void {
    const facet = indexAt(this.#facetOf, item);
    if (this.all[item] === 1) this.#openInFacet[facet] = (this.#openInFacet[facet] ?? 0) - 1;
    this.all[item] = 0;
    const mask = this.#byFacet[facet];
    if (mask !== undefined) mask[item] = 0;
  }

  #isOpen(facet: number): boolean {
    return (this.#openInFacet[facet] ?? 0) > 0;
  }

  #facetInNeed(isEligible: (facet: number) => boolean): number | null {
    return largestDeficit(this.#given, this.#shares, isEligible);
  }
}

function requireShares(shares: readonly number[] | null, facetCount: number): readonly number[] {
  if (shares === null) return Array.from({ length: facetCount }, () => 1 / facetCount);
  if (shares.length !== facetCount)
    throw new PsychometricsError(
      'WRONG_SHAPE',
      `${facetCount} facets need as many shares, got ${shares.length}`,
    );
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (!shares.every((share) => share > 0) || !(Math.abs(total - 1) <= SHARE_TOLERANCE))
    throw new PsychometricsError('OUT_OF_RANGE', 'facet shares must be positive and sum to 1');
  return shares;
}
