import 'server-only';
import { type Actor, authorize, type SystemActor } from '@/lib/auth/policy';
import { dueReminder } from '@/lib/core/reminder-plan';
import { db, inTransaction } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as reminders from '@/lib/db/repositories/reminders';
import { uuidv7 } from '@/lib/db/uuid';
import { logger } from '@/lib/logger';
import { mailAboutAttempts } from './internal/attempt-mail';

type Due = Readonly<{ id: string; attemptId: string; organizationId: string; dueOn: string }>;

/**
 * Reminds everybody for whom a day of the plan has come, in working hours where they are; for the job of the same
 * name. Nobody is reminded twice for one day, nor after finishing, withdrawing or being cancelled: the attempt is held
 * while the reminder is noted, and looked at again when the mail leaves.
 *
 * @param input.now For tests; the present where absent.
 * @returns how many were reminded.
 */
export async function remindCandidates(
  actor: Actor,
  input: Readonly<{ now?: Date }> = {},
): Promise<{ reminded: number }> {
  authorize(actor, 'system:work');
  const now = input.now ?? new Date();
  let reminded = 0;
  for (let after: string | null = null; ;) {
    const batch: readonly reminders.Reminded[] = await reminders.listBatch(db(), after);
    for (const [organizationId, due] of byOrganization(batch.flatMap((person) => dueNow(person, now)))) {
      reminded += await remind({ ...actor, organizationId }, due);
    }
    const last = batch.at(-1);
    if (!last || !reminders.isFull(batch)) return { reminded };
    after = last.attemptId;
  }
}

function dueNow({ attemptId, organizationId, ...plan }: reminders.Reminded, now: Date): readonly Due[] {
  try {
    const dueOn = dueReminder({ ...plan, now });
    return dueOn === null ? [] : [{ id: uuidv7(), attemptId, organizationId, dueOn }];
  } catch (error) {
    // A time zone that this server does not know must not keep everybody else from being reminded.
    logger.warn({ attemptId, error: String(error) }, 'no reminder can be computed');
    return [];
  }
}

function byOrganization(due: readonly Due[]): ReadonlyMap<string, readonly Due[]> {
  const groups = new Map<string, Due[]>();
  for (const reminder of due) {
    const group = groups.get(reminder.organizationId) ?? [];
    group.push(reminder);
    groups.set(reminder.organizationId, group);
  }
  return groups;
}

async function remind(actor: SystemActor, due: readonly Due[]): Promise<number> {
  const { organizationId } = actor;
  return inTransaction(async (tx) => {
    const noted = await reminders.note(tx, organizationId, due);
    if (noted.length === 0) return 0;
    const days = new Map(due.map(({ attemptId, dueOn }) => [attemptId, dueOn]));
    await mailAboutAttempts(tx, organizationId, 'candidateReminder', noted, (id) => days.get(id) ?? '');
    await auditEvents.recordMany(
      tx,
      organizationId,
      noted.map((attemptId) => ({
        actor,
        action: 'candidate.reminded',
        subjectType: 'attempt',
        subjectId: attemptId,
        data: { dueOn: days.get(attemptId) ?? null },
      })),
    );
    return noted.length;
  });
}
