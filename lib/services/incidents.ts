import 'server-only';
import { type Actor, authorize, type MemberActor } from '@/lib/auth/policy';
import { createToken } from '@/lib/auth/token';
import { AppError } from '@/lib/core/app-error';
import { db, inTransaction, type Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as incidents from '@/lib/db/repositories/incidents';
import * as jobRoles from '@/lib/db/repositories/job-roles';
import * as jobSides from '@/lib/db/repositories/job-side';
import { uuidv7 } from '@/lib/db/uuid';
import { env } from '@/lib/env';
import {
  type CodedIncident,
  INCIDENT_TIMES,
  type IncidentKind,
  type IncidentTime,
} from '@/lib/job-analysis/incident-evidence';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type {
  AddIncidentInput,
  CodeIncidentInput,
  DismissIncidentInput,
  IncidentInput,
  RedactIncidentInput,
  StoryLinkInput,
} from '@/lib/validation/job-side';
import type { JobRoleInput } from '@/lib/validation/job-role';
import { holdOpenJob } from './internal/hold-job';

export type IncidentState = 'waiting' | 'coded' | 'dismissed';

/** An episode as HR reads it; who told it behind a link is known to nobody. */
export type IncidentView = Readonly<{
  id: string;
  kind: IncidentKind;
  happened: string;
  action: string;
  outcome: string;
  roughly: IncidentTime;
  locale: string;
  receivedAt: Date;
  source: 'link' | 'member';
  state: IncidentState;
  stepId: string | null;
  scaleKey: ScaleKey | null;
  level: number | null;
  dismissedReason: string | null;
  redactedAt: Date | null;
}>;

export type StoryLinkState = Readonly<{ locale: string; createdAt: Date }>;

export type IncidentInbox = Readonly<{
  /** Newest first. */
  incidents: readonly IncidentView[];
  /** Languages with an open link. */
  links: readonly StoryLinkState[];
}>;

/**
 * The episodes of a job and the links that collect them.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a role of another organisation.
 */
export async function listIncidents(actor: Actor, { jobRoleId }: JobRoleInput): Promise<IncidentInbox> {
  authorize(actor, 'incident:manage');
  const { organizationId } = actor;
  if (!(await jobRoles.find(db(), organizationId, jobRoleId))) throw new AppError('NOT_FOUND', jobRoleId);
  const [rows, links] = await Promise.all([
    incidents.list(db(), organizationId, jobRoleId),
    incidents.openLinks(db(), organizationId, jobRoleId),
  ]);
  return { incidents: rows.map(viewOf), links };
}

/**
 * One episode.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for one of another job or organisation.
 */
export async function getIncident(actor: Actor, input: IncidentInput): Promise<IncidentView> {
  authorize(actor, 'incident:manage');
  const row = await incidents.find(db(), actor.organizationId, input.jobRoleId, input.incidentId);
  if (!row) throw new AppError('NOT_FOUND', `incident ${input.incidentId}`);
  return viewOf(row);
}

/**
 * The coded episodes of a job, as evidence beside loss and gain of its steps; nothing of their texts.
 *
 * @throws {AppError} FORBIDDEN
 */
export async function listIncidentEvidence(
  actor: Actor,
  { jobRoleId }: JobRoleInput,
): Promise<readonly CodedIncident[]> {
  authorize(actor, 'jobRole:read');
  const rows = await incidents.listCoded(db(), actor.organizationId, jobRoleId);
  return rows.flatMap(({ kind, taskStepId, level }) =>
    taskStepId === null || level === null ? [] : [{ stepId: taskStepId, kind: kindOf(kind), level }],
  );
}

/**
 * Opens the collection in one language: the link to give away, shown once. A link that was there before is closed.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function makeStoryLink(
  actor: Actor,
  { jobRoleId, locale }: StoryLinkInput,
): Promise<Readonly<{ link: string; locale: string }>> {
  authorize(actor, 'incident:manage');
  const { organizationId } = actor;
  const { token, tokenHash } = createToken();
  await inTransaction(async (tx) => {
    await holdOpenJob(tx, actor.organizationId, jobRoleId);
    await incidents.closeLink(tx, organizationId, jobRoleId, locale, new Date());
    await incidents.insertLink(tx, organizationId, { id: uuidv7(), jobRoleId, locale, tokenHash });
    await record(tx, actor, 'incident.linkMade', { type: 'JobRole', id: jobRoleId });
  });
  return { link: `${env().BASE_URL}/s/${token}`, locale };
}

/**
 * Ends the collection in one language; what was told stays.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE without an open link.
 */
export async function closeStoryLink(actor: Actor, { jobRoleId, locale }: StoryLinkInput): Promise<void> {
  authorize(actor, 'incident:manage');
  await inTransaction(async (tx) => {
    if (!(await jobRoles.lock(tx, actor.organizationId, jobRoleId)))
      throw new AppError('NOT_FOUND', jobRoleId);
    const wasOpen = await incidents.closeLink(tx, actor.organizationId, jobRoleId, locale, new Date());
    if (!wasOpen) throw new AppError('INVALID_STATE', 'no link is open');
    await record(tx, actor, 'incident.linkClosed', { type: 'JobRole', id: jobRoleId });
  });
}

/**
 * An episode that a member writes down, from an interview for example; the same form again stores nothing more.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function addIncident(actor: Actor, input: AddIncidentInput): Promise<void> {
  authorize(actor, 'incident:manage');
  const { incidentId, ...story } = input;
  await inTransaction(async (tx) => {
    await holdOpenJob(tx, actor.organizationId, input.jobRoleId);
    const incident = { id: incidentId, linkId: null, memberId: actor.userId, ...story };
    if (!(await incidents.insert(tx, actor.organizationId, incident))) return;
    await record(tx, actor, 'incident.told', { type: 'JobRole', id: input.jobRoleId });
  });
}

/**
 * Codes an episode to a step, and to a scale where it shows one, with the level of loss or gain that it shows.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a step of another job; INVALID_STATE for an archived role.
 */
export async function codeIncident(actor: Actor, input: CodeIncidentInput): Promise<void> {
  authorize(actor, 'incident:manage');
  const { stepId: taskStepId, scaleKey, level } = input;
  await changeIncident(actor, input, 'incident.coded', async (tx) => {
    const known = await jobSides.knownSteps(tx, actor.organizationId, input.jobRoleId, [taskStepId]);
    if (known.length === 0) throw new AppError('NOT_FOUND', `step ${taskStepId}`);
    await incidents.setCoding(tx, actor.organizationId, input.incidentId, {
      ...{ taskStepId, scaleKey, level, dismissedReason: null },
      ...{ codedById: actor.userId, codedAt: new Date() },
    });
  });
}

/**
 * Sets an episode aside with a reason; it stays readable.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function dismissIncident(actor: Actor, input: DismissIncidentInput): Promise<void> {
  authorize(actor, 'incident:manage');
  await changeIncident(actor, input, 'incident.dismissed', (tx) =>
    incidents.setCoding(tx, actor.organizationId, input.incidentId, {
      ...UNCODED,
      dismissedReason: input.reason,
      ...{ codedById: actor.userId, codedAt: new Date() },
    }),
  );
}

/**
 * Puts a coded or dismissed episode back among the waiting ones.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function reopenIncident(actor: Actor, input: IncidentInput): Promise<void> {
  authorize(actor, 'incident:manage');
  await changeIncident(actor, input, 'incident.reopened', (tx) =>
    incidents.setCoding(tx, actor.organizationId, input.incidentId, UNCODED),
  );
}

/**
 * Takes what points to a person out of the texts: the new texts stand, the old ones are gone for good.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID_STATE for an archived role.
 */
export async function redactIncident(actor: Actor, input: RedactIncidentInput): Promise<void> {
  authorize(actor, 'incident:manage');
  const { happened, action, outcome } = input;
  await changeIncident(actor, input, 'incident.redacted', (tx) =>
    incidents.setTexts(tx, actor.organizationId, input.incidentId, {
      ...{ happened, action, outcome },
      redactedAt: new Date(),
    }),
  );
}

const UNCODED = {
  taskStepId: null,
  scaleKey: null,
  level: null,
  dismissedReason: null,
  codedById: null,
  codedAt: null,
} as const;

type Action =
  | 'incident.linkMade'
  | 'incident.linkClosed'
  | 'incident.told'
  | 'incident.coded'
  | 'incident.dismissed'
  | 'incident.reopened'
  | 'incident.redacted';

async function changeIncident(
  actor: MemberActor,
  { jobRoleId, incidentId }: IncidentInput,
  action: Action,
  run: (tx: Tx) => Promise<void>,
): Promise<void> {
  await inTransaction(async (tx) => {
    await holdOpenJob(tx, actor.organizationId, jobRoleId);
    const found = await incidents.find(tx, actor.organizationId, jobRoleId, incidentId);
    if (!found) throw new AppError('NOT_FOUND', `incident ${incidentId}`);
    await run(tx);
    await record(tx, actor, action, { type: 'CriticalIncident', id: incidentId });
  });
}

function record(
  tx: Tx,
  actor: MemberActor,
  action: Action,
  subject: Readonly<{ type: 'JobRole' | 'CriticalIncident'; id: string }>,
): Promise<void> {
  const { type: subjectType, id: subjectId } = subject;
  return auditEvents.record(tx, actor.organizationId, { actor, action, subjectType, subjectId });
}

function viewOf(row: incidents.IncidentRow): IncidentView {
  const { memberId, kind, roughly, taskStepId, scaleKey, codedAt, ...rest } = row;
  return {
    ...rest,
    kind: kindOf(kind),
    roughly: INCIDENT_TIMES.find((time) => time === roughly) ?? 'earlier',
    source: memberId === null ? 'link' : 'member',
    state: codedAt === null ? 'waiting' : rest.dismissedReason === null ? 'coded' : 'dismissed',
    stepId: taskStepId,
    scaleKey: SCALE_KEYS.find((key) => key === scaleKey) ?? null,
  };
}

/** The database lets only the two kinds in. */
function kindOf(kind: string): IncidentKind {
  return kind === 'good' ? 'good' : 'bad';
}
