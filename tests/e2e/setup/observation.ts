import type { MemberActor } from '@/lib/auth/policy';
import { getObservationPanel } from '@/lib/services/observations';
import { inviteWatcher, observed, session, sync, tap, watcher } from '../../support/observation-factory';
import { completeRole } from '../../support/role-factory';

/** A job that was observed: a fresh link, an observer with two sessions, a step to decide and something else. */
export async function observationOf(hr: MemberActor, jobRoleId: string, stepId: string) {
  const fresh = await inviteWatcher(hr, jobRoleId, 'Uusi Havainnoija');
  const by = await watcher(hr, jobRoleId, 'Avannut Havainnoija');
  // Far from any rating: twelve times an hour.
  const { id: sessionId } = await observed(by, 2, { [stepId]: 24 });
  const made = session(1, { label: 'Työntekijä C, iltavuoro' }, 14);
  const other = tap(made, null, { note: 'Etsii kadonnutta pakettia' });
  await sync(by, [made], [other]);
  return {
    freshLink: `/o/${fresh.token}`,
    observerId: by.observerId,
    sessionId,
    tapId: other.id,
  };
}

/** A job with three steps and the link of somebody who observes it. */
export async function newObserver(hr: MemberActor) {
  const jobRoleId = await completeRole(hr);
  const { token } = await inviteWatcher(hr, jobRoleId);
  return { jobRoleId, path: `/o/${token}` };
}

/** What is stored of the sessions of a job, with the counts of its steps in order. */
export async function observedSessions(hr: MemberActor, jobRoleId: string) {
  const { sessions, steps } = await getObservationPanel(hr, { jobRoleId });
  return sessions.map(({ label, total, others, hours, events }) => ({
    ...{ label, total, others, hours },
    counts: steps.map(({ id }) => events.get(id) ?? 0),
  }));
}
