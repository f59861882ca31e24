import { randomUUID } from 'node:crypto';
import { answerLimit } from '@/lib/auth/answer-limit';
import { candidateToken } from '@/lib/auth/candidate-session';
import { anonymousActor } from '@/lib/auth/anonymous-actor';
import { AppError } from '@/lib/core/app-error';
import { saveAnswer } from '@/lib/services/take';
import { answerForm } from '@/lib/validation/answers';
import { formDoor } from '../form-door';

/**
 * One answer from the page without a script. Every POST counts as a device of its own: the last to arrive wins.
 * "Next" without a choice stores nothing and leads back with the words for it.
 */
export const POST = formDoor({
  input: answerForm,
  run: async ({ attemptRef, itemId, value, step, position, from }, request) => {
    const here = `/take/${position}${from ? `?from=${from}` : ''}`;
    if (step === 'next' && value === undefined) return { to: `${here}${from ? '&' : '?'}error=missing` };
    const sessionToken = candidateToken(request.headers) ?? '';
    if (answerLimit().secondsToWait(sessionToken, Date.now()) > 0) throw new AppError('RATE_LIMITED');
    await saveAnswer(await anonymousActor(), {
      sessionToken,
      attemptRef,
      itemId,
      value: step === 'skip' ? null : (value ?? null),
      seq: 1,
      device: `form-${randomUUID().slice(0, 8)}`,
      shownMs: null,
    });
    return { to: from === 'check' ? '/take/check' : `/take/${position + 1}` };
  },
  back: ({ position }) => (position && /^\d{1,3}$/.test(position) ? `/take/${position}` : '/take'),
});
