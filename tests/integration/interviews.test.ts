import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '@/lib/auth/policy';
import { db, disconnect, inTransaction } from '@/lib/db/client';
import {
  addBankQuestion,
  addOwnQuestion,
  removeQuestion,
  restoreQuestion,
} from '@/lib/services/interview-questions';
import { agreeOnScale, saveSheet } from '@/lib/services/interview-ratings';
import {
  addInterviewer,
  getInterviewSummary,
  goOnAlone,
  prepareInterview,
  removeInterviewer,
  viewInterview,
} from '@/lib/services/interviews';
import { viewReport } from '@/lib/services/reports';
import type { RatingMark } from '@/lib/validation/interview';
import { type AnswerOf, invited, openAssessment, submitted } from '../support/assessment-factory';
import { freshDatabase, query, type TestDatabase } from '../support/database';
import { makeOrganization, type TestOrganization } from '../support/factories';

let database: TestDatabase;
let own: TestOrganization;
let other: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  own = await makeOrganization();
  other = await makeOrganization();
});
afterAll(disconnect);

async function aReport(answerOf?: AnswerOf): Promise<string> {
  const { assessmentId } = await openAssessment(own.actors.HR);
  const { attemptId } = await invited(own.actors.HR, assessmentId);
  return submitted(own.actors.HR, attemptId, answerOf);
}

async function view(reportId: string, actor: MemberActor = own.actors.HR) {
  const page = await viewInterview(actor, { reportId });
  if (page.status !== 'shown') throw new Error(`the interview is ${page.status}`);
  return page;
}

async function running(reportId: string, actor: MemberActor = own.actors.HR) {
  const { interview } = await view(reportId, actor);
  if (!interview) throw new Error('the interview is not prepared');
  return interview;
}

/** An interview by HR and the recruiter. */
async function prepared(answerOf?: AnswerOf) {
  const reportId = await aReport(answerOf);
  const { HR, RECRUITER } = own.actors;
  const { interviewId } = await prepareInterview(HR, {
    reportId,
    interviewers: [HR.userId, RECRUITER.userId],
  });
  return { reportId, interviewId };
}

const SECRET = 'Told the customer the truth about the delay';

/** Rates every question with the same mark and hands in, or only saves. */
async function rateAll(
  actor: MemberActor,
  { reportId, interviewId }: Readonly<{ reportId: string; interviewId: string }>,
  mark: RatingMark,
  submit = true,
) {
  const { questions } = await running(reportId, actor);
  return saveSheet(actor, {
    interviewId,
    note: `${SECRET}, in all`,
    ratings: questions.map(({ id }) => ({ questionId: id, mark, note: SECRET })),
    submit,
  });
}

const events = (interviewId: string) =>
  db()
    .auditEvent.findMany({
      where: { organizationId: own.organizationId, action: { startsWith: 'interview.' } },
      orderBy: { seq: 'asc' },
      select: { action: true, data: true, subjectType: true },
    })
    .then((rows) => rows.filter(({ data }) => JSON.stringify(data).includes(interviewId)));

const refused = (code: string) => expect.objectContaining({ code }) as unknown;

describe('preparing', () => {
  test('fixes the questions that the report leads to, with two for each of the costliest gaps', async () => {
    const reportId = await aReport();
    const before = await view(reportId);
    expect(before.interview).toBeNull();
    const { interviewId } = await prepareInterview(own.actors.HR, {
      reportId,
      interviewers: [own.actors.HR.userId],
    });
    const { questions } = await running(reportId);
    expect(questions.map(({ key }) => key)).toEqual(before.selection.questions.map(({ key }) => key));
    for (const { scale } of before.selection.gaps)
      expect(questions.filter((question) => question.scale === scale).length).toBeGreaterThanOrEqual(2);
    expect((await events(interviewId)).map(({ action }) => action)).toEqual(['interview.prepared']);
  });

  test('twice at once makes one interview', async () => {
    const reportId = await aReport();
    const input = { reportId, interviewers: [own.actors.HR.userId] };
    const made = await Promise.all([
      prepareInterview(own.actors.HR, input),
      prepareInterview(own.actors.HR, input),
    ]);
    expect(new Set(made.map(({ interviewId }) => interviewId)).size).toBe(1);
    expect(await db().interview.count({ where: { reportId } })).toBe(1);
  });

  test('does not let a member of another organisation interview', async () => {
    const reportId = await aReport();
    const stranger = { reportId, interviewers: [other.actors.HR.userId] };
    await expect(prepareInterview(own.actors.HR, stranger)).rejects.toEqual(refused('NOT_FOUND'));
  });

  test('reading it is reading the report, once', async () => {
    const reportId = await aReport();
    await view(reportId);
    await view(reportId);
    const read = await db().auditEvent.count({ where: { subjectId: reportId, action: 'report.viewed' } });
    expect(read).toBe(1);
  });
});

describe('blind ratings', () => {
  test('of one are seen by nobody else before all have handed in, and then by everybody', async () => {
    const place = await prepared();
    const { ADMIN, HR, RECRUITER } = own.actors;
    expect(await rateAll(HR, place, '4')).toEqual({ submitted: true, revealed: false });
    for (const actor of [RECRUITER, ADMIN]) {
      const page = await view(place.reportId, actor);
      expect(JSON.stringify(page)).not.toContain(SECRET);
      expect(page.interview?.revealed).toBeNull();
      expect(await getInterviewSummary(actor, place)).toEqual({
        state: 'open',
        interviewers: 2,
        submitted: 1,
      });
    }
    expect((await running(place.reportId, HR)).own?.note).toContain(SECRET);
    await rateAll(RECRUITER, place, '2', false);
    expect(JSON.stringify(await view(place.reportId, HR))).not.toContain('"rating":2');

    expect(await rateAll(RECRUITER, place, '2')).toEqual({ submitted: true, revealed: true });
    for (const actor of [HR, RECRUITER, ADMIN]) {
      const { revealed } = await running(place.reportId, actor);
      expect(revealed?.interviewers).toHaveLength(2);
      expect(revealed?.agreement.apart).toBe(revealed?.agreement.compared);
      expect(revealed?.scales[0]).toMatchObject({ mean: 3, lowest: 2, highest: 4 });
      expect(revealed?.mayAgree).toBe(actor !== ADMIN);
    }
    expect(await getInterviewSummary(ADMIN, place)).toMatchObject({ state: 'revealed' });
  });

  test('handed in at the same moment are opened once', async () => {
    const place = await prepared();
    await Promise.all([rateAll(own.actors.HR, place, '3'), rateAll(own.actors.RECRUITER, place, '3')]);
    expect((await running(place.reportId)).revealed).not.toBeNull();
    const revealed = (await events(place.interviewId)).filter(
      ({ action }) => action === 'interview.revealed',
    );
    expect(revealed).toHaveLength(1);
  });

  test('that are handed in never change, not by the application and not by the owner of the tables', async () => {
    const place = await prepared();
    await rateAll(own.actors.HR, place, '4');
    await expect(rateAll(own.actors.HR, place, '1')).rejects.toEqual(refused('INVALID_STATE'));
    for (const url of [database.url, database.ownerUrl]) {
      const change = query(url, 'UPDATE "InterviewRating" SET rating = 1 WHERE "interviewId" = $1', [
        place.interviewId,
      ]);
      await expect(change).rejects.toThrow('handed in');
    }
    const reopened = query(
      database.url,
      'UPDATE "InterviewSheet" SET "submittedAt" = NULL WHERE "interviewId" = $1',
      [place.interviewId],
    );
    await expect(reopened).rejects.toThrow('handed in');
  });

  test('are complete when they are handed in: every answer is rated or marked as not asked', async () => {
    const place = await prepared();
    const { questions } = await running(place.reportId);
    const empty = saveSheet(own.actors.HR, { interviewId: place.interviewId, ratings: [], submit: true });
    const fields = Object.fromEntries(
      questions.filter(({ scale }) => scale !== null).map(({ id }) => [`mark.${id}`, 'ratingMissing']),
    );
    await expect(empty).rejects.toMatchObject({ code: 'INVALID_INPUT', fields });
    await expect(rateAll(own.actors.HR, place, 'notAsked')).rejects.toMatchObject({
      fields: { [`mark.${questions[0]?.id}`]: 'ratingNone' },
    });
    // What is missing keeps nobody's typing out.
    expect((await running(place.reportId)).own?.ratings[questions[0]?.id ?? '']?.note).toBe(SECRET);
    const sheets = await db().interviewSheet.findMany({ where: { interviewId: place.interviewId } });
    expect(sheets.every(({ submittedAt }) => submittedAt === null)).toBe(true);
  });

  test('keep every character that was typed, and only of the questions that were sent', async () => {
    const place = await prepared();
    const { questions } = await running(place.reportId);
    const [first = '', second = ''] = questions.map(({ id }) => id);
    const typed = '  Two lines\n\twith  spaces \n';
    const save = (questionId: string, note: string) =>
      saveSheet(own.actors.HR, {
        interviewId: place.interviewId,
        ratings: [{ questionId, mark: null, note }],
        submit: false,
      });
    await save(first, typed);
    await save(second, 'Second');
    const { own: sheet } = await running(place.reportId);
    expect(sheet?.ratings[first]?.note).toBe(typed);
    expect(sheet?.ratings[second]?.note).toBe('Second');
  });
});

describe('interviewers', () => {
  test('can be removed before they hand in, and the rest is opened then', async () => {
    const place = await prepared();
    const { ADMIN, HR, RECRUITER } = own.actors;
    await addInterviewer(ADMIN, { interviewId: place.interviewId, userId: ADMIN.userId });
    await rateAll(HR, place, '4');
    await rateAll(RECRUITER, place, '5');
    expect((await running(place.reportId)).revealed).toBeNull();
    await expect(
      removeInterviewer(ADMIN, { interviewId: place.interviewId, userId: HR.userId }),
    ).rejects.toEqual(refused('INVALID_STATE'));
    await removeInterviewer(HR, { interviewId: place.interviewId, userId: ADMIN.userId });
    expect((await running(place.reportId)).revealed?.interviewers).toHaveLength(2);
    await expect(
      addInterviewer(ADMIN, { interviewId: place.interviewId, userId: ADMIN.userId }),
    ).rejects.toEqual(refused('INVALID_STATE'));
  });

  test('who come back find what they had typed', async () => {
    const place = await prepared();
    const { HR, RECRUITER } = own.actors;
    await rateAll(RECRUITER, place, '3', false);
    const who = { interviewId: place.interviewId, userId: RECRUITER.userId };
    await removeInterviewer(HR, who);
    expect((await running(place.reportId, RECRUITER)).own).toBeNull();
    await expect(rateAll(RECRUITER, place, '3')).rejects.toEqual(refused('NOT_FOUND'));
    await addInterviewer(HR, who);
    expect((await running(place.reportId, RECRUITER)).own?.note).toContain(SECRET);
  });

  test('one alone needs a decision, and agrees with nobody', async () => {
    const reportId = await aReport();
    const { HR } = own.actors;
    const { interviewId } = await prepareInterview(HR, { reportId, interviewers: [HR.userId] });
    await expect(goOnAlone(HR, { interviewId })).rejects.toEqual(refused('INVALID_STATE'));
    await rateAll(HR, { reportId, interviewId }, '4');
    expect(await running(reportId)).toMatchObject({ revealed: null, mayGoOnAlone: true });
    await goOnAlone(HR, { interviewId });
    const { revealed } = await running(reportId);
    expect(revealed).toMatchObject({ mayAgree: false, agreement: { raters: 1, compared: 0 } });
    const scale = revealed?.scales[0]?.scale ?? 'integrity';
    const agree = agreeOnScale(HR, { interviewId, scale, rating: 4, note: 'Alone', seen: 0 });
    await expect(agree).rejects.toEqual(refused('INVALID_STATE'));
  });
});

describe('questions', () => {
  test('in own words and from the guide are added at the end, and go and come back', async () => {
    const place = await prepared();
    const { HR } = own.actors;
    const { interviewId, reportId } = place;
    const count = (await running(reportId)).questions.length;
    const ownQuestion = {
      interviewId,
      questionId: randomUUID(),
      text: 'Tell me about a night shift.',
      scale: '',
    } as const;
    await addOwnQuestion(HR, ownQuestion);
    await addOwnQuestion(HR, ownQuestion);
    const bank = { interviewId, questionId: randomUUID(), key: 'integrity.owningMistakes.past' };
    await addBankQuestion(HR, bank);
    const twice = addBankQuestion(HR, { ...bank, questionId: randomUUID() });
    await expect(twice).rejects.toEqual(refused('INVALID_STATE'));
    const added = (await running(reportId)).questions.slice(count);
    expect(added).toMatchObject([
      { kind: 'own', ownText: 'Tell me about a night shift.', scale: null, addedBy: own.members.HR.name },
      { kind: 'bank', key: 'integrity.owningMistakes.past', scale: 'integrity' },
    ]);
    await removeQuestion(HR, { interviewId, questionId: bank.questionId });
    expect((await running(reportId)).removed.map(({ id }) => id)).toEqual([bank.questionId]);
    await restoreQuestion(HR, { interviewId, questionId: bank.questionId });
    expect((await running(reportId)).questions).toHaveLength(count + 2);
  });

  test('chosen from the report stay, and none changes once somebody has handed in', async () => {
    const place = await prepared();
    const { HR, RECRUITER } = own.actors;
    const { interviewId } = place;
    const [chosen] = (await running(place.reportId)).questions;
    const remove = () => removeQuestion(HR, { interviewId, questionId: chosen?.id ?? '' });
    await expect(remove()).rejects.toEqual(refused('INVALID_STATE'));
    await expect(
      addBankQuestion(HR, { interviewId, questionId: randomUUID(), key: 'clarify.answering' }),
    ).rejects.toEqual(refused('NOT_FOUND'));
    await rateAll(RECRUITER, place, '3');
    const late = {
      interviewId,
      questionId: randomUUID(),
      text: 'Tell me about a late shift.',
      scale: '',
    } as const;
    await expect(addOwnQuestion(HR, late)).rejects.toEqual(refused('INVALID_STATE'));
  });
});

describe('agreeing', () => {
  test('keeps every agreement, and neither ratings nor the fit change', async () => {
    const place = await prepared();
    const { ADMIN, HR, RECRUITER } = own.actors;
    const before = await viewReport(HR, { reportId: place.reportId, tracing: true });
    await rateAll(HR, place, '5');
    const { gaps } = (await view(place.reportId)).selection;
    const scale = gaps[0]?.scale ?? 'carefulness';
    const input = { interviewId: place.interviewId, scale, rating: 4, note: 'After talking', seen: 0 };
    await expect(agreeOnScale(HR, input)).rejects.toEqual(refused('INVALID_STATE'));
    await rateAll(RECRUITER, place, '3');
    await expect(agreeOnScale(ADMIN, input)).rejects.toEqual(refused('NOT_FOUND'));
    await agreeOnScale(HR, input);
    await expect(agreeOnScale(RECRUITER, input)).rejects.toEqual(refused('CONFLICT'));
    await agreeOnScale(RECRUITER, { ...input, rating: 3, note: 'On second thoughts', seen: 1 });
    const { revealed } = await running(place.reportId);
    const rated = revealed?.scales.find((one) => one.scale === scale);
    expect(rated).toMatchObject({
      mean: 4,
      agreed: [
        { rating: 4, by: own.members.HR.name },
        { rating: 3, note: 'On second thoughts' },
      ],
    });
    const after = await viewReport(HR, { reportId: place.reportId, tracing: true });
    expect(after.status === 'shown' && before.status === 'shown' ? after.resultHash : '').toBe(
      before.status === 'shown' ? before.resultHash : 'hidden',
    );
    const change = query(
      database.ownerUrl,
      'UPDATE "InterviewConsensus" SET rating = 1 WHERE "interviewId" = $1',
      [place.interviewId],
    );
    await expect(change).rejects.toThrow('immutable');
  });
});

describe('a result that is not to be read', () => {
  test('hides its interview at once and takes no ratings', async () => {
    const place = await prepared();
    const { attemptId } = await db().interview.findUniqueOrThrow({ where: { id: place.interviewId } });
    await db().attempt.update({
      where: { id: attemptId },
      data: { status: 'withdrawn', withdrawnAt: new Date() },
    });
    const page = await viewInterview(own.actors.HR, { reportId: place.reportId });
    expect(page.status).toBe('withdrawn');
    expect(page).not.toHaveProperty('interview');
    const save = saveSheet(own.actors.HR, { interviewId: place.interviewId, ratings: [], submit: false });
    await expect(save).rejects.toEqual(refused('INVALID_STATE'));
  });

  test('takes its interview along when it is erased, ratings and agreements too', async () => {
    const place = await prepared();
    await rateAll(own.actors.HR, place, '5');
    await rateAll(own.actors.RECRUITER, place, '4');
    const scale = (await running(place.reportId)).revealed?.scales[0]?.scale ?? 'integrity';
    await agreeOnScale(own.actors.HR, {
      interviewId: place.interviewId,
      scale,
      rating: 4,
      note: 'So',
      seen: 0,
    });
    await inTransaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.erasure', 'on', true)`;
      await tx.interview.delete({ where: { id: place.interviewId } });
    });
    const where = { interviewId: place.interviewId };
    expect(await db().interviewRating.count({ where })).toBe(0);
    expect(await db().interviewConsensus.count({ where })).toBe(0);
  });
});

test('another organisation finds no interview behind any door', async () => {
  const place = await prepared();
  const { interviewId, reportId } = place;
  const foreign = other.actors.ADMIN;
  const questionId = randomUUID();
  const missing = refused('NOT_FOUND');
  await expect(viewInterview(foreign, { reportId })).rejects.toEqual(missing);
  await expect(prepareInterview(foreign, { reportId, interviewers: [foreign.userId] })).rejects.toEqual(
    missing,
  );
  await expect(addInterviewer(foreign, { interviewId, userId: foreign.userId })).rejects.toEqual(missing);
  await expect(removeInterviewer(foreign, { interviewId, userId: own.actors.HR.userId })).rejects.toEqual(
    missing,
  );
  await expect(goOnAlone(foreign, { interviewId })).rejects.toEqual(missing);
  await expect(saveSheet(foreign, { interviewId, ratings: [], submit: false })).rejects.toEqual(missing);
  await expect(
    addOwnQuestion(foreign, { interviewId, questionId, text: 'Tell me about it all.', scale: '' }),
  ).rejects.toEqual(missing);
  await expect(
    addBankQuestion(foreign, { interviewId, questionId, key: 'integrity.owningMistakes.past' }),
  ).rejects.toEqual(missing);
  await expect(removeQuestion(foreign, { interviewId, questionId })).rejects.toEqual(missing);
  await expect(restoreQuestion(foreign, { interviewId, questionId })).rejects.toEqual(missing);
  await expect(
    agreeOnScale(foreign, { interviewId, scale: 'integrity', rating: 3, note: 'No', seen: 0 }),
  ).rejects.toEqual(missing);
  expect(await getInterviewSummary(foreign, { reportId })).toEqual({ state: 'none' });
});
