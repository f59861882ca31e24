import { candidateListQuery, type CandidateListQuery } from './candidates';

const USUAL = candidateListQuery.parse({});

/** In the order in which an address names them. */
const PARTS = ['state', 'flags', 'decision', 'reached', 'from', 'sort', 'direction', 'page'] as const;

/** The filters, the order and the page of a list from its address; what is unknown counts as usual. */
export function listQueryOf(
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): CandidateListQuery {
  return candidateListQuery.parse(Object.fromEntries(PARTS.map((part) => [part, params[part]])));
}

/**
 * A list as an address holds it: what is usual is left out, so that one list has one address.
 *
 * @example listAddress({ ...usual, state: 'submitted' }); // 'state=submitted'
 */
export function listAddress(query: CandidateListQuery): string {
  const parts = PARTS.flatMap((part): readonly (readonly [string, string])[] => {
    const value = query[part];
    return value === null || value === USUAL[part] ? [] : [[part, String(value)]];
  });
  return new URLSearchParams(parts.map(([part, value]) => [part, value])).toString();
}

/** What a saved view keeps of an address: everything but the page. */
export function viewAddress(address: string): string {
  return listAddress({ ...listQueryOf(Object.fromEntries(new URLSearchParams(address))), page: 1 });
}
