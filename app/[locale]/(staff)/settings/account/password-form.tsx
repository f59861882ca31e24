'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { NewPasswordField } from '@/components/forms/new-password-field';
import { SaveStatus } from '@/components/forms/save-status';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { changePasswordAction } from './actions';

export function PasswordForm({ email }: Readonly<{ email: string }>) {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const { state, form, field, summary } = useFormState(changePasswordAction);
  const { key, ...current } = field('current');
  const { id, error, errorPrefix } = field('password');
  const saved = state.status === 'done';

  return (
    <form {...form} className="narrow">
      <ErrorSummary {...summary} />
      {/* Tells a password manager whose password changes. */}
      <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
      <TextField
        key={key}
        {...current}
        label={t('currentPassword')}
        type="password"
        autoComplete="current-password"
        required
      />
      <NewPasswordField
        id={id}
        error={error}
        errorPrefix={errorPrefix}
        name="password"
        label={t('newPassword')}
      />
      <div className="row-form">
        <SubmitButton variant="plain" pendingLabel={common('saving')}>
          {t('passwordChange.submit')}
        </SubmitButton>
        <SaveStatus state={saved ? 'saved' : 'idle'} text={saved ? t('passwordChange.saved') : ''} />
      </div>
    </form>
  );
}
