import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { hasWaitingJob, isMigrated } from '@/lib/db/migrations-state';
import { logger } from '@/lib/logger';
import { hasMailServer } from '@/lib/mail/transport';

const LONGEST_WAIT_MINUTES = 15;

type Check = 'ok' | 'warning' | 'failed';

export type Health = Readonly<{
  ready: boolean;
  /** No versions, addresses or reasons: strangers read this. The reasons are in the log. */
  checks: Readonly<{ database: Check; migrations: Check; queue: Check; mail: Check }>;
}>;

/** Whether this server can do its work: database, newest migrations, moving queue; a warning without mail server. */
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
  const checks = { database, migrations, queue, mail: hasMailServer() ? 'ok' : 'warning' } as const;
  return { ready: !Object.values<Check>(checks).includes('failed'), checks };
}

async function check(isGood: () => Promise<boolean>, otherwise: Check = 'failed'): Promise<Check> {
  try {
    return (await isGood()) ? 'ok' : otherwise;
  } catch (error) {
    logger.error({ reason: error instanceof Error ? error.message : String(error) }, 'not ready');
    return 'failed';
  }
}
