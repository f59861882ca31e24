import { PsychometricsError } from '../errors';
import type { AdaptiveBank } from './adaptive-bank';
import { largestDeficit } from './item-selection';

/** Which items of a bank one person may still get, and how the facets stand. */
export type OpenItems = Readonly<{
  /** 1 for the items that may be chosen: neither given nor passed over. */
  all: () => Uint8Array;
  /** The items to choose from now: of the facet whose turn it is, else of the whole bank. */
  now: (itemsLeft: number) => Uint8Array;
  facetCount: number;
  areFacetsCovered: () => boolean;
  isNotGiven: (item: number) => boolean;
  give: (item: number) => void;
  passOver: (item: number) => void;
}>;

type Balance = Readonly<{ facets: readonly number[] | null; facetShares: readonly number[] | null }>;

/** Shares may miss 1 by rounding. */
const SHARE_TOLERANCE = 1e-9;

/**
 * Opens all items.
 *
 * @throws {PsychometricsError} WRONG_SHAPE when the facets are not one per item, are not numbered 0, 1, 2 … without a
 *   gap, or the shares are not one per facet; OUT_OF_RANGE when the shares are not positive or do not sum to 1.
 */
export function openItems(bank: AdaptiveBank, balance: Balance): OpenItems {
  const facets = requireFacets(balance.facets ?? bank.items.map(() => 0), bank.items.length);
  const facetCount = Math.max(...facets) + 1;
  const shares = requireShares(balance.facetShares, facetCount);
  const all = new Uint8Array(facets.length).fill(1);
  const notGiven = all.slice();
  const byFacet = shares.map((_, facet) => Uint8Array.from(facets, (own) => (own === facet ? 1 : 0)));
  const openInFacet = byFacet.map((mask) => mask.reduce((sum, value) => sum + value, 0));
  const given = shares.map(() => 0);

  const close = (item: number) => {
    const facet = facets[item] ?? 0;
    if (all[item] === 1) openInFacet[facet] = (openInFacet[facet] ?? 0) - 1;
    all[item] = 0;
    const mask = byFacet[facet];
    if (mask !== undefined) mask[item] = 0;
  };
  const isOpen = (facet: number) => (openInFacet[facet] ?? 0) > 0;
  return {
    all: () => all,
    now: (itemsLeft) => {
      if (facetCount === 1) return isOpen(0) ? all : notGiven;
      const isNew = (facet: number) => given[facet] === 0;
      // The last places of the form belong to facets without an item.
      const mustCover = given.filter((count) => count === 0).length >= itemsLeft;
      const facet =
        largestDeficit(given, shares, (index) => isOpen(index) && (isNew(index) || !mustCover)) ??
        largestDeficit(given, shares, isOpen);
      // Items that were passed over come back before a form ends for want of items.
      return (facet === null ? undefined : byFacet[facet]) ?? notGiven;
    },
    facetCount,
    areFacetsCovered: () => given.every((count) => count > 0),
    isNotGiven: (item) => notGiven[item] === 1,
    give: (item) => {
      close(item);
      notGiven[item] = 0;
      const facet = facets[item] ?? 0;
      given[facet] = (given[facet] ?? 0) + 1;
    },
    passOver: close,
  };
}

function requireFacets(facets: readonly number[], items: number): readonly number[] {
  const known = new Set(facets);
  const isNumbered = [...known].every((facet) => Number.isInteger(facet) && facet >= 0 && facet < known.size);
  if (facets.length !== items || !isNumbered)
    throw new PsychometricsError(
      'WRONG_SHAPE',
      'facets must be numbers 0, 1, 2 … without a gap, one per item',
    );
  return facets;
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
