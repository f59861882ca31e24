'use client';

import { useTranslations } from 'next-intl';
import { EmailField } from '@/components/forms/email-field';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { Notice } from '@/components/ui/notice';
import { forgotPasswordAction } from './actions';

/** Asks for a link; the answer is the same whether or not the address has an account. */
export function ForgotPasswordForm() {
  const t = useTranslations('account');
  const { state, form, field, summary } = useFormState(forgotPasswordAction);
  const { key, ...email } = field('email');
  if (state.status === 'done') {
    return (
      <Notice tone="sky" title={t('forgot.sentTitle')} live>
        {t('forgot.sent')}
      </Notice>
    );
  }
  return (
    <form {...form}>
      <ErrorSummary {...summary} />
      <p>{t('forgot.lead')}</p>
      <EmailField key={key} {...email} label={t('email')} />
      <SubmitButton pendingLabel={t('forgot.pending')}>{t('forgot.submit')}</SubmitButton>
    </form>
  );
}
