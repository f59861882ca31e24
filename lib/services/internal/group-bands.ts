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

type Scope = Readonly<{ organizationId: string; assessmentId: string }>;

/** Assessments whose bands this process remembers. */
const REMEMBERED = 20;
const remembered = new Map<string, Readonly<{ mark: string; bands: GroupBands }>>();

/**
 * The groups of an assessment; letters follow the order in which the list shows people. Remembered until a fit, a name
 * or what may be read changes.
 */
export async function groupBands(tx: Tx, scope: Scope): Promise<GroupBands> {
  const key = `${scope.organizationId} ${scope.assessmentId}`;
  const mark = await candidateLists.markOfFits(tx, scope);
  const known = remembered.get(key);
  // Taken out and put back, so that the oldest of the map is the one that nobody has asked for longest.
  remembered.delete(key);
  const bands = known?.mark === mark ? known.bands : await computeBands(tx, scope);
  remembered.set(key, { mark, bands });
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return bands;
}

async function computeBands(tx: Tx, scope: Scope): Promise<GroupBands> {
  const rows = await candidateLists.listFits(tx, scope);
  const people = rows.map(({ attemptId, packedFit }) => ({ id: attemptId, ...unpackFit(packedFit) }));
  const letters = groupLetters(people, tieGroups(people));
  const sizes = new Map<string, number>();
  for (const letter of letters.values()) sizes.set(letter, (sizes.get(letter) ?? 0) + 1);
  return { letters, fitted: people.length, sizes };
}
