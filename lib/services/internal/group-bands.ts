import 'server-only';
import type { Tx } from '@/lib/db/client';
import * as candidateLists from '@/lib/db/repositories/candidate-lists';
import { tieGroups } from '@/lib/fit/compare-fits';
import { unpackFit } from '@/lib/fit/packed-fit';
import { groupLetters } from '@/lib/report/group-letters';

/** Who cannot be told apart in one assessment, over everybody and not over a page. */
export type GroupBands = Readonly<{
  letters: ReadonlyMap<string, string>;
  /** People with a fit. */
  fitted: number;
  /** How many share each letter. */
  sizes: ReadonlyMap<string, number>;
}>;

/** The groups of an assessment; letters follow the order in which the list shows people. */
export async function groupBands(
  tx: Tx,
  scope: Readonly<{ organizationId: string; assessmentId: string }>,
): Promise<GroupBands> {
  const rows = await candidateLists.listFits(tx, scope);
  const people = rows.map(({ attemptId, packedFit }) => ({ id: attemptId, ...unpackFit(packedFit) }));
  const letters = groupLetters(people, tieGroups(people));
  const sizes = new Map<string, number>();
  for (const letter of letters.values()) sizes.set(letter, (sizes.get(letter) ?? 0) + 1);
  return { letters, fitted: people.length, sizes };
}
