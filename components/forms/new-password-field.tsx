'use client';

import { useTranslations } from 'next-intl';
import { TextField } from './text-field';

type NewPasswordFieldProps = Readonly<{
  id: string;
  name: string;
  label: string;
  error: string | undefined;
  errorPrefix: string;
}>;

/** Where a password is chosen: a password manager offers one, and what is asked of it is said beforehand. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const t = useTranslations('account');
  return (
    <TextField {...props} hint={t('newPasswordHint')} type="password" autoComplete="new-password" required />
  );
}
