import 'server-only';
import { AppError } from '@/lib/core/app-error';
import type { Tx } from '@/lib/db/client';
import * as invitations from '@/lib/db/repositories/invitations';
import type { Locale } from '@/lib/i18n/locales';
import { answeringMinutes } from './answering-time';
import { queueMail } from './queue-mail';

/** An assessment that takes answers, as an invitation describes it. */
export type OpenAssessment = Readonly<{
  id: string;
  closesAt: Date | null;
  jobTitle: string;
  statements: number;
}>;

/** Queues the mail that carries a candidate's link, in the transaction that makes the link. */
export async function mailLink(
  tx: Tx,
  organizationId: string,
  assessment: OpenAssessment,
  { locale, recipient, link }: Readonly<{ locale: Locale; recipient: string; link: string }>,
): Promise<void> {
  const sender = await invitations.findSender(tx, organizationId);
  if (!sender) throw new AppError('NOT_FOUND', `organisation ${organizationId}`);
  await queueMail(tx, organizationId, {
    kind: 'candidateInvitation',
    locale,
    recipient,
    params: {
      organization: sender.name,
      contact: sender.contact,
      jobTitle: assessment.jobTitle,
      link,
      minutes: answeringMinutes(assessment.statements),
      deadline: assessment.closesAt,
    },
  });
}
