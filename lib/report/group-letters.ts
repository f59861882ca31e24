import type { TieGroup } from '@/lib/fit/types';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * A letter for everybody who shares a band with somebody else. Letters follow the order of the people as they are
 * shown, so that they say nothing about the order of the fits.
 *
 * @param people In the order of the list.
 * @param groups Bands in any order, see tieGroups.
 * @returns Letter by id; who stands alone has none. After Z comes A2.
 */
export function groupLetters(
  people: readonly Readonly<{ id: string }>[],
  groups: readonly TieGroup[],
): ReadonlyMap<string, string> {
  const groupOf = new Map(
    groups
      .filter(({ ids }) => ids.length > 1)
      .flatMap((group) => group.ids.map((id) => [id, group] as const)),
  );
  const letterOf = new Map<TieGroup, string>();
  const letters = new Map<string, string>();
  for (const { id } of people) {
    const group = groupOf.get(id);
    if (group === undefined) continue;
    const letter = letterOf.get(group) ?? letterAt(letterOf.size);
    letterOf.set(group, letter);
    letters.set(id, letter);
  }
  return letters;
}

function letterAt(index: number): string {
  const letter = LETTERS[index % LETTERS.length] ?? '';
  const round = Math.floor(index / LETTERS.length);
  return round === 0 ? letter : `${letter}${round + 1}`;
}
