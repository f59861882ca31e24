import { db } from '@/lib/db/client';
import { uuidv7 } from '@/lib/db/uuid';
import { makeRequest } from '@/lib/services/candidate-requests';
import { viewReport } from '@/lib/services/reports';
import { submitAttempt } from '@/lib/services/take';
import type { TestOrganization } from './factories';
import { answering, save, type TestLink, type TestSession } from './take-factory';

/** Somebody about whom every table of candidates holds something, with the words wherever there is free text. */
export async function wholePerson(
  own: TestOrganization,
  words: string,
  assessmentId?: string,
): Promise<TestSession & TestLink> {
  const session = await answering(own.actors.HR, assessmentId);
  const { organizationId, attemptId } = session.actor;
  await save(session, 'i01', { value: 4 });
  await submitAttempt(session.actor, { attemptRef: session.view.ref, locale: 'fi', expectedAnswered: 1 });
  await makeRequest(session.actor, { attemptRef: session.view.ref, kind: 'comment', text: words });
  const { id: reportId } = await db().report.findFirstOrThrow({ where: { attemptId } });
  await viewReport(own.actors.RECRUITER, { reportId, tracing: false });
  const { userId } = own.actors.RECRUITER;
  const here = { organizationId, attemptId };
  await db().reminder.create({ data: { id: uuidv7(), ...here, dueOn: new Date('2026-12-01') } });
  await db().nameReveal.create({
    data: { ...here, reason: `haastattelua varten ${words}`, revealedById: userId },
  });
  await db().candidateDecision.create({
    data: {
      ...{
        id: uuidv7(),
        ...here,
        reportId,
        seq: 1,
        kind: 'made',
        choice: 'interview',
        grounds: ['experience'],
      },
      ...{ reason: `Kokemus vastaavasta työstä. ${words}`, toCandidate: words, decidedById: userId },
    },
  });
  const interview = { organizationId, interviewId: uuidv7() };
  await db().interview.create({
    data: { id: interview.interviewId, ...here, reportId, contentVersion: 1, createdById: userId },
  });
  const [questionId, sheetId] = [uuidv7(), uuidv7()];
  const question = {
    position: 1,
    kind: 'own',
    ownText: words,
    scaleKey: 'integrity',
    addedById: userId,
  };
  await db().interviewQuestion.create({ data: { id: questionId, ...interview, ...question } });
  await db().interviewSheet.create({ data: { id: sheetId, ...interview, userId, note: words } });
  await db().interviewRating.create({ data: { ...interview, sheetId, questionId, rating: 4, note: words } });
  const agreed = { scaleKey: 'integrity', rating: 4, note: words, agreedById: userId };
  await db().interviewConsensus.create({ data: { id: uuidv7(), ...interview, ...agreed } });
  return session;
}
