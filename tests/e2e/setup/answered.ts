import type { MemberActor } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import {
  type AnswerOf,
  invited,
  openAssessment,
  ORDINARY,
  submitted,
} from '../../support/assessment-factory';

/** The same answer all the way, and in a hurry: two flags. */
const CARELESS: AnswerOf = () => 3;
const HURRIED_MS = 100;
const USUAL_MS = 4000;

type People = Readonly<{ names: readonly string[]; careless: readonly string[]; blind: boolean }>;

/** An assessment whose candidates have all answered; some of them without care. */
export async function answeredAssessment(actor: MemberActor, { names, careless, blind }: People) {
  const { assessmentId } = await openAssessment(actor);
  await db().assessment.update({ where: { id: assessmentId }, data: { blind } });
  const people = [];
  for (const name of names) {
    const { attemptId } = await invited(actor, assessmentId, name);
    const isCareless = careless.includes(name);
    const reportId = await submitted(
      actor,
      attemptId,
      isCareless ? CARELESS : ORDINARY,
      isCareless ? HURRIED_MS : USUAL_MS,
    );
    people.push({ name, attemptId, reportId });
  }
  return { assessmentId, people };
}
