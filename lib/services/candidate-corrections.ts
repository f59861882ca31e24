import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { AppError } from '@/lib/core/app-error';
import { inTransaction, isUniqueViolation } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as erasure from '@/lib/db/repositories/candidate-erasure';
import * as candidates from '@/lib/db/repositories/candidates';
import type { CorrectCandidateInput } from '@/lib/validation/invitation';

/**
 * Writes a candidate's name or address as they should have been, in all assessments of the organisation; mails that
 * wait go to the new address. Results and decisions stay as they are.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND, also for a person of another organisation; INVALID_STATE when the data are
 *   erased; INVALID_INPUT for an address that another candidate has.
 */
export async function correctCandidate(actor: Actor, input: CorrectCandidateInput): Promise<void> {
  authorize(actor, 'candidate:correct');
  const { organizationId } = actor;
  const { name, email } = input;
  const taken = new AppError('INVALID_INPUT', 'the address is another candidate’s', {
    email: 'addressTaken',
  });
  try {
    await inTransaction(async (tx) => {
      const person = await erasure.findPerson(tx, organizationId, input.attemptId);
      if (!person) throw new AppError('NOT_FOUND', `attempt ${input.attemptId}`);
      const { candidateId } = person;
      await erasure.lock(tx, organizationId, candidateId);
      if (person.erasedAt !== null) throw new AppError('INVALID_STATE', `candidate ${candidateId} is erased`);
      if (email !== null && (await candidates.isAddressTaken(tx, organizationId, { candidateId, email })))
        throw taken;
      await candidates.correct(tx, organizationId, candidateId, { name, email });
      await auditEvents.record(tx, organizationId, {
        actor,
        action: 'candidate.corrected',
        subjectType: 'candidate',
        subjectId: candidateId,
        data: { name: name !== null, email: email !== null },
      });
    });
  } catch (error) {
    // Somebody was invited under the address in the meantime.
    throw isUniqueViolation(error) ? taken : error;
  }
}
