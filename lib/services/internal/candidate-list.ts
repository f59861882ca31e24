import type { CandidateRow } from '@/lib/db/repositories/candidates';
import type { AttemptStatus } from '@/lib/db/generated/enums';
import { tieGroups } from '@/lib/fit/compare-fits';
import type { Interval } from '@/lib/psychometrics/scores/interval';
import type { ScaleKey } from '@/lib/scales';
import { reportFitSchema } from '@/lib/validation/report';

export type StateCounts = Readonly<Record<AttemptStatus, number>>;

/** What a list may show of a fit: never a number without its interval and its group. */
export type ListedFit =
  | Readonly<{
      status: 'fitted';
      shown: number;
      interval90: Interval;
      /** Letter of the people who cannot be told apart, or null for somebody who stands alone. */
      group: string | null;
    }>
  | Readonly<{ status: 'noFit'; missing: readonly ScaleKey[] }>;

export type CandidateSummary = Readonly<{
  attemptId: string;
  name: string | null;
  email: string | null;
  locale: string;
  status: AttemptStatus;
  /** When something last happened. */
  lastAt: Date;
  deadlineAt: Date | null;
  /** The live link, by id: its secret is nowhere. */
  invitationId: string | null;
  /** Statements answered so far, while the attempt is under way. */
  answered: number;
  reportId: string | null;
  fit: ListedFit | null;
  flagCount: number;
}>;

/** How many of the given rows stand in each state. */
export function countStates<Row extends Readonly<{ status: AttemptStatus }>>(
  rows: readonly Row[],
  weightOf: (row: Row) => number,
): StateCounts {
  const counts = {
    invited: 0,
    opened: 0,
    inProgress: 0,
    submitted: 0,
    reviewed: 0,
    expired: 0,
    cancelled: 0,
    withdrawn: 0,
  };
  for (const row of rows) counts[row.status] += weightOf(row);
  return counts;
}

const BY_NAME = new Intl.Collator('fi-FI');

/**
 * The rows of a candidate list, by name. People whose fits cannot be told apart carry the same letter; letters follow
 * the order of the names, so that they say nothing about the order of the fits.
 */
export function summarize(rows: readonly CandidateRow[]): readonly CandidateSummary[] {
  const sorted = [...rows].sort(
    (a, b) => BY_NAME.compare(a.name ?? '\uffff', b.name ?? '\uffff') || (a.attemptId < b.attemptId ? -1 : 1),
  );
  const parsed = sorted.map((row) => ({
    row,
    fit: row.fit === null ? null : reportFitSchema.parse(row.fit),
  }));
  const groups = groupLetters(
    parsed.flatMap(({ row, fit }) =>
      fit?.status === 'fitted' ? [{ id: row.attemptId, fit: fit.fit, quantiles: fit.quantiles }] : [],
    ),
  );
  return parsed.map(({ row, fit }) => {
    const { attemptId, name, email, locale, status, deadlineAt, invitationId, answered, reportId } = row;
    return {
      attemptId,
      name: row.erasedAt === null ? name : null,
      email: row.erasedAt === null ? email : null,
      locale,
      status,
      lastAt: row.withdrawnAt ?? row.submittedAt ?? row.startedAt ?? row.openedAt ?? row.invitedAt,
      deadlineAt,
      invitationId,
      answered,
      reportId,
      fit: listedFit(fit, groups.get(attemptId) ?? null),
      flagCount: row.flagCount ?? 0,
    };
  });
}

type ParsedFit = ReturnType<typeof reportFitSchema.parse> | null;

function listedFit(fit: ParsedFit, group: string | null): ListedFit | null {
  if (fit === null) return null;
  if (fit.status === 'noFit') return { status: 'noFit', missing: fit.missing };
  return { status: 'fitted', shown: fit.shown, interval90: fit.interval90, group };
}

type Comparable = Parameters<typeof tieGroups>[0][number];

/** A letter for everybody who shares a group with somebody else. `people` stand in the order of the list. */
function groupLetters(people: readonly Comparable[]): ReadonlyMap<string, string> {
  const groups = tieGroups(people).filter(({ ids }) => ids.length > 1);
  const letters = new Map<string, string>();
  let next = 0;
  for (const { id } of people) {
    const group = groups.find(({ ids }) => ids.includes(id));
    if (!group || letters.has(id)) continue;
    const letter = groupName(next);
    next += 1;
    for (const member of group.ids) letters.set(member, letter);
  }
  return letters;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function groupName(index: number): string {
  const letter = LETTERS[index % LETTERS.length] ?? '';
  const round = Math.floor(index / LETTERS.length);
  return round === 0 ? letter : `${letter}${round + 1}`;
}
