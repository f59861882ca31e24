'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { NewPasswordField } from '@/components/forms/new-password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { resetPasswordAction } from './actions';

export function ResetPasswordForm({ token }: Readonly<{ token: string }>) {
  const t = useTranslations('account');
  const { form, field, summary } = useFormState(resetPasswordAction);
  const { id, error, errorPrefix } = field('password');

  return (
    <form {...form}>
      <ErrorSummary {...summary} />
      <input type="hidden" name="token" value={token} />
      <NewPasswordField
        id={id}
        error={error}
        errorPrefix={errorPrefix}
        name="password"
        label={t('newPassword')}
      />
      <SubmitButton pendingLabel={t('reset.pending')}>{t('reset.submit')}</SubmitButton>
    </form>
  );
}
