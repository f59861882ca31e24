import { randomUUID } from 'node:crypto';
import type { MemberActor } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { complete } from '../../../scripts/demo/candidates';
import { openAssessment } from '../../support/assessment-factory';

const SEED = 417;

/** A candidate of a new assessment who has sent the answers, with the session of the browser. */
export async function finishedCandidate(actor: MemberActor, name: string) {
  const { assessmentId } = await openAssessment(actor);
  const person = { name, email: `${randomUUID()}@example.com`, locale: 'fi' } as const;
  const { actor: candidate, sessionToken } = await complete(actor, assessmentId, person, SEED, 'ordinary');
  const { id } = await db().report.findFirstOrThrow({ where: { attemptId: candidate.attemptId } });
  return { reportId: id, assessmentId, session: sessionToken };
}
