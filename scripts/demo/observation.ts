import { randomUUID } from 'node:crypto';
import type { MemberActor } from '@/lib/auth/policy';
import type { DemoAnalysis, DemoRole } from '@/lib/content/schemas/demo';
import { decideFrequency } from '@/lib/services/observation-decisions';
import { getObservedStep } from '@/lib/services/observations';
import { identifyObserver, openObserverLink } from '@/lib/services/observer-links';
import { inviteObserver } from '@/lib/services/observers';
import { syncObservations } from '@/lib/services/observing';
import type { SentSession, SentTap } from '@/lib/validation/observation';
import { anonymous } from './attempt';
import { seededRandom } from './random';
import type { EnteredRole } from './role';

type Observation = DemoAnalysis['observation'];
type Phone = Readonly<{ observerId: string; sessionToken: string }>;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Observers count in the work; HR decides about the step where their counts and the ratings differ. */
export async function observeWork(hr: MemberActor, entered: EnteredRole, role: DemoRole): Promise<void> {
  const { analysis, locale } = role;
  if (analysis === null) return;
  const { observers, sessions, steps, decision } = analysis.observation;
  const phones: Phone[] = [];
  for (const observer of observers) phones.push(await enter(hr, entered.jobRoleId, observer, locale));
  const stepIds = steps.map((step) => entered.stepIds[step] ?? '');
  const random = seededRandom(analysis.seed);
  for (const session of sessions) {
    const phone = phones[session.observer];
    if (phone === undefined) throw new Error(`no observer ${session.observer}`);
    await syncObservations(anonymous(), { ...phone, ...shift(session, stepIds, random) });
  }
  const place = { jobRoleId: entered.jobRoleId, stepId: entered.stepIds[decision.step] ?? '' };
  const { observed } = (await getObservedStep(hr, place)).step;
  if (observed === null) throw new Error(`nobody observed step ${decision.step}`);
  const { events, hours } = observed;
  await decideFrequency(hr, { ...place, taken: decision.taken, reason: decision.reason, events, hours });
}

async function enter(
  hr: MemberActor,
  jobRoleId: string,
  { name, email, site }: Observation['observers'][number],
  locale: DemoRole['locale'],
): Promise<Phone> {
  const requestId = randomUUID();
  const invited = await inviteObserver(hr, { jobRoleId, requestId, name, email, locale, site });
  if (invited.status !== 'invited') throw new Error(`${email} was invited before`);
  const token = invited.link.slice(invited.link.lastIndexOf('/') + 1);
  const { sessionToken } = await openObserverLink(anonymous(), { token, locale });
  const found = await identifyObserver(anonymous(), { sessionToken });
  if (found.session === 'none') throw new Error('the link of an observer did not open');
  return { observerId: found.actor.observerId, sessionToken };
}

/** One shift as a phone sends it: the session and its taps, spread over the time. */
function shift(
  session: Observation['sessions'][number],
  stepIds: readonly string[],
  random: () => number,
): { sessions: SentSession[]; taps: SentTap[] } {
  const { label, parallelCode, daysAgo, startHour, minutes, pausedMinutes, counts, others } = session;
  const start = new Date(Date.now() - daysAgo * DAY_MS).setUTCHours(startHour, 0, 0, 0);
  const instant = (minute: number) => new Date(start + minute * MINUTE_MS).toISOString();
  const sessionId = randomUUID();
  const tap = (stepId: string | null, note: string): SentTap => {
    const at = instant(minutes * random());
    return { id: randomUUID(), sessionId, rev: 1, stepId, at, undone: false, note };
  };
  const sent: SentSession = {
    ...{ id: sessionId, rev: 2, label, parallelCode, people: 1, stepIds: [...stepIds] },
    ...{ startedAt: instant(0), endedAt: instant(minutes), pausedMs: pausedMinutes * MINUTE_MS },
  };
  const seen = stepIds.flatMap((stepId, index) =>
    Array.from({ length: counts[index] ?? 0 }, () => tap(stepId, '')),
  );
  return { sessions: [sent], taps: [...seen, ...others.map((note) => tap(null, note))] };
}
