import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db, disconnect } from '@/lib/db/client';
import { listCandidates } from '@/lib/services/candidates';
import { compareCandidates } from '@/lib/services/comparisons';
import { withdrawConsent } from '@/lib/services/consents';
import { readOwnReport, readOwnStanding } from '@/lib/services/own-report';
import { exportReport, viewReport } from '@/lib/services/reports';
import { readQuestionnaire, submitAttempt } from '@/lib/services/take';
import { listCandidatesInput } from '@/lib/validation/candidates';
import { openAssessment } from '../support/assessment-factory';
import { freshDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';
import { answering, CONSENT, save, type TestSession } from '../support/take-factory';

const VALUES = 5;

let own: TestOrganization;
beforeAll(async () => {
  await freshDatabase();
  own = await makeOrganization();
});
afterAll(disconnect);

type Finished = TestSession & Readonly<{ reportId: string; assessmentId: string; attemptId: string }>;

async function finished(candidateReport = 'atOnce', given?: string): Promise<Finished> {
  const assessmentId = given ?? (await openAssessment(own.actors.HR)).assessmentId;
  await db().assessment.update({ where: { id: assessmentId }, data: { candidateReport } });
  const session = await answering(own.actors.HR, assessmentId);
  const { form } = await readQuestionnaire(session.actor, { locale: 'fi' });
  for (const [index, { id }] of form.statements.entries()) {
    await save(session, id, { value: (index % VALUES) + 1 });
  }
  const expectedAnswered = form.statements.length;
  await submitAttempt(session.actor, { attemptRef: session.view.ref, locale: 'fi', expectedAnswered });
  const { id: reportId } = await db().report.findFirstOrThrow({ where: { attemptId: session.attemptId } });
  return { ...session, reportId, assessmentId };
}

const view = ({ reportId }: Finished) => viewReport(own.actors.RECRUITER, { reportId, tracing: false });
const mails = ({ attemptId }: Finished) =>
  db().outboxMail.count({ where: { attemptId, kind: 'reportReady' } });

describe('the own report', () => {
  test('is the very model that the employer reads, with the steps behind each weight', async () => {
    const candidate = await finished();
    const report = await readOwnReport(candidate.actor);
    if (report.status !== 'ready') throw new Error(report.status);
    const employers = await view(candidate);
    if (employers.status !== 'shown') throw new Error(employers.status);
    expect(report.model).toEqual(employers.model);
    for (const scale of report.model.scales) {
      const steps = report.reasons.get(scale.key) ?? [];
      if (scale.status === 'excluded') continue;
      expect(steps.length, scale.key).toBeGreaterThan(0);
      const parts = steps.map(({ shownOfWeight }) => shownOfWeight);
      expect(parts, 'the largest part first').toEqual(parts.toSorted((a, b) => b - a));
    }
  });

  test('given after the review opens with the first reading, not later and not earlier, and a mail says so once', async () => {
    const candidate = await finished('afterReview');
    expect(await readOwnReport(candidate.actor)).toEqual({ status: 'later' });
    expect(await readOwnStanding(candidate.actor)).toMatchObject({ report: 'later', readAt: null });
    expect(await mails(candidate)).toBe(0);
    await view(candidate);
    await view(candidate);
    expect(await readOwnReport(candidate.actor)).toMatchObject({ status: 'ready' });
    expect((await readOwnStanding(candidate.actor)).readAt).not.toBeNull();
    expect(await mails(candidate)).toBe(1);
  });

  test('opens with a comparison too: that is a reading', async () => {
    const one = await finished('afterReview');
    const two = await finished('afterReview', one.assessmentId);
    const attemptIds = [one.attemptId, two.attemptId];
    await compareCandidates(own.actors.RECRUITER, { assessmentId: one.assessmentId, attemptIds });
    for (const candidate of [one, two]) {
      expect(await readOwnReport(candidate.actor)).toMatchObject({ status: 'ready' });
      expect(await mails(candidate)).toBe(1);
    }
  });

  test('given at once needs no mail of its own', async () => {
    const candidate = await finished();
    expect(await readOwnReport(candidate.actor)).toMatchObject({ status: 'ready' });
    await view(candidate);
    expect(await mails(candidate)).toBe(0);
  });
});

describe('withdrawing after the answers were sent', () => {
  test('hides the result at once, everywhere, from everybody', async () => {
    const assessmentId = (await openAssessment(own.actors.HR)).assessmentId;
    const leaving = await finished('atOnce', assessmentId);
    const staying = await finished('atOnce', assessmentId);
    await withdrawConsent(leaving.actor, { ...CONSENT, attemptRef: leaving.view.ref });

    expect(await readOwnReport(leaving.actor)).toEqual({ status: 'withdrawn' });
    expect(await readOwnStanding(leaving.actor)).toMatchObject({ report: 'withdrawn' });
    expect(await view(leaving)).toMatchObject({ status: 'withdrawn' });
    expect(await view(leaving)).not.toHaveProperty('model');
    const exported = exportReport(own.actors.ADMIN, { reportId: leaving.reportId, reason: 'tarkistus' });
    await expect(exported).rejects.toMatchObject({ code: 'INVALID_STATE' });

    const { candidates } = await listCandidates(
      own.actors.RECRUITER,
      listCandidatesInput.parse({ assessmentId }),
    );
    const listed = candidates.find(({ attemptId }) => attemptId === leaving.attemptId);
    expect(listed).toMatchObject({ status: 'withdrawn', fit: null, reportId: null });

    const { people } = await compareCandidates(own.actors.RECRUITER, {
      assessmentId,
      attemptIds: [leaving.attemptId, staying.attemptId],
    });
    expect(people.map(({ reportId }) => reportId)).toEqual([staying.reportId]);
  });
});
