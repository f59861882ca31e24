import { randomUUID } from 'node:crypto';
import { inviteCandidate } from '@/lib/services/invitations';
import type { Judge } from '../bench/judge';
import type { Prepared } from '../bench/prepare';
import { query } from './stored';

const TIMES = 20;

/** The same form of an invitation twenty times at once: one person, one mail. */
export async function sameForm(judge: Judge, { hr, assessmentId }: Prepared): Promise<void> {
  const email = `same-form-${Date.now()}@example.com`;
  const input = { assessmentId, requestId: randomUUID(), name: 'Same Form', email, locale: 'fi' } as const;
  const results = await Promise.all(Array.from({ length: TIMES }, () => inviteCandidate(hr, input)));
  const invited = results.filter(({ status }) => status === 'invited').length;
  const mails = await query('SELECT 1 FROM "OutboxMail" WHERE "recipient" = $1', [email]);
  judge.check(
    `the same invitation ${TIMES} times at once`,
    `${invited} invited, ${mails.length} mail`,
    invited === 1 && mails.length === 1,
    '1 mail',
  );
}
