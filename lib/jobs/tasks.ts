import 'server-only';
import { randomUUID } from 'node:crypto';
import type { JobHelpers, TaskList } from 'graphile-worker';
import { z } from 'zod';
import type { SystemActor } from '@/lib/auth/policy';
import { runComputation } from '@/lib/services/computations';
import { expireAttempts } from '@/lib/services/attempt-expiry';
import { erasePastExperts } from '@/lib/services/expert-retention';
import { purgeExpired } from '@/lib/services/housekeeping';
import { sendOutboxMail } from '@/lib/services/outbox';
import { remindCandidates } from '@/lib/services/reminders';
import { eraseDueCandidates } from '@/lib/services/retention';
import { eraseDeletedRoles } from '@/lib/services/role-bin';

const sendMailPayload = z.object({ mailId: z.uuid(), organizationId: z.uuid() });
const computePayload = z.object({ computationId: z.uuid(), organizationId: z.uuid() });

/** Jobs by name; each knocks on one door for the system. */
export const TASKS: TaskList = {
  sendMail: async (payload: unknown, { job }: JobHelpers) => {
    const { mailId, organizationId } = sendMailPayload.parse(payload);
    await sendOutboxMail(system(organizationId), { mailId, final: job.attempts >= job.max_attempts });
  },
  compute: async (payload: unknown, { job }: JobHelpers) => {
    const { computationId, organizationId } = computePayload.parse(payload);
    await runComputation(system(organizationId), { computationId, final: job.attempts >= job.max_attempts });
  },
  expireAttempts: async () => {
    await expireAttempts(system());
  },
  remindCandidates: async () => {
    await remindCandidates(system());
  },
  purgeExpired: async () => {
    await purgeExpired(system());
  },
  eraseDeletedRoles: async () => {
    await eraseDeletedRoles(system());
  },
  eraseDueCandidates: async () => {
    await eraseDueCandidates(system());
  },
  erasePastExperts: async () => {
    await erasePastExperts(system());
  },
};

/** Every ten minutes, and once a night (UTC). */
export const CRONTAB = [
  '*/10 * * * * expireAttempts',
  '5,15,25,35,45,55 * * * * remindCandidates',
  '17 1 * * * purgeExpired',
  '37 1 * * * eraseDeletedRoles',
  '47 1 * * * erasePastExperts',
  '57 1 * * * eraseDueCandidates',
].join('\n');

function system(organizationId = ''): SystemActor {
  return { kind: 'system', organizationId, requestId: randomUUID() };
}
