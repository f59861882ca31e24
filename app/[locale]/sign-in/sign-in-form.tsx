'use client';

import { useTranslations } from 'next-intl';
import { EmailField } from '@/components/forms/email-field';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { signInAction } from './actions';

/** Address and password; a password manager finds both, and pasting is allowed. */
export function SignInForm() {
  const t = useTranslations('account');
  const { form, field, summary } = useFormState(signInAction);
  const { key: emailKey, ...email } = field('email');
  const { key: passwordKey, ...password } = field('password');

  return (
    <form {...form}>
      <ErrorSummary {...summary} />
      <EmailField key={emailKey} {...email} label={t('email')} />
      <TextField
        key={passwordKey}
        {...password}
        label={t('password')}
        type="password"
        autoComplete="current-password"
        required
      />
      <SubmitButton pendingLabel={t('signIn.pending')}>{t('signIn.submit')}</SubmitButton>
    </form>
  );
}
