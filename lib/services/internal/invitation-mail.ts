import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { answeringMinutes } from './answering-time';
import type { MailToQueue } from './queue-mail';

/** An assessment as an invitation describes it. */
export type OpenAssessment = Readonly<{
  id: string;
  status: 'DRAFT' | 'OPEN' | 'CLOSED';
  closesAt: Date | null;
  /** Languages that it offers. */
  locales: readonly string[];
  jobTitle: string;
  statements: number;
  organization: string;
  contact: string;
}>;

/** One person's own part of an invitation. */
export type Invited = Readonly<{
  attemptId: string;
  locale: Locale;
  recipient: string;
  link: string;
  deadlineAt: Date | null;
  timeZone: string;
}>;

/** The mail that carries a candidate's link. */
export function invitationMail(assessment: OpenAssessment, invited: Invited): MailToQueue {
  const { organization, contact, jobTitle, statements } = assessment;
  const { attemptId, locale, recipient, link, deadlineAt, timeZone } = invited;
  return {
    kind: 'candidateInvitation',
    attemptId,
    locale,
    recipient,
    params: {
      organization,
      contact,
      jobTitle,
      link,
      minutes: answeringMinutes(statements),
      deadline: deadlineAt === null ? null : { at: deadlineAt, timeZone },
    },
  };
}
