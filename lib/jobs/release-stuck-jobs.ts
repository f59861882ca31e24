import type { WorkerUtils } from 'graphile-worker';

/**
 * Frees jobs whose worker was killed in the middle of them: no job takes a quarter of an hour. Without this the
 * queue would wait for four hours.
 *
 * @returns how many workers were found dead.
 */
export async function releaseStuckJobs(
  utils: Pick<WorkerUtils, 'withPgClient' | 'forceUnlockWorkers'>,
): Promise<number> {
  const { rows } = await utils.withPgClient((client) =>
    client.query<{ locked_by: string }>(
      `select distinct locked_by from graphile_worker.jobs
       where locked_by is not null and locked_at < now() - interval '15 minutes'`,
    ),
  );
  const dead = rows.map((row) => row.locked_by);
  if (dead.length > 0) await utils.forceUnlockWorkers(dead);
  return dead.length;
}
