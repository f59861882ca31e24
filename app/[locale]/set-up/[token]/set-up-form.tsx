'use client';

import { useLocale, useTranslations } from 'next-intl';
import { EmailField } from '@/components/forms/email-field';
import { ErrorSummary } from '@/components/forms/error-summary';
import { NewPasswordField } from '@/components/forms/new-password-field';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/locales';
import { completeSetUpAction } from './actions';

/** The first organisation and its owner, on one page. */
export function SetUpForm({ token }: Readonly<{ token: string }>) {
  const t = useTranslations('account');
  const { form, field, summary } = useFormState(completeSetUpAction, { locale: useLocale() });
  const { key: organizationKey, ...organization } = field('organizationName');
  const { key: contactKey, ...contact } = field('contact');
  const { key: localeKey, ...locale } = field('locale');
  const { key: nameKey, ...name } = field('name');
  const { key: emailKey, ...email } = field('email');
  const { id, error, errorPrefix } = field('password');

  return (
    <form {...form}>
      <ErrorSummary {...summary} />
      <input type="hidden" name="token" value={token} />
      <h2>{t('setUp.organizationHeading')}</h2>
      <TextField
        key={organizationKey}
        {...organization}
        label={t('setUp.organizationName')}
        autoComplete="organization"
        required
      />
      <TextField
        key={contactKey}
        {...contact}
        label={t('setUp.contact')}
        hint={t('setUp.contactHint')}
        required
      />
      <SelectField
        key={localeKey}
        {...locale}
        label={t('language')}
        hint={t('setUp.languageHint')}
        options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
      />
      <h2>{t('setUp.ownerHeading')}</h2>
      <TextField key={nameKey} {...name} label={t('name')} autoComplete="name" required />
      <EmailField key={emailKey} {...email} label={t('email')} />
      <NewPasswordField
        id={id}
        error={error}
        errorPrefix={errorPrefix}
        name="password"
        label={t('password')}
      />
      <SubmitButton pendingLabel={t('setUp.pending')}>{t('setUp.submit')}</SubmitButton>
    </form>
  );
}
