'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import type { StatefulAction } from '@/lib/validation/form-state';
import { LinkOnce } from './link-once';

type ManageInvitationProps = Readonly<{
  attemptId: string;
  invitationId: string;
  backHref: string;
  resend: StatefulAction<Readonly<{ name: string; link: string }>>;
  cancel: StatefulAction;
}>;

/** A new link for somebody who lost theirs, and taking the invitation back. */
export function ManageInvitation({
  attemptId,
  invitationId,
  backHref,
  resend,
  cancel,
}: ManageInvitationProps) {
  const t = useTranslations('assessments');
  const sending = useFormState(resend, {}, 'resend-');
  const cancelling = useFormState(cancel, {}, 'cancel-');
  if (sending.state.status === 'done') {
    const { name, link } = sending.state.data;
    return (
      <div className="stack narrow-form">
        <LinkOnce title={t('manage.resendDone', { name })} link={link} />
        <p>
          <LinkButton href={backHref}>{t('invite.back')}</LinkButton>
        </p>
      </div>
    );
  }
  return (
    <div className="stack narrow-form">
      <form {...sending.form} className="stack-2">
        <h2>{t('manage.resendTitle')}</h2>
        <ErrorSummary {...sending.summary} />
        <p>{t('manage.resendBody')}</p>
        <input type="hidden" name="attemptId" value={attemptId} />
        <input type="hidden" name="invitationId" value={invitationId} />
        <div className="actions">
          <SubmitButton pendingLabel={t('invite.sending')}>{t('manage.resend')}</SubmitButton>
        </div>
      </form>
      <form {...cancelling.form} className="sec">
        <h2>{t('manage.cancelTitle')}</h2>
        <ErrorSummary {...cancelling.summary} />
        <p>{t('manage.cancelBody')}</p>
        <input type="hidden" name="attemptId" value={attemptId} />
        <div className="actions">
          <SubmitButton variant="plain" pendingLabel={t('manage.cancelling')}>
            {t('manage.cancel')}
          </SubmitButton>
          <LinkButton variant="quiet" href={backHref}>
            {t('invite.back')}
          </LinkButton>
        </div>
      </form>
    </div>
  );
}
