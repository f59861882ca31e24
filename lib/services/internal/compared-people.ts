import 'server-only';
import type { Tx } from '@/lib/db/client';
import * as comparisons from '@/lib/db/repositories/comparisons';
import { perScale, type PerScale } from '@/lib/scales';
import { reportModelSchema } from '@/lib/validation/report';
import { hiddenReason } from './report-visibility';
import { shownName } from './shown-name';

/** Five made-up people in T, for a job that nobody has been assessed for; every name says so. */
const EXAMPLE_PEOPLE: readonly PerScale<number>[] = [
  [58, 44, 55, 47, 52, 57],
  [49, 60, 51, 58, 46, 48],
  [52, 50, 60, 45, 50, 55],
  [44, 53, 48, 56, 61, 47],
  [55, 47, 46, 50, 57, 60],
];

export type ScoredPerson = Readonly<{
  /** Of a hidden person: the number. */ name: string | null;
  t: PerScale<number>;
}>;

/** People of an assessment who have a score on every scale that counts; made-up ones have no name. */
export async function peopleOf(
  tx: Tx,
  organizationId: string,
  assessmentId: string | null,
  weights: PerScale<number>,
): Promise<readonly ScoredPerson[]> {
  if (assessmentId === null) return EXAMPLE_PEOPLE.map((t) => ({ name: null, t }));
  const rows = await comparisons.listReports(tx, organizationId, assessmentId);
  const now = new Date();
  return rows.flatMap((row): readonly ScoredPerson[] => {
    const person = shownName(row);
    if (person.status === 'erased' || hiddenReason(row, now) !== null) return [];
    const name = person.status === 'named' ? person.name : `#${person.number}`;
    const { scales } = reportModelSchema.parse(row.result);
    const scores = perScale((_, index) => {
      const scale = scales[index];
      return scale?.status === 'scored' ? scale.t : null;
    });
    const isWhole = scores.every((score, index) => score !== null || weights[index] === 0);
    return isWhole ? [{ name, t: perScale((_, index) => scores[index] ?? 0) }] : [];
  });
}
