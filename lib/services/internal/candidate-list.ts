import type { AttemptStatus } from '@/lib/db/generated/enums';
import type { ListedRow } from '@/lib/db/repositories/candidate-lists';
import type { Interval } from '@/lib/psychometrics/scores/interval';
import type { ScaleKey } from '@/lib/scales';
import { reportFitSchema } from '@/lib/validation/report';
import { DECISION_CHOICES, type DecisionChoice } from '@/lib/validation/candidates';
import { hiddenReason } from './report-visibility';
import { type ShownName, shownName } from './shown-name';

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

/** What comes next for a person, and who has to act. */
export type NextStep =
  | 'candidateAnswers'
  | 'read'
  | 'decide'
  | 'interview'
  | 'nothing'
  /** The time for reading the report is over. */
  | 'locked';

export type CandidateSummary = Readonly<{
  attemptId: string;
  person: ShownName;
  locale: string;
  status: AttemptStatus;
  /** When something last happened. */
  lastAt: Date;
  submittedAt: Date | null;
  deadlineAt: Date | null;
  /** The live link, by id: its secret is nowhere. */
  invitationId: string | null;
  /** Statements answered so far, while the attempt is under way. */
  answered: number;
  reportId: string | null;
  fit: ListedFit | null;
  flagCount: number;
  /** What stands now; null while nobody has decided or after the case was opened again. */
  decision: DecisionChoice | null;
  next: NextStep;
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

/**
 * A row of a candidate list.
 *
 * @param letters Group letters of the whole assessment, not of the page alone.
 */
export function summarize(row: ListedRow, letters: ReadonlyMap<string, string>, now: Date): CandidateSummary {
  const { attemptId, locale, status, submittedAt, deadlineAt, invitationId, answered } = row;
  return {
    attemptId,
    person: shownName(row),
    locale,
    status,
    lastAt: row.withdrawnAt ?? submittedAt ?? row.startedAt ?? row.openedAt ?? row.invitedAt,
    submittedAt,
    deadlineAt,
    invitationId,
    answered,
    ...resultOf(row, letters, now),
  };
}

type Result = Pick<CandidateSummary, 'reportId' | 'fit' | 'flagCount' | 'decision' | 'next'>;

/** What a list shows of a result; nothing of one whose time for reading is over. */
function resultOf(row: ListedRow, letters: ReadonlyMap<string, string>, now: Date): Result {
  const { attemptId, reportId, status } = row;
  const decision = DECISION_CHOICES.find((choice) => choice === row.choice) ?? null;
  const hidden = hiddenReason({ ...row, computedAt: row.computedAt ?? now }, now);
  if (reportId !== null && hidden !== null) {
    return { reportId: null, fit: null, flagCount: 0, decision, next: 'locked' };
  }
  return {
    reportId,
    fit: listedFit(row.fit, letters.get(attemptId) ?? null),
    flagCount: row.flagCount ?? 0,
    decision,
    next: nextStep(status, decision),
  };
}

function listedFit(stored: unknown, group: string | null): ListedFit | null {
  if (stored === null) return null;
  const fit = reportFitSchema.parse(stored);
  return fit.status === 'noFit'
    ? { status: 'noFit', missing: fit.missing }
    : { status: 'fitted', shown: fit.shown, interval90: fit.interval90, group };
}

function nextStep(status: AttemptStatus, decision: DecisionChoice | null): NextStep {
  if (status === 'invited' || status === 'opened' || status === 'inProgress') return 'candidateAnswers';
  if (status !== 'submitted' && status !== 'reviewed') return 'nothing';
  if (decision === 'interview') return 'interview';
  if (decision !== null) return 'nothing';
  return status === 'submitted' ? 'read' : 'decide';
}
