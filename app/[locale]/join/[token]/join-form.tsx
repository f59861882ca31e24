'use client';

import { useLocale, useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { NewPasswordField } from '@/components/forms/new-password-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { joinAction, joinWithAccountAction } from './actions';

type JoinFormProps = Readonly<{ token: string; email: string; hasAccount: boolean }>;

/** A new account chooses a name and a password; a known one proves itself with its own. */
export function JoinForm(props: JoinFormProps) {
  return props.hasAccount ? <KnownAccount {...props} /> : <NewAccount {...props} />;
}

function NewAccount({ token, email }: JoinFormProps) {
  const t = useTranslations('account');
  const locale = useLocale();
  const { form, field, summary } = useFormState(joinAction);
  const { key, ...name } = field('name');
  const { id, error, errorPrefix } = field('password');

  return (
    <form {...form}>
      <ErrorSummary {...summary} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      <AccountName email={email} />
      <TextField key={key} {...name} label={t('name')} autoComplete="name" required />
      <NewPasswordField
        id={id}
        error={error}
        errorPrefix={errorPrefix}
        name="password"
        label={t('password')}
      />
      <SubmitButton pendingLabel={t('join.pending')}>{t('join.submit')}</SubmitButton>
    </form>
  );
}

function KnownAccount({ token, email }: JoinFormProps) {
  const t = useTranslations('account');
  const { form, field, summary } = useFormState(joinWithAccountAction);
  const { key, ...password } = field('password');

  return (
    <form {...form}>
      <ErrorSummary {...summary} />
      <input type="hidden" name="token" value={token} />
      <AccountName email={email} />
      <TextField
        key={key}
        {...password}
        label={t('password')}
        type="password"
        autoComplete="current-password"
        required
      />
      <SubmitButton pendingLabel={t('join.pending')}>{t('join.submit')}</SubmitButton>
    </form>
  );
}

/** Tells a password manager whose password this is; the page says it in words. */
function AccountName({ email }: Readonly<{ email: string }>) {
  return <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />;
}
