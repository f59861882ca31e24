import 'server-only';
import { type Actor, authorize } from '@/lib/auth/policy';
import { FINNISH_TIME } from '@/lib/core/local-day';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { openLinks } from '@/lib/mail/sealed-link';
import { writeMail } from '@/lib/mail/write-mail';
import type { AssessmentIdInput } from '@/lib/validation/assessment';
import { ownDeadline } from './internal/deadline';
import { invitationMail } from './internal/invitation-mail';
import { assessmentForMail } from './internal/invite-people';

export type MailPreview = Readonly<{ locale: Locale; subject: string; text: string }>;

/**
 * The invitation as candidates in Finland would get it, in each language that the assessment offers; where each has a
 * link of their own it has none that works.
 *
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function previewInvitationMail(
  actor: Actor,
  { assessmentId }: AssessmentIdInput,
): Promise<readonly MailPreview[]> {
  authorize(actor, 'candidate:invite');
  const assessment = await assessmentForMail(db(), actor.organizationId, assessmentId);
  const deadlineAt = ownDeadline(assessment.closesAt, FINNISH_TIME);
  return assessment.locales.filter(isLocale).map((locale) => {
    const mail = invitationMail(assessment, {
      attemptId: '',
      recipient: '',
      locale,
      link: `${env().BASE_URL}/i/…`,
      deadlineAt,
      timeZone: FINNISH_TIME,
    });
    const { subject, text } = writeMail(mail, locale);
    return { locale, subject, text: openLinks(text) };
  });
}
