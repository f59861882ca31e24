import { db } from '@/lib/db/client';
import { uuidv7 } from '@/lib/db/uuid';
import type { MemberActor } from '@/lib/auth/policy';
import { exactLimits } from '@/lib/job-analysis/observed-rate';
import { ratingWithLimits } from '@/lib/job-analysis/rate-to-rating';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { publishRoleProfile } from '@/lib/services/role-profiles';

type Job = Readonly<{ jobRoleId: string; stepIds: readonly string[] }>;

const HOUR_MS = 3_600_000;
const SHIFT_HOURS = 7.5;
const FIRST_SHIFT = Date.UTC(2026, 9, 1, 6);
const SESSIONS_EACH = 5;
const EVENTS_EACH = 3;
const DECIDED_EVERY = 4;
const SEEN = { events: 12, hours: SHIFT_HOURS };

/** Observers with their sessions and taps, and for every fourth step the decision that the count holds. */
export async function observeJob(hr: MemberActor, { jobRoleId, stepIds }: Job, observers: number) {
  const { organizationId, userId } = hr;
  const people = Array.from({ length: observers }, (_, index) => ({
    ...{ id: uuidv7(), organizationId, jobRoleId, name: `Observer ${index + 1}` },
  }));
  const sessions = people.flatMap(({ id: observerId }, person) =>
    Array.from({ length: SESSIONS_EACH }, (_, shift) => {
      const startedAt = new Date(FIRST_SHIFT + (person * SESSIONS_EACH + shift) * 24 * HOUR_MS);
      const endedAt = new Date(startedAt.getTime() + SHIFT_HOURS * HOUR_MS);
      const label = `Shift ${shift + 1}`;
      return { id: uuidv7(), organizationId, jobRoleId, observerId, label, startedAt, endedAt, rev: 1 };
    }),
  );
  await db().observer.createMany({ data: people });
  await db().observationSession.createMany({
    data: sessions.map((session) => ({ ...session, stepIds: [...stepIds] })),
  });
  await db().observationTap.createMany({
    data: sessions.flatMap(({ id: sessionId, startedAt }) =>
      [...stepIds, null].flatMap((taskStepId) =>
        Array.from({ length: EVENTS_EACH }, (_, event) => ({
          ...{ id: uuidv7(), organizationId, sessionId, taskStepId, rev: 1 },
          at: new Date(startedAt.getTime() + (event + 1) * HOUR_MS),
          note: taskStepId === null ? `Something else ${event}` : '',
        })),
      ),
    ),
  });
  const { rating, low, high } = ratingWithLimits(
    SEEN.events / SEEN.hours,
    exactLimits(SEEN.events, SEEN.hours),
  );
  await db().frequencyDecision.createMany({
    data: stepIds
      .filter((_, index) => index % DECIDED_EVERY === 0)
      .map((taskStepId) => ({
        ...{ id: uuidv7(), organizationId, jobRoleId, taskStepId, taken: 'observed', reason: 'Counted' },
        ...{ ...SEEN, observed: rating, observedLow: low, observedHigh: high, decidedById: userId },
      })),
  });
}

/** A comment and an episode about every step. */
export async function talkAbout(hr: MemberActor, { jobRoleId, stepIds }: Job): Promise<void> {
  const { organizationId, userId } = hr;
  const place = { organizationId, jobRoleId };
  await db().stepComment.createMany({
    data: stepIds.map((taskStepId) => ({
      ...{ id: uuidv7(), ...place, taskStepId, authorId: userId, text: 'Is this one step or two?' },
    })),
  });
  await db().criticalIncident.createMany({
    data: stepIds.map((taskStepId) => ({
      ...{ id: uuidv7(), ...place, memberId: userId, kind: 'bad', locale: 'fi', roughly: 'month' },
      ...{ happened: 'The queue grew', action: 'Nobody told the customers', outcome: 'Two left' },
      ...{ taskStepId, scaleKey: 'carefulness', level: 3, codedById: userId, codedAt: new Date() },
    })),
  });
}

/** Publishes the draft as it stands. */
export async function publishJob(hr: MemberActor, { jobRoleId }: Job): Promise<void> {
  const { revision } = await getRoleDraft(hr, { jobRoleId });
  await publishRoleProfile(hr, { jobRoleId, draftRevision: revision });
}
