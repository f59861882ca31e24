import 'server-only';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as decisions from '@/lib/db/repositories/frequency-decisions';
import * as observations from '@/lib/db/repositories/observations';
import * as observers from '@/lib/db/repositories/observers';
import { averageRatings, completeRatings } from '@/lib/job-analysis/average-ratings';
import { type CountedSession, type ObservedStep, observedStep } from '@/lib/job-analysis/observation-summary';
import { type SortedSessions, sortSessions, watchedHours } from '@/lib/job-analysis/observed-sessions';
import type { DraftStep, RoleDraft } from '@/lib/job-analysis/types';
import { loadDraft } from './load-draft';

/** Hours that were the same when they were stored and read again. */
const SAME_HOURS = 1e-9;

export type StepDecision = Readonly<{
  id: string;
  taken: 'rated' | 'observed';
  reason: string;
  events: number;
  hours: number;
  /** Rating that was observed and rated then. */
  observed: number;
  rated: number | null;
  decidedAt: Date;
  /** Null for somebody who left. */
  decidedBy: string | null;
}>;

export type StepView = Readonly<{
  id: string;
  number: number;
  title: string;
  stageTitle: string;
  /** Null where no session that counts could have counted the step. */
  observed: ObservedStep | null;
  /** The one that stands. */
  decision: StepDecision | null;
  /**
   * `decide`: observation and raters differ and nobody has decided; `renew`: more was observed since the decision;
   * `decided`; `agrees`; `unrated`: there is nothing to compare with; `none`: not observed.
   */
  state: 'decide' | 'renew' | 'decided' | 'agrees' | 'unrated' | 'none';
}>;

export type SessionView = CountedSession &
  Readonly<{
    label: string;
    /** Number of the observer, by order of invitation. */
    observer: number;
    hours: number;
    total: number;
    /** Something else that waits for a review. */
    others: number;
    lastAt: number | null;
    leftOutReason: string | null;
    state: 'running' | 'counted' | 'second' | 'leftOut' | 'empty';
  }>;

/** Everything that was observed of one job, with what follows from it. */
export async function loadObservation(tx: Tx, organizationId: string, jobRoleId: string) {
  const loaded = await loadDraft(tx, organizationId, jobRoleId);
  if (!loaded) throw new AppError('NOT_FOUND', `job role ${jobRoleId}`);
  const { jobRole, draft } = loaded;
  const people = await observers.list(tx, organizationId, jobRoleId);
  const sessions = sessionViews(await observations.listSessions(tx, organizationId, jobRoleId), people);
  const made = await decisions.list(tx, organizationId, jobRoleId);
  const sorted = sortSessions(sessions);
  const steps = stepViews(draft, sorted, made);
  return { jobRole, draft, people, sessions, sorted, decisions: made, steps };
}

function sessionViews(
  rows: readonly observations.SessionRow[],
  people: readonly observers.ObserverRow[],
): readonly SessionView[] {
  const counted = rows.map((row) => ({
    id: row.id,
    observerId: row.observerId,
    parallelCode: row.parallelCode,
    people: row.people,
    startedAt: row.startedAt.getTime(),
    endedAt: row.endedAt?.getTime() ?? null,
    pausedMs: row.pausedMs,
    leftOut: row.leftOutReason !== null,
    stepIds: new Set(row.stepIds),
    events: new Map(
      row.counts.flatMap(({ stepId, events }) => (stepId === null ? [] : [[stepId, events] as const])),
    ),
  }));
  const sorted = sortSessions(counted);
  return counted.map((session, index) => {
    const { label, counts, leftOutReason } = rows[index] ?? { label: '', counts: [], leftOutReason: null };
    const times = counts.map(({ lastAt }) => lastAt.getTime());
    return {
      ...session,
      label,
      leftOutReason,
      observer: people.findIndex(({ id }) => id === session.observerId) + 1,
      hours: watchedHours(session),
      total: counts.reduce((sum, { events }) => sum + events, 0),
      others: counts.find(({ stepId }) => stepId === null)?.events ?? 0,
      lastAt: times.length === 0 ? null : Math.max(...times),
      state: stateOfSession(session, sorted.counted),
    };
  });
}

function stateOfSession(session: CountedSession, counted: readonly CountedSession[]): SessionView['state'] {
  if (session.leftOut) return 'leftOut';
  if (session.endedAt === null) return 'running';
  if (counted.some(({ id }) => id === session.id)) return 'counted';
  return watchedHours(session) > 0 ? 'second' : 'empty';
}

function stepViews(
  draft: RoleDraft,
  sessions: SortedSessions<SessionView>,
  made: readonly decisions.DecisionRow[],
): readonly StepView[] {
  return draft.steps.map((step, index) => {
    const observed = observedStep(step.id, sessions, ratedFrequency(step));
    const decision = decisionOf(made.find(({ taskStepId }) => taskStepId === step.id));
    return {
      id: step.id,
      number: index + 1,
      title: step.title,
      stageTitle: draft.stages.find(({ id }) => id === step.stageId)?.title ?? '',
      observed,
      decision,
      state: stateOfStep(observed, decision),
    };
  });
}

/** What the raters say, whatever was observed. */
function ratedFrequency(step: DraftStep): number | null {
  const ratings = completeRatings(step.ratings);
  return ratings.length === 0 ? null : averageRatings(ratings).frequency;
}

export function decisionOf(row: decisions.DecisionRow | undefined): StepDecision | null {
  if (!row) return null;
  const { id, reason, events, hours, observed, rated, decidedAt, deciderName: decidedBy } = row;
  const taken = row.taken === 'observed' ? 'observed' : 'rated';
  return { id, taken, reason, events, hours, observed, rated, decidedAt, decidedBy };
}

function stateOfStep(observed: ObservedStep | null, decision: StepDecision | null): StepView['state'] {
  if (observed === null) return 'none';
  if (decision !== null) return isStale(observed, decision) ? 'renew' : 'decided';
  if (observed.comparison === null) return 'unrated';
  return observed.comparison.needsDecision ? 'decide' : 'agrees';
}

/** Whether something else was observed by now than what the decision rests on. */
export function isStale(
  observed: Readonly<{ events: number; hours: number }>,
  { events, hours }: Readonly<{ events: number; hours: number }>,
): boolean {
  return observed.events !== events || Math.abs(observed.hours - hours) > SAME_HOURS * hours;
}
