import { randomUUID } from 'node:crypto';
import type { MemberActor, ObserverActor } from '@/lib/auth/policy';
import { identifyObserver, openObserverLink } from '@/lib/services/observer-links';
import { inviteObserver } from '@/lib/services/observers';
import { syncObservations } from '@/lib/services/observing';
import type { SentSession, SentTap } from '@/lib/validation/observation';
import { anonymous } from './factories';

const HOUR_MS = 3_600_000;

/** Invites an observer and gives the token of the link. */
export async function inviteWatcher(hr: MemberActor, jobRoleId: string, name = 'Osmo Havainnoija') {
  const requestId = randomUUID();
  const input = { jobRoleId, requestId, name, email: '', locale: 'fi', site: 'Turku' } as const;
  const result = await inviteObserver(hr, input);
  if (result.status !== 'invited') throw new Error('the observer was not invited');
  return { observerId: requestId, token: result.link.split('/').at(-1) ?? '' };
}

export type Watcher = Readonly<{ observerId: string; sessionToken: string; actor: ObserverActor }>;

/** Invites an observer and opens a browser for them. */
export async function watcher(hr: MemberActor, jobRoleId: string, name?: string): Promise<Watcher> {
  const { observerId, token } = await inviteWatcher(hr, jobRoleId, name);
  const { sessionToken } = await openObserverLink(anonymous(), { token, locale: 'fi' });
  const found = await identifyObserver(anonymous(), { sessionToken });
  if (found.session === 'none') throw new Error('a new link opened nothing');
  return { observerId, sessionToken, actor: found.actor };
}

/** A session of so many hours that began at a full hour of one day. */
export function session(hours: number, change: Partial<SentSession> = {}, startHour = 6): SentSession {
  const start = Date.UTC(2026, 4, 4, startHour);
  return {
    id: randomUUID(),
    rev: 2,
    label: 'Worker B, morning',
    parallelCode: '',
    people: 1,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + hours * HOUR_MS).toISOString(),
    pausedMs: 0,
    stepIds: [],
    ...change,
  };
}

/** A tap in a session; without a step it is something else. */
export function tap(of: SentSession, stepId: string | null, change: Partial<SentTap> = {}): SentTap {
  const at = new Date(Date.parse(of.startedAt) + 60_000).toISOString();
  return { id: randomUUID(), sessionId: of.id, rev: 1, stepId, at, undone: false, note: '', ...change };
}

/** Sends what a phone holds. */
export function sync(
  { observerId, sessionToken }: Pick<Watcher, 'observerId' | 'sessionToken'>,
  sessions: readonly SentSession[],
  taps: readonly SentTap[],
) {
  const batch = { observerId, sessions: [...sessions], taps: [...taps] };
  return syncObservations(anonymous(), { sessionToken, ...batch });
}

/** One ended session in which each of the given steps was seen so many times. */
export async function observed(
  by: Watcher,
  hours: number,
  seen: Readonly<Record<string, number>>,
  change: Partial<SentSession> = {},
): Promise<SentSession> {
  const made = session(hours, { stepIds: Object.keys(seen), ...change });
  const taps = Object.entries(seen).flatMap(([stepId, times]) =>
    Array.from({ length: times }, () => tap(made, stepId)),
  );
  await sync(by, [made], taps);
  return made;
}
