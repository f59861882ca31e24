import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorkerUtils, parseCrontab } from 'graphile-worker';
import { db, disconnect } from '@/lib/db/client';
import { closeRateLimits, countTry } from '@/lib/db/rate-limits';
import { releaseStuckJobs } from '@/lib/jobs/release-stuck-jobs';
import { expireAttempts } from '@/lib/services/attempt-expiry';
import { verifyAuditChain } from '@/lib/services/audit';
import { checkHealth } from '@/lib/services/health';
import { purgeExpired } from '@/lib/services/housekeeping';
import { inviteMember } from '@/lib/services/members';
import { invited, openAssessment } from '../support/assessment-factory';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { CRONTAB, TASKS } from '@/lib/jobs/tasks';
import {
  anonymous,
  makeOrganization,
  signedIn,
  systemActor,
  type TestOrganization,
} from '../support/factories';
import { watcher } from '../support/observation-factory';
import { enterAs, inviteOne } from '../support/rater-factory';
import { completeRole } from '../support/role-factory';

let database: TestDatabase;
let home: TestOrganization;

beforeAll(async () => {
  database = await freshDatabase();
  home = await makeOrganization();
});
afterAll(async () => {
  await closeRateLimits();
  await disconnect();
});

const owner = (sql: string, values: unknown[] = []) =>
  query<Record<string, unknown>>(database.ownerUrl, sql, values);

describe('attempts whose time is over', () => {
  test('expire once, by the clock of the database, each with its trace', async () => {
    const { assessmentId } = await openAssessment(home.actors.HR);
    const names = ['overdue', 'open', 'endless', 'submitted'];
    const attempts: Record<string, string> = {};
    for (const name of names) {
      const { attemptId } = await invited(home.actors.HR, assessmentId, name);
      attempts[name] = attemptId;
    }
    await owner(`update "Attempt" set "deadlineAt" = now() - interval '1 second' where id = $1`, [
      attempts['overdue'],
    ]);
    await owner(`update "Attempt" set "deadlineAt" = now() + interval '1 hour' where id = $1`, [
      attempts['open'],
    ]);
    await owner(`update "Attempt" set "deadlineAt" = null where id = $1`, [attempts['endless']]);
    await owner(
      `update "Attempt" set "deadlineAt" = now() - interval '1 day', status = 'submitted', "submittedAt" = now() where id = $1`,
      [attempts['submitted']],
    );

    expect(await expireAttempts(systemActor())).toEqual({ expired: 1 });
    expect(await expireAttempts(systemActor())).toEqual({ expired: 0 });
    const rows = await owner(`select id, status from "Attempt"`);
    const stateOf = (name: string) => rows.find((row) => row['id'] === attempts[name])?.['status'];
    expect(names.map(stateOf)).toEqual(['expired', 'invited', 'invited', 'submitted']);
    const events = await owner(
      `select "subjectId", "actorKind" from "AuditEvent" where action = 'attempt.expired'`,
    );
    expect(events).toEqual([{ subjectId: attempts['overdue'], actorKind: 'system' }]);
    expect(await verifyAuditChain(home.actors.ADMIN)).toMatchObject({ fault: null });
  });
});

describe('housekeeping', () => {
  test('removes what ended a month ago and nothing younger', async () => {
    await owner('delete from "UserToken"');
    const { actor, userId } = home.members.HR;
    const old = await signedIn(home.organizationId, userId, 'HR');
    await inviteMember(home.actors.ADMIN, { email: `old-${randomUUID()}@example.com`, role: 'HR' });
    await owner(`update "UserToken" set "expiresAt" = now() - interval '31 days'`);
    await inviteMember(home.actors.ADMIN, { email: `new-${randomUUID()}@example.com`, role: 'HR' });
    await owner(`update "UserSession" set "expiresAt" = now() - interval '31 days' where id = $1`, [
      old.sessionId,
    ]);
    const jobRoleId = await completeRole(home.actors.HR);
    const raterToken = (await inviteOne(home.actors.HR, jobRoleId)).token;
    const kept = await enterAs(raterToken);
    const over = await enterAs(raterToken);
    await owner(`update "RaterSession" set "expiresAt" = now() - interval '31 days' where id = $1`, [
      over.sessionId,
    ]);
    const by = await watcher(home.actors.HR, jobRoleId);
    await owner(`update "ObserverAccess" set "expiresAt" = now() - interval '31 days' where id = $1`, [
      by.actor.sessionId,
    ]);
    await countTry('signIn', 'somebody');
    await owner(`update "RateLimit" set expire = 1`);

    expect(await purgeExpired(systemActor())).toEqual({ sessions: 1, tokens: 1 });
    expect(await db().userSession.count({ where: { id: actor.sessionId } })).toBe(1);
    expect(await owner('select 1 from "RateLimit"')).toEqual([]);
    expect(await owner('select id from "RaterSession"')).toEqual([{ id: kept.sessionId }]);
    expect(await owner('select 1 from "ObserverAccess"')).toEqual([]);
  });
});

describe('a job whose worker was killed', () => {
  test('is free again after a quarter of an hour, not before', async () => {
    await owner('delete from graphile_worker._private_jobs');
    const utils = await makeWorkerUtils({ connectionString: database.url });
    try {
      await utils.addJob('sendMail', { mailId: randomUUID(), organizationId: home.organizationId });
      const lockFor = (time: string) =>
        owner(
          `update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now() - $1::interval`,
          [time],
        );
      await lockFor('14 minutes');
      expect(await releaseStuckJobs(utils)).toBe(0);
      await lockFor('16 minutes');
      expect(await releaseStuckJobs(utils)).toBe(1);
      expect(await owner('select locked_by from graphile_worker._private_jobs')).toEqual([
        { locked_by: null },
      ]);
    } finally {
      await utils.release();
    }
  });
});

describe('health', () => {
  test('is ready with a warning when no mail server is set, and says nothing more', async () => {
    await owner('delete from graphile_worker._private_jobs');
    expect(await checkHealth(anonymous())).toEqual({
      ready: true,
      checks: { database: 'ok', migrations: 'ok', queue: 'ok', mail: 'warning', log: 'ok' },
    });
  });

  test('warns when a job waits, and is not ready without the newest migration', async () => {
    await owner(
      `select graphile_worker.add_job('sendMail', '{}'::json, run_at => now() - interval '1 hour')`,
    );
    expect(await checkHealth(anonymous())).toMatchObject({ ready: true, checks: { queue: 'warning' } });
    await owner(`update "_prisma_migrations" set rolled_back_at = now() where migration_name = '0002_rules'`);
    expect(await checkHealth(anonymous())).toMatchObject({ ready: false, checks: { migrations: 'failed' } });
    await owner(`update "_prisma_migrations" set rolled_back_at = null`);
  });
});

test('the timetable is one that the queue understands, and names only jobs that there are', () => {
  const planned = parseCrontab(CRONTAB).map(({ task }) => task);
  expect(planned).toContain('erasePastExperts');
  for (const task of planned) expect(Object.keys(TASKS)).toContain(task);
});
