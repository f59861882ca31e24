import { beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '@/lib/db/uuid';
import { freshDatabase, query, type TestDatabase } from '../support/database';

/** What the database refuses of a job analysis by itself, whatever the code above it forgets. */
let database: TestDatabase;
const home = uuidv7();
const [job, otherJob] = [uuidv7(), uuidv7()];
const [step, otherStep] = [uuidv7(), uuidv7()];
const [rater, account, observer, discussion] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];

const run = (sql: string, ...values: readonly unknown[]) => query(database.url, sql, values);

beforeAll(async () => {
  database = await freshDatabase();
  await run(
    `INSERT INTO "Organization" (id, slug, name, "defaultLocale", contact) VALUES ($1, $2, 'Testi', 'fi', 'Maija')`,
    home,
    `org-${home}`,
  );
  for (const [jobId, stepId] of [
    [job, step],
    [otherJob, otherStep],
  ]) {
    await run(
      `INSERT INTO "JobRole" (id, "organizationId", title, locale) VALUES ($1, $2, 'Myyjä', 'fi')`,
      jobId,
      home,
    );
    await run(
      `INSERT INTO "TaskStep" (id, "organizationId", "jobRoleId", position, title) VALUES ($1, $2, $3, 1, 'Tervehtii')`,
      ...[stepId, home, jobId],
    );
  }
  await run(
    `INSERT INTO "Rater" (id, "organizationId", "jobRoleId", kind, name, "invitedAt", "tokenHash", "linkExpiresAt")
     VALUES ($1, $2, $3, 'worker', 'Aino', now(), 'hash', now())`,
    ...[rater, home, job],
  );
  await run(
    `INSERT INTO "Rater" (id, "organizationId", "jobRoleId", kind, "userId", "submittedAt") VALUES ($1, $2, $3, 'hr', $4, now())`,
    ...[account, home, job, uuidv7()],
  );
  await run(
    `INSERT INTO "Observer" (id, "organizationId", "jobRoleId", name) VALUES ($1, $2, $3, 'Osmo')`,
    ...[observer, home, job],
  );
});

const change = (table: string, id: string, set: string) =>
  run(`UPDATE "${table}" SET ${set} WHERE id = $1`, id);

describe('a published profile', () => {
  const scale = {
    targetLower: 50,
    targetUpper: 70,
    upperReason: 'Lupasi liikaa',
    upperBasis: { experts: ['hr', 'supervisor'], reviewOn: '2027-01-31' },
  };
  const publish = (version: number, ...scales: readonly unknown[]) =>
    run(
      `INSERT INTO "RoleProfileVersion" (id, "organizationId", "jobRoleId", version, document, "contentHash", "publishedById")
       VALUES ($1, $2, $3, $4, $5, 'hash', $6)`,
      ...[uuidv7(), home, job, version, JSON.stringify({ scales }), uuidv7()],
    );

  test('has an upper limit with its incident, two experts and a day of review, or none', async () => {
    await publish(1, scale, { targetUpper: null, upperReason: null });
  });

  test.each([
    ['no incident', { upperReason: null }],
    ['an empty incident', { upperReason: '  ' }],
    ['no experts', { upperBasis: undefined }],
    ['one expert', { upperBasis: { experts: ['hr'], reviewOn: '2027-01-31' } }],
    ['no day of review', { upperBasis: { experts: ['hr', 'hr'] } }],
    ['a limit below 65', { targetUpper: 64 }],
    ['a limit above 80', { targetUpper: 81 }],
    ['a limit that is not above the target', { targetLower: 70 }],
  ])('is refused with %s', async (_what, part) => {
    await expect(publish(2, { targetUpper: null }, { ...scale, ...part })).rejects.toThrow(/upper_check/);
  });

  test('is refused with a weight set by hand without a reason', async () => {
    await publish(3, { override: { reason: 'Sovittu' } });
    await expect(publish(4, { override: { reason: ' ' } })).rejects.toThrow(/override_check/);
  });
});

test('what is said of a step is said of a step of the same job', async () => {
  const comment = (stepId: string) =>
    run(
      `INSERT INTO "StepComment" (id, "organizationId", "jobRoleId", "taskStepId", "authorId", text)
       VALUES ($1, $2, $3, $4, $5, 'Huomio')`,
      ...[uuidv7(), home, job, stepId, uuidv7()],
    );
  await comment(step);
  await expect(comment(otherStep)).rejects.toThrow(/foreign key/);
  const fix = `INSERT INTO "JobFix" ("taskStepId", "organizationId", "jobRoleId", change) VALUES ($1, $2, $3, 'x')`;
  await expect(run(fix, otherStep, home, job)).rejects.toThrow(/foreign key/);
  const decision = `INSERT INTO "FrequencyDecision" (id, "organizationId", "jobRoleId", "taskStepId", taken, reason, events,
    hours, observed, "observedLow", "observedHigh", "decidedById") VALUES ($1, $2, $3, $4, 'rated', 'x', 1, 1, 1, 1, 1, $1)`;
  await expect(run(decision, uuidv7(), home, job, otherStep)).rejects.toThrow(/foreign key/);
  const incident = `INSERT INTO "CriticalIncident" (id, "organizationId", "jobRoleId", "memberId", kind, happened, action,
    outcome, roughly, locale, "taskStepId", level, "codedById", "codedAt")
    VALUES ($1, $2, $3, $1, 'bad', 'a', 'b', 'c', 'year', 'fi', $4, 1, $1, now())`;
  await expect(run(incident, uuidv7(), home, job, otherStep)).rejects.toThrow(/foreign key/);
});

test('a decided comment never changes', async () => {
  const id = uuidv7();
  await run(
    `INSERT INTO "StepComment" (id, "organizationId", "jobRoleId", "taskStepId", "authorId", text)
     VALUES ($1, $2, $3, $4, $1, 'Huomio')`,
    ...[id, home, job, step],
  );
  await change('StepComment', id, `decision = 'Pidetään', "decidedById" = id, "resolvedAt" = now()`);
  await expect(change('StepComment', id, `decision = 'Muu'`)).rejects.toThrow(/never changes/);
});

describe('people', () => {
  test.each([
    ['an account has no name of its own here', account, `name = 'Aino'`, /account_check/],
    ['an address is in small letters', rater, `email = 'Aino@example.com'`, /email_check/],
    [
      'nothing is kept of a rater who was turned away',
      rater,
      `"revokedAt" = now(), "tokenHash" = null`,
      /revoked_check/,
    ],
    [
      'a second link needs ratings that are handed in',
      rater,
      `"discussionTokenHash" = 'x'`,
      /discussion_check/,
    ],
  ])('%s', async (_what, id, set, refusal) => {
    await expect(change('Rater', id, set)).rejects.toThrow(refusal);
  });

  test('nothing is kept of an observer who was turned away', async () => {
    await expect(change('Observer', observer, `"revokedAt" = now()`)).rejects.toThrow(/revoked_check/);
    await change('Observer', observer, `"revokedAt" = now(), name = null`);
  });
});

describe('ratings', () => {
  const rate = (raterId: string, stepId: string, round: number) =>
    run(
      `INSERT INTO "StepRating" ("taskStepId", "raterId", round, "organizationId", frequency) VALUES ($1, $2, $3, $4, 1)`,
      ...[stepId, raterId, round, home],
    );

  test('are about the steps of the rater’s own job, also those of HR', async () => {
    await expect(rate(rater, otherStep, 1)).rejects.toThrow(/not of the job/);
    await expect(rate(account, otherStep, 1)).rejects.toThrow(/not of the job/);
    await rate(rater, step, 1);
  });

  test('of a second vote come while the step is discussed, after the first was handed in', async () => {
    await expect(rate(rater, step, 2)).rejects.toThrow(/no discussion/);
    await change('Rater', rater, `"submittedAt" = now()`);
    await expect(rate(rater, step, 2)).rejects.toThrow(/no discussion/);
    await run(
      `INSERT INTO "ConsensusSession" (id, "organizationId", "jobRoleId", "openedById") VALUES ($1, $2, $3, $1)`,
      ...[discussion, home, job],
    );
    await expect(rate(rater, step, 2)).rejects.toThrow(/no discussion/);
    await run(
      `INSERT INTO "ConsensusStep" ("sessionId", "taskStepId", "organizationId") VALUES ($1, $2, $3)`,
      ...[discussion, step, home],
    );
    await rate(rater, step, 2);
    await change('ConsensusSession', discussion, `"closedAt" = now()`);
    const again = `UPDATE "StepRating" SET frequency = 2 WHERE "raterId" = $1 AND round = $2`;
    await expect(run(again, rater, 2)).rejects.toThrow(/no discussion/);
    await expect(run(again, rater, 1)).rejects.toThrow(/handed in/);
  });
});

describe('the bin', () => {
  test('takes only what is archived', async () => {
    await expect(change('JobRole', otherJob, `"deletedAt" = now()`)).rejects.toThrow(/bin_check/);
  });

  test('and what is in it takes no new assessment', async () => {
    const [profile] = await query<{ id: string }>(
      database.url,
      `SELECT id FROM "RoleProfileVersion" WHERE "jobRoleId" = $1 LIMIT 1`,
      [job],
    );
    await change('JobRole', job, `"archivedAt" = now(), "deletedAt" = now()`);
    await expect(
      run(
        `INSERT INTO "Assessment" (id, "organizationId", name, "roleProfileVersionId", "questionnaireVersionId",
           "normVersionId", "scoringVersion", "narrativeVersion", "consentVersion", "createdById")
         VALUES ($1, $2, 'Haku', $3, $1, $1, '1', '1', '1', $1)`,
        ...[uuidv7(), home, profile?.id],
      ),
    ).rejects.toThrow(/deleted/);
  });
});

test.each([
  ['a channel nobody knows', 'TaskStep', `channels = 'phone,pigeon'`, /channels_check/],
  ['a job without a name', 'JobRole', `title = ' '`, /title_check/],
])('%s is refused', async (_what, table, set, refusal) => {
  await expect(change(table, table === 'TaskStep' ? step : otherJob, set)).rejects.toThrow(refusal);
});

test('texts from behind a link are bounded', async () => {
  const story = `INSERT INTO "CriticalIncident" (id, "organizationId", "jobRoleId", "memberId", kind, happened, action,
    outcome, roughly, locale) VALUES ($1, $2, $3, $1, 'bad', $4, 'b', 'c', 'year', 'fi')`;
  await expect(run(story, uuidv7(), home, otherJob, 'x'.repeat(2001))).rejects.toThrow(/texts_check/);
  await expect(run(story, uuidv7(), home, otherJob, ' ')).rejects.toThrow(/texts_check/);
  const session = `INSERT INTO "ObservationSession" (id, "organizationId", "jobRoleId", "observerId", label, "startedAt", rev)
    VALUES ($1, $2, $3, $4, $5, now(), 1)`;
  await expect(run(session, uuidv7(), home, job, observer, 'x'.repeat(81))).rejects.toThrow(/label_check/);
});

test('a plan without content is no plan', async () => {
  const condition = `INSERT INTO "RoleCondition" ("jobRoleId", kind, "organizationId") VALUES ($1, 'tools', $2)`;
  await expect(run(condition, otherJob, home)).rejects.toThrow(/content_check/);
  const fix = `INSERT INTO "JobFix" ("taskStepId", "organizationId", "jobRoleId") VALUES ($1, $2, $3)`;
  await expect(run(fix, step, home, job)).rejects.toThrow(/content_check/);
});
