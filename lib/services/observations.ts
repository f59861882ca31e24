import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { FINNISH_TIME, localTime } from '@/lib/core/local-day';
import { inTransaction } from '@/lib/db/client';
import * as observations from '@/lib/db/repositories/observations';
import type { ObserverRow } from '@/lib/db/repositories/observers';
import { type PairedAgreement, pairedAgreement, stepByDayPart } from '@/lib/job-analysis/observation-summary';
import type { RatesByDayPart } from '@/lib/job-analysis/rates-by-day-part';
import type { ObservedStepInput, ObserverInput } from '@/lib/validation/observation';
import type { JobRoleInput } from '@/lib/validation/job-role';
import {
  decisionOf,
  loadObservation,
  type SessionView,
  type StepDecision,
  type StepView,
} from './internal/observation-view';

export type ObserverState = 'invited' | 'opened' | 'observing' | 'expired' | 'revoked';

export type ObserverEntry = Readonly<{
  id: string;
  number: number;
  /** Null once the name was removed. */
  name: string | null;
  email: string | null;
  site: string;
  state: ObserverState;
  sessions: number;
  hours: number;
}>;

/** Events that fitted no step and carry the same note; reviewed together. */
export type OtherGroup = Readonly<{
  tapIds: readonly string[];
  note: string;
  firstAt: Date;
  labels: readonly string[];
}>;

type Head = Readonly<{ jobRoleId: string; jobTitle: string; archived: boolean }>;

export type ObservationPanel = Head &
  Readonly<{
    /** Person-hours that rates rest on. */
    hours: number;
    events: number;
    observers: readonly ObserverEntry[];
    sessions: readonly SessionView[];
    steps: readonly StepView[];
    agreement: PairedAgreement | null;
    others: readonly OtherGroup[];
    stages: readonly Readonly<{ id: string; title: string }>[];
  }>;

/**
 * Everything that was observed of a job: who, when, how often each step, and what is to be decided.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function getObservationPanel(
  actor: Actor,
  { jobRoleId }: JobRoleInput,
): Promise<ObservationPanel> {
  authorize(actor, 'observation:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const loaded = await loadObservation(tx, organizationId, jobRoleId);
    const { jobRole, draft, people, sessions, sorted, steps } = loaded;
    const others = await observations.listUnreviewed(tx, organizationId, jobRoleId);
    const counted = sessions.filter(({ state }) => state === 'counted');
    const now = new Date();
    return {
      ...headOf(jobRole, jobRoleId),
      hours: draft.observedHours,
      events: counted.reduce((sum, { total }) => sum + total, 0),
      observers: people.map((row, index) => observerEntry(row, index + 1, sessions, now)),
      sessions,
      steps,
      agreement: pairedAgreement(
        steps.map(({ id }) => id),
        sorted,
      ),
      others: groupsOf(others),
      stages: draft.stages.map(({ id, title }) => ({ id, title })),
    };
  });
}

export type ObservedStepPage = Head &
  Readonly<{
    step: StepView;
    sessions: readonly SessionView[];
    /** Null when only one part of the day was watched. */
    dayParts: RatesByDayPart | null;
    /** All decisions about the step, newest first, with who decided where still known. */
    history: readonly StepDecision[];
    notes: readonly Readonly<{ id: string; at: Date; note: string }>[];
  }>;

const MOST_NOTES = 50;

/**
 * One step with its counts session by session, the notes and the decisions about it.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND.
 */
export async function getObservedStep(
  actor: Actor,
  { jobRoleId, stepId }: ObservedStepInput,
): Promise<ObservedStepPage> {
  authorize(actor, 'observation:manage');
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const loaded = await loadObservation(tx, organizationId, jobRoleId);
    const { jobRole, sessions, sorted, steps, decisions } = loaded;
    const step = steps.find(({ id }) => id === stepId);
    if (!step) throw new AppError('NOT_FOUND', `step ${stepId} of job role ${jobRoleId}`);
    const own = decisions.filter(({ taskStepId }) => taskStepId === stepId).map(decisionOf);
    const history = own.filter((decision) => decision !== null);
    return {
      ...headOf(jobRole, jobRoleId),
      step,
      sessions,
      dayParts: stepByDayPart(stepId, sorted, (at) => localTime(new Date(at), FINNISH_TIME).hour),
      history,
      notes: await observations.listNotes(tx, organizationId, stepId, MOST_NOTES),
    };
  });
}

export type ObserverPage = Head & Readonly<{ observer: ObserverEntry }>;

/**
 * One observer, for the page that replaces or takes back the link.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND.
 */
export async function getObserver(
  actor: Actor,
  { jobRoleId, observerId }: JobRoleInput & ObserverInput,
): Promise<ObserverPage> {
  authorize(actor, 'observation:manage');
  const panel = await getObservationPanel(actor, { jobRoleId });
  const observer = panel.observers.find(({ id }) => id === observerId);
  if (!observer) throw new AppError('NOT_FOUND', `observer ${observerId}`);
  const { jobTitle, archived } = panel;
  return { jobRoleId, jobTitle, archived, observer };
}

function headOf(jobRole: Readonly<{ title: string; archivedAt: Date | null }>, jobRoleId: string): Head {
  return { jobRoleId, jobTitle: jobRole.title, archived: jobRole.archivedAt !== null };
}

function observerEntry(
  row: ObserverRow,
  number: number,
  sessions: readonly SessionView[],
  now: Date,
): ObserverEntry {
  const own = sessions.filter(({ observerId }) => observerId === row.id);
  const { id, name, email, site } = row;
  return {
    ...{ id, number, name, email, site },
    state: observerState(row, own.length > 0, now),
    sessions: own.length,
    hours: own.reduce((sum, { hours }) => sum + hours, 0),
  };
}

function observerState(row: ObserverRow, hasSessions: boolean, now: Date): ObserverState {
  if (row.revokedAt !== null) return 'revoked';
  if (hasSessions) return 'observing';
  if (row.openedAt !== null) return 'opened';
  return row.linkExpiresAt === null || row.linkExpiresAt <= now ? 'expired' : 'invited';
}

function groupsOf(rows: readonly observations.UnreviewedTap[]): readonly OtherGroup[] {
  const groups = new Map<string, observations.UnreviewedTap[]>();
  for (const row of rows) {
    const key = row.note.trim().toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  // What happened most is looked at first; what came in the same instant stands in the order of its words.
  const ordered = [...groups].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
  return ordered.flatMap(([, group]) => {
    const [first] = group;
    if (!first) return [];
    return [
      {
        tapIds: group.map(({ id }) => id),
        note: first.note.trim(),
        firstAt: first.at,
        labels: [...new Set(group.map(({ label }) => label))],
      },
    ];
  });
}
