import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { hasWaitingJob, isMigrated } from '@/lib/db/migrations-state';
import { isLogLost, logger } from '@/lib/logger';
import { hasMailServer } from '@/lib/mail/transport';

const LONGEST_WAIT_MINUTES = 15;

type Check = 'ok' | 'warning' | 'failed';

export type Health = Readonly<{
  ready: boolean;
  /** No versions, addresses or reasons: strangers read this. The reasons are in the log. */
  checks: Readonly<{ database: Check; migrations: Check; queue: Check; mail: Check; log: Check }>;
}>;

/** Whether this server can do its work: database, newest migrations, moving queue, log; a warning without mail server. */
export async function checkHealth(
  actor: Actor,
  _input: Readonly<Record<string, never>> = {},
): Promise<Health> {
  authorize(actor, 'door:open');
  const database = await check(async () => (await db().$queryRaw`SELECT 1`) !== null);
  const migrations = database === 'ok' ? await check(() => isMigrated(db())) : 'failed';
  const queue =
    migrations === 'ok'
      ? await check(async () => !(await hasWaitingJob(db(), LONGEST_WAIT_MINUTES)), 'warning')
      : 'failed';
  const mail = hasMailServer() ? 'ok' : 'warning';
  const checks = { database, migrations, queue, mail, log: logState() } as const;
  return { ready: !Object.values<Check>(checks).includes('failed'), checks };
}

/** A line is also the attempt that finds out whether there is room again. */
function logState(): Check {
  if (!isLogLost()) return 'ok';
  logger.error('not ready: lines of the log were lost');
  return 'failed';
}

async function check(isGood: () => Promise<boolean>, otherwise: Check = 'failed'): Promise<Check> {
  try {
    return (await isGood()) ? 'ok' : otherwise;
  } catch (error) {
    logger.error({ reason: error instanceof Error ? error.message : String(error) }, 'not ready');
    return 'failed';
  }
}
