import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as candidateLists from '@/lib/db/repositories/candidate-lists';
import * as nameReveals from '@/lib/db/repositories/name-reveals';
import type {
  AttemptIdInput,
  BulkInput,
  ListCandidatesInput,
  RevealNameInput,
  SearchCandidatesInput,
} from '@/lib/validation/candidates';
import { type CandidateSummary, countStates, type StateCounts, summarize } from './internal/candidate-list';
import { groupBands } from './internal/group-bands';
import { type ShownName, shownName } from './internal/shown-name';

export type { CandidateSummary, ListedFit, NextStep, StateCounts } from './internal/candidate-list';
export type { ShownName } from './internal/shown-name';

/** People on one page of a list. */
export const PAGE_SIZE = 50;

/** A search that finds more than this says so and asks for more of the name. */
const FOUND_MAX = 20;

export type CandidatePage = Readonly<{
  counts: StateCounts;
  candidates: readonly CandidateSummary[];
  /** Everybody whom the filters let through. */
  total: number;
  page: number;
  pages: number;
  /** People with a fit in the whole assessment, and how many share each letter. */
  fitted: number;
  groups: readonly Readonly<{ letter: string; size: number }>[];
}>;

/**
 * One page of the candidates of an assessment, by name unless asked otherwise and never by fit. Groups of people who
 * cannot be told apart are those of the whole assessment.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listCandidates(actor: Actor, input: ListCandidatesInput): Promise<CandidatePage> {
  authorize(actor, 'candidate:read');
  const scope = { organizationId: actor.organizationId, assessmentId: input.assessmentId };
  const [states, rows, bands] = await Promise.all([
    candidateLists.countStates(db(), scope),
    pageOrLast(scope, input),
    groupBands(db(), scope),
  ]);
  const total = rows.list[0]?.total ?? 0;
  const now = new Date();
  return {
    counts: countStates(states, ({ count }) => count),
    candidates: rows.list.map((row) => summarize(row, bands.letters, now)),
    total,
    page: rows.page,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    fitted: bands.fitted,
    groups: [...bands.sizes].map(([letter, size]) => ({ letter, size })),
  };
}

/** A page beyond the last one is the first: people may have left the list since the address was made. */
async function pageOrLast(
  scope: Readonly<{ organizationId: string; assessmentId: string }>,
  input: ListCandidatesInput,
): Promise<Readonly<{ list: readonly candidateLists.ListedRow[]; page: number }>> {
  const list = await candidateLists.listPage(db(), scope, input, PAGE_SIZE);
  if (list.length > 0 || input.page === 1) return { list, page: input.page };
  return { list: await candidateLists.listPage(db(), scope, { ...input, page: 1 }, PAGE_SIZE), page: 1 };
}

export type FoundCandidates = Readonly<{
  candidates: readonly CandidateSummary[];
  /** Found in all; the list holds the first twenty. */
  total: number;
}>;

/**
 * Candidates of one assessment by a part of their name, address or reference. What was looked for is written nowhere.
 * Hidden names are found by their number alone.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function searchCandidates(
  actor: Actor,
  { assessmentId, text }: SearchCandidatesInput,
): Promise<FoundCandidates> {
  authorize(actor, 'candidate:read');
  const scope = { organizationId: actor.organizationId, assessmentId };
  const rows = await candidateLists.search(db(), scope, text, FOUND_MAX);
  const now = new Date();
  return {
    candidates: rows.map((row) => summarize(row, new Map(), now)),
    total: rows[0]?.total ?? 0,
  };
}

/**
 * Chosen candidates of one assessment, for a page that asks before something is done with all of them.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listChosen(
  actor: Actor,
  { assessmentId, attemptIds }: BulkInput,
): Promise<readonly CandidateSummary[]> {
  authorize(actor, 'candidate:read');
  const scope = { organizationId: actor.organizationId, assessmentId };
  const rows = await candidateLists.listChosen(db(), scope, attemptIds);
  const now = new Date();
  return rows.map((row) => summarize(row, new Map(), now));
}

export type Revealing = Readonly<{
  attemptId: string;
  person: ShownName;
  assessment: Readonly<{ id: string; name: string }>;
  /** Where to go back to. */
  reportId: string | null;
}>;

/**
 * Whose name would be revealed, for the page that asks why.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function getRevealing(actor: Actor, { attemptId }: AttemptIdInput): Promise<Revealing> {
  authorize(actor, 'name:reveal');
  const row = await nameReveals.findPerson(db(), actor.organizationId, attemptId);
  if (!row) throw new AppError('NOT_FOUND', `attempt ${attemptId}`);
  return {
    attemptId,
    person: shownName(row),
    assessment: { id: row.assessmentId, name: row.assessmentName },
    reportId: row.reportId,
  };
}

/**
 * Makes one hidden name visible to everybody in the organisation. It cannot be hidden again: who has read a name knows
 * it. Asked twice, it stays as it was.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE when names are not hidden here or the person is erased.
 */
export async function revealName(
  actor: Actor,
  { attemptId, reason }: RevealNameInput,
): Promise<{ assessmentId: string; reportId: string | null }> {
  authorize(actor, 'name:reveal');
  const { organizationId, userId } = actor;
  return inTransaction(async (tx) => {
    const row = await nameReveals.findPerson(tx, organizationId, attemptId);
    if (!row) throw new AppError('NOT_FOUND', `attempt ${attemptId}`);
    if (!row.blind || row.erasedAt !== null) throw new AppError('INVALID_STATE', `nothing is hidden`);
    const isNew = await nameReveals.insert(tx, organizationId, { attemptId, reason, revealedById: userId });
    if (isNew) {
      await auditEvents.record(tx, organizationId, {
        actor,
        action: 'candidate.nameRevealed',
        subjectType: 'attempt',
        subjectId: attemptId,
      });
    }
    return { assessmentId: row.assessmentId, reportId: row.reportId };
  });
}
