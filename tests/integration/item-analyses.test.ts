import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { ComputationError } from '@/lib/computation/run-in-thread';
import { db, disconnect } from '@/lib/db/client';
import { runComputation } from '@/lib/services/computations';
import { listItemAnalyses, requestItemAnalysis } from '@/lib/services/item-analyses';
import { type AnswerOf, invited, openAssessment, submitted } from '../support/assessment-factory';
import { freshDatabase } from '../support/database';
import { makeOrganization, systemActor, type TestOrganization } from '../support/factories';

let own: TestOrganization;
let questionnaireVersionId: string;
beforeAll(async () => {
  await freshDatabase();
  own = await makeOrganization();
  const { assessmentId } = await openAssessment(own.actors.HR);
  const assessment = await db().assessment.findUniqueOrThrow({
    where: { id: assessmentId },
    select: { questionnaireVersionId: true },
  });
  ({ questionnaireVersionId } = assessment);
  const patterns: AnswerOf[] = [
    (_, index) => 1 + ((index * 7) % 5),
    (_, index) => 5 - ((index * 3) % 5),
    // One answer throughout: left out of the statistics, and said so.
    () => 3,
  ];
  for (const pattern of patterns) {
    const { attemptId } = await invited(own.actors.HR, assessmentId);
    await submitted(own.actors.HR, attemptId, pattern);
  }
});
afterAll(disconnect);

const state = async () => {
  const [first] = await listItemAnalyses(own.actors.HR);
  if (first === undefined) throw new Error('a questionnaire is in use');
  return first;
};
const run = (computationId: string, final = false) =>
  runComputation(systemActor(own.organizationId), { computationId, final });

test('a request is computed in its own thread and shown; a second request while it waits is the same', async () => {
  expect(await state()).toMatchObject({ finished: 3, open: null, result: null });
  const both = await Promise.all([
    requestItemAnalysis(own.actors.HR, { questionnaireVersionId }),
    requestItemAnalysis(own.actors.ADMIN, { questionnaireVersionId }),
  ]);
  expect(new Set(both.map(({ computationId }) => computationId)).size).toBe(1);
  expect(await state()).toMatchObject({ open: { status: 'waiting', progress: 0 } });

  await run(both[0].computationId);
  const { open, result, failed } = await state();
  expect({ open, failed }).toEqual({ open: null, failed: false });
  expect(result?.analysis).toMatchObject({ people: 2, leftOut: 1 });
  expect(result?.analysis.scales[0]?.statistics).toMatchObject({ reason: 'tooFewPeople', needed: 100 });

  // Once over, running it again changes nothing, and the next request is a new one.
  const before = await db().computation.findMany();
  await run(both[0].computationId);
  expect(await db().computation.findMany()).toEqual(before);
});

test('a computation that breaks is marked on its last try, and what was computed before stays', async () => {
  const { computationId } = await requestItemAnalysis(own.actors.HR, { questionnaireVersionId });
  const threads = await import('@/lib/computation/run-in-thread');
  const broken = vi.spyOn(threads, 'runInThread').mockRejectedValue(new ComputationError('broken'));
  await expect(run(computationId)).rejects.toThrow('broken');
  expect(await state()).toMatchObject({ open: { status: 'running' }, failed: false });
  await expect(run(computationId, true)).rejects.toThrow('broken');
  broken.mockRestore();
  const after = await state();
  expect(after).toMatchObject({ open: null, failed: true });
  expect(after.result?.analysis.people).toBe(2);
});

test('another organisation sees nothing of it and cannot ask for it; a recruiter neither', async () => {
  const other = await makeOrganization();
  expect(await listItemAnalyses(other.actors.HR)).toEqual([]);
  await expect(requestItemAnalysis(other.actors.HR, { questionnaireVersionId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(listItemAnalyses(own.actors.RECRUITER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
