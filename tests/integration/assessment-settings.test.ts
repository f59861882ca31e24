import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, endOfDay, localTime } from '@/lib/core/local-day';
import { db, disconnect } from '@/lib/db/client';
import { verifyAuditChain } from '@/lib/services/audit';
import { expireAttempts } from '@/lib/services/attempt-expiry';
import {
  changeAssessment,
  getAssessmentDefaults,
  getAssessmentSettings,
} from '@/lib/services/assessment-settings';
import { closeAssessment, createAssessment } from '@/lib/services/assessments';
import { inviteCandidate } from '@/lib/services/invitations';
import { fieldMessages } from '@/lib/validation/field-messages';
import { createAssessmentInput } from '@/lib/validation/assessment';
import { invited, openAssessment, publishedProfile, submitted } from '../support/assessment-factory';
import { freshDatabase } from '../support/database';
import { makeOrganization, systemActor, type TestOrganization } from '../support/factories';

let own: TestOrganization;
let other: TestOrganization;
beforeAll(async () => {
  await freshDatabase();
  other = await makeOrganization();
});
beforeEach(async () => {
  own = await makeOrganization();
});
afterAll(disconnect);

const HELSINKI = 'Europe/Helsinki';
const today = localTime(new Date(), HELSINKI).day;
const inDays = (days: number) => addDays(today, days);

/** An assessment that closes in so many days; null for never. */
async function closing(days: number | null) {
  const profile = await publishedProfile(own.actors.HR);
  const closesOn = days === null ? null : inDays(days);
  const { assessmentId } = await createAssessment(own.actors.HR, {
    name: 'Spring',
    roleProfileVersionId: profile.id,
    opensOn: null,
    closesOn,
  });
  const change = (part: Partial<Parameters<typeof changeAssessment>[1]>) =>
    changeAssessment(own.actors.HR, {
      assessmentId,
      name: 'Spring',
      opensOn: null,
      closesOn,
      reminderDays: [7, 2],
      ...part,
    });
  return { assessmentId, change };
}
const attempt = (id: string) => db().attempt.findUniqueOrThrow({ where: { id } });
const told = (attemptId: string) => db().outboxMail.count({ where: { attemptId, kind: 'deadlineExtended' } });

describe('a new assessment', () => {
  test('takes what is usual where nothing is said, and the retention of its organisation', async () => {
    await db().organization.update({
      where: { id: own.organizationId },
      data: { activeMonths: 3, totalMonths: 36 },
    });
    const { assessmentId } = await openAssessment(own.actors.HR);
    const settings = await getAssessmentSettings(own.actors.HR, { assessmentId });
    expect(settings).toMatchObject({
      locales: ['fi', 'sv', 'en'],
      blind: false,
      candidateReport: 'atOnce',
      retention: { activeMonths: 3, totalMonths: 24 },
      retentionReason: null,
      reminderDays: [7, 2],
    });
    expect((await getAssessmentDefaults(own.actors.HR)).pins).toEqual(settings.pins);
  });

  test('takes what it is given', async () => {
    const profile = await publishedProfile(own.actors.HR);
    const form = {
      name: 'Kevät',
      roleProfileVersionId: profile.id,
      opensOn: '',
      closesOn: '',
      locales: 'fi,sv',
      blind: 'on',
      candidateReport: 'afterReview',
      activeMonths: '12',
      totalMonths: '30',
      retentionReason: 'Työnantajan kanneaika',
      reminderDays: '14,1',
    } as const;
    const { assessmentId } = await createAssessment(own.actors.HR, createAssessmentInput.parse(form));
    expect(await getAssessmentSettings(own.actors.HR, { assessmentId })).toMatchObject({
      locales: ['fi', 'sv'],
      blind: true,
      candidateReport: 'afterReview',
      retention: { activeMonths: 12, totalMonths: 30 },
      retentionReason: 'Työnantajan kanneaika',
      reminderDays: [14, 1],
    });
    const faults = (part: object) => {
      const { error } = createAssessmentInput.safeParse({ ...form, ...part });
      return error ? fieldMessages(error) : {};
    };
    expect(faults({ locales: '' })).toEqual({ locales: 'chooseLanguage' });
    expect(faults({ retentionReason: ' ' })).toEqual({ retentionReason: 'retentionReasonMissing' });
    expect(faults({ totalMonths: '11', retentionReason: '' })).toEqual({ totalMonths: 'totalMonthsTooFew' });
    expect(faults({ activeMonths: 'x' })).toEqual({ activeMonths: 'monthsInvalid' });
    expect(faults({ reminderDays: '3' })).toEqual({ 'reminderDays.0': 'invalid' });
  });
});

describe('the deadline', () => {
  test('is the end of the last day where each candidate is', async () => {
    const { assessmentId } = await closing(10);
    const invite = (timeZone: string) =>
      inviteCandidate(own.actors.HR, {
        assessmentId,
        requestId: crypto.randomUUID(),
        name: 'Iida',
        email: `${crypto.randomUUID()}@example.com`,
        locale: 'fi',
        timeZone,
      });
    for (const zone of [HELSINKI, 'America/New_York', 'Asia/Tokyo']) {
      const made = await invite(zone);
      const { deadlineAt } = await attempt(made.status === 'invited' ? made.attemptId : '');
      expect(deadlineAt).toEqual(endOfDay(inDays(10), zone));
    }
  });

  test('moves later for everybody who can still answer, revives who ran out of time, and tells them', async () => {
    const { assessmentId, change } = await closing(5);
    const open = await invited(own.actors.HR, assessmentId);
    const late = await invited(own.actors.HR, assessmentId);
    const replaced = await invited(own.actors.HR, assessmentId);
    const done = await invited(own.actors.HR, assessmentId);
    await submitted(own.actors.HR, done.attemptId);
    for (const { attemptId } of [late, replaced]) {
      await db().attempt.update({
        where: { id: attemptId },
        data: { deadlineAt: new Date(Date.now() - 1000), openedAt: new Date() },
      });
    }
    await expireAttempts(systemActor());
    const { candidateId } = await attempt(replaced.attemptId);
    const { email, name, locale } = await db().candidate.findUniqueOrThrow({ where: { id: candidateId } });
    await inviteCandidate(own.actors.HR, {
      assessmentId,
      requestId: crypto.randomUUID(),
      name: name ?? '',
      email: email ?? '',
      locale: locale === 'fi' ? 'fi' : 'en',
    });

    expect(await change({ closesOn: inDays(12) })).toEqual({ moved: 3, revived: 1 });
    const endsAt = endOfDay(inDays(12), HELSINKI);
    expect(await attempt(open.attemptId)).toMatchObject({ status: 'invited', deadlineAt: endsAt });
    expect(await attempt(late.attemptId)).toMatchObject({ status: 'opened', deadlineAt: endsAt });
    expect(await attempt(replaced.attemptId)).toMatchObject({ status: 'expired' });
    expect(await attempt(done.attemptId)).toMatchObject({ status: 'submitted' });
    const link = await db().invitation.findFirstOrThrow({ where: { attemptId: late.attemptId } });
    expect(link.expiresAt).toEqual(endsAt);
    const mails = await Promise.all([open, late, replaced, done].map(({ attemptId }) => told(attemptId)));
    expect(mails).toEqual([1, 1, 0, 0]);
    expect(await change({ closesOn: inDays(12) })).toEqual({ moved: 0, revived: 0 });
    expect(await told(open.attemptId)).toBe(1);
    expect(await verifyAuditChain(own.actors.ADMIN)).toMatchObject({ fault: null });
  });

  test('never takes away time that was promised', async () => {
    const { assessmentId, change } = await closing(10);
    // Nobody is promised anything yet.
    await change({ closesOn: inDays(8) });
    await invited(own.actors.HR, assessmentId);
    await expect(change({ closesOn: inDays(7) })).rejects.toMatchObject({
      fields: { closesOn: 'endBeforePromise' },
    });
    await expect(change({ closesOn: inDays(-1) })).rejects.toMatchObject({
      fields: { closesOn: 'endInPast' },
    });
    const endless = await closing(null);
    await invited(own.actors.HR, endless.assessmentId);
    // The link lives for two weeks.
    await expect(endless.change({ closesOn: inDays(13) })).rejects.toMatchObject({
      fields: { closesOn: 'endBeforePromise' },
    });
    expect(await endless.change({ closesOn: inDays(15) })).toEqual({ moved: 1, revived: 0 });
  });

  test('of the beginning is history once somebody may have begun', async () => {
    const { assessmentId, change } = await closing(10);
    await change({ opensOn: inDays(2) });
    await change({ opensOn: inDays(1) });
    await change({ opensOn: null });
    await invited(own.actors.HR, assessmentId);
    await expect(change({ opensOn: inDays(2) })).rejects.toMatchObject({ fields: { opensOn: 'hasBegun' } });
  });
});

test('what is pinned is not in the form, a closed assessment changes no more, and nobody else changes it', async () => {
  const { assessmentId, change } = await closing(10);
  await expect(
    changeAssessment(own.actors.RECRUITER, {
      assessmentId,
      name: 'x',
      opensOn: null,
      closesOn: null,
      reminderDays: [],
    }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const foreign = other.actors.HR;
  await expect(getAssessmentSettings(foreign, { assessmentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(
    changeAssessment(foreign, { assessmentId, name: 'x', opensOn: null, closesOn: null, reminderDays: [] }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await change({ name: 'Autumn', reminderDays: [] });
  expect(await getAssessmentSettings(own.actors.HR, { assessmentId })).toMatchObject({
    name: 'Autumn',
    reminderDays: [],
  });
  await closeAssessment(own.actors.HR, { assessmentId });
  await expect(change({})).rejects.toMatchObject({ code: 'INVALID_STATE' });
});
