import { AppError } from '@/lib/core/app-error';

export const MEMBER_ROLES = ['ADMIN', 'HR', 'RECRUITER'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** An account signed in to one organisation. */
export type MemberActor = Readonly<{
  kind: 'member';
  userId: string;
  organizationId: string;
  role: MemberRole;
  sessionId: string;
  requestId: string;
}>;

/** The holder of an invitation link, tied to one attempt. */
export type CandidateActor = Readonly<{
  kind: 'candidate';
  attemptId: string;
  organizationId: string;
  sessionId: string;
  requestId: string;
}>;

/** A job expert with a link of their own, tied to the ratings of one job role. */
export type RaterActor = Readonly<{
  kind: 'rater';
  raterId: string;
  jobRoleId: string;
  organizationId: string;
  sessionId: string;
  requestId: string;
}>;

/** Somebody who counts work as it happens, with a link of their own, tied to one job role. */
export type ObserverActor = Readonly<{
  kind: 'observer';
  observerId: string;
  jobRoleId: string;
  organizationId: string;
  sessionId: string;
  requestId: string;
}>;

/** Jobs, scripts and the first set-up. */
export type SystemActor = Readonly<{ kind: 'system'; organizationId: string; requestId: string }>;

/** Anybody who knocks on one of the few open doors. */
export type AnonymousActor = Readonly<{ kind: 'anonymous'; requestId: string; ip: string }>;

export type Actor = MemberActor | CandidateActor | RaterActor | ObserverActor | SystemActor | AnonymousActor;

const ALL: readonly MemberRole[] = MEMBER_ROLES;
const STAFF_OF_ROLES: readonly MemberRole[] = ['ADMIN', 'HR'];
const ADMINS: readonly MemberRole[] = ['ADMIN'];

/** Which member roles may do what. Read by services (to refuse) and by pages (to show or hide). */
export const MEMBER_PERMISSIONS = {
  'session:own': ALL,
  'organization:switch': ALL,
  'member:manage': ADMINS,
  'settings:manage': ADMINS,
  'audit:read': ADMINS,
  'outbox:read': STAFF_OF_ROLES,
  'jobRole:read': STAFF_OF_ROLES,
  'jobRole:edit': STAFF_OF_ROLES,
  'rater:identify': STAFF_OF_ROLES,
  'rater:manage': STAFF_OF_ROLES,
  'observation:manage': STAFF_OF_ROLES,
  'incident:manage': STAFF_OF_ROLES,
  'roleProfile:publish': STAFF_OF_ROLES,
  'roleProfile:read': ALL,
  'assessment:read': ALL,
  'assessment:create': STAFF_OF_ROLES,
  'candidate:invite': ALL,
  'candidate:read': ALL,
  'candidate:correct': STAFF_OF_ROLES,
  'candidate:erase': STAFF_OF_ROLES,
  'report:read': ALL,
  'interview:conduct': ALL,
  'name:reveal': ALL,
  'decision:make': ALL,
  'request:read': ALL,
  'request:arrange': STAFF_OF_ROLES,
  'answers:export': ADMINS,
  'monitoring:read': STAFF_OF_ROLES,
} as const satisfies Record<string, readonly MemberRole[]>;

export type MemberPermission = keyof typeof MEMBER_PERMISSIONS;

/** What the other kinds of actor may do: short, closed lists. */
const CANDIDATE_PERMISSIONS = ['attempt:take'] as const;
const RATER_PERMISSIONS = ['rating:give'] as const;
const OBSERVER_PERMISSIONS = ['observation:record'] as const;
const SYSTEM_PERMISSIONS = ['system:work'] as const;
const ANONYMOUS_PERMISSIONS = ['door:open'] as const;

export type Permission =
  | MemberPermission
  | (typeof CANDIDATE_PERMISSIONS)[number]
  | (typeof RATER_PERMISSIONS)[number]
  | (typeof OBSERVER_PERMISSIONS)[number]
  | (typeof SYSTEM_PERMISSIONS)[number]
  | (typeof ANONYMOUS_PERMISSIONS)[number];

type ActorWith<P extends Permission> = P extends MemberPermission
  ? MemberActor
  : P extends (typeof CANDIDATE_PERMISSIONS)[number]
    ? CandidateActor
    : P extends (typeof RATER_PERMISSIONS)[number]
      ? RaterActor
      : P extends (typeof OBSERVER_PERMISSIONS)[number]
        ? ObserverActor
        : P extends (typeof SYSTEM_PERMISSIONS)[number]
          ? SystemActor
          : AnonymousActor;

/** Whether the actor has the permission; an unknown kind or member role has none. */
export function may(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case 'member':
      return memberRolesWith(permission).includes(actor.role);
    case 'candidate':
      return includes(CANDIDATE_PERMISSIONS, permission);
    case 'rater':
      return includes(RATER_PERMISSIONS, permission);
    case 'observer':
      return includes(OBSERVER_PERMISSIONS, permission);
    case 'system':
      return includes(SYSTEM_PERMISSIONS, permission);
    case 'anonymous':
      return includes(ANONYMOUS_PERMISSIONS, permission);
    default:
      return false;
  }
}

/**
 * First line of every service: refuses an actor without the permission and narrows its type for the rest.
 *
 * @throws {AppError} FORBIDDEN
 */
export function authorize<P extends Permission>(actor: Actor, permission: P): asserts actor is ActorWith<P> {
  if (!may(actor, permission)) throw new AppError('FORBIDDEN', `${describe(actor)} lacks ${permission}`);
}

function memberRolesWith(permission: Permission): readonly MemberRole[] {
  return isMemberPermission(permission) ? MEMBER_PERMISSIONS[permission] : [];
}

function isMemberPermission(permission: Permission): permission is MemberPermission {
  return Object.hasOwn(MEMBER_PERMISSIONS, permission);
}

function includes(list: readonly string[], permission: Permission): boolean {
  return list.includes(permission);
}

function describe(actor: Actor): string {
  return actor.kind === 'member' ? `member ${actor.role}` : actor.kind;
}
