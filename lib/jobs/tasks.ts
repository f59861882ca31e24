import { type TaskList } from 'graphile-worker';
import { db } from '@/lib/db/client';
import * as userSessions from '@/lib/db/repositories/user-sessions';

/** Ended sessions are kept a while, so that a person can see where the account was used. */
const KEPT_SESSION_DAYS = 30;
const DAY_MS = 86_400_000;

/** What the queue can do, by the name that `graphile_worker.add_job` is given. */
export const tasks: TaskList = {
  cleanUp: async () => {
    await userSessions.purge(db(), new Date(Date.now() - KEPT_SESSION_DAYS * DAY_MS));
  },
};

/** When tasks run by themselves (UTC). */
export const crontab = '17 2 * * * cleanUp';
